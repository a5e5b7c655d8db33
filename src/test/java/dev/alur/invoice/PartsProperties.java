package dev.alur.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.tracker.Part;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/// Whatever a job is worth and whatever its deposit is, its parts are the contract.
class PartsProperties {
    @Property(tries = 300)
    void depositAndFinalAreTheWhole(
            @ForAll @BigRange(min = "0.50", max = "99999999") @Scale(2) BigDecimal price,
            @ForAll @IntRange(min = 1, max = 40) int quantity,
            @ForAll @IntRange(min = 1, max = 99) int percent,
            @ForAll boolean abroad) {
        Atelier atelier = new Atelier();
        atelier.projects
                .set("B2", abroad ? "Northwind" : "Kopi Senja")
                .set("F2", quantity)
                .set("G2", price);
        atelier.services.set("E2", BigDecimal.valueOf(percent, 2));
        Invoice whole = atelier.draft(Part.WHOLE).invoice();
        Invoice deposit = atelier.draft(Part.DEPOSIT).invoice();
        if (whole == null || deposit == null) {
            return;
        }
        Invoice rest = atelier.issued(deposit).draft(Part.FINAL).invoice();
        BigDecimal parts = deposit.net().add(rest == null ? BigDecimal.ZERO : rest.net());
        assertThat(parts).isEqualByComparingTo(whole.net());
    }
}
