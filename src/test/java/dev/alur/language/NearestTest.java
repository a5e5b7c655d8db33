package dev.alur.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> CLIENTS = List.of("Warung Bu Sri", "Kopi Senja", "Toko Maju");

    @Test
    void aSlipOfTheFingersIsForgiven() {
        assertThat(Nearest.to("warung bu sir", CLIENTS)).contains("Warung Bu Sri");
        assertThat(Nearest.to("KopiSenja", CLIENTS)).contains("Kopi Senja");
        assertThat(Nearest.to("Aproved", List.of("Approved", "Stage"))).contains("Approved");
    }

    @Test
    void anotherWordIsNotMeant() {
        assertThat(Nearest.to("Bengkel Jaya", CLIENTS)).isEmpty();
        assertThat(Nearest.to("", CLIENTS)).isEmpty();
        assertThat(Nearest.to("Kopi", List.of())).isEmpty();
    }
}
