package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.tracker.Field;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import dev.alur.tracker.Upgrade;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an upgrade adds, and how planning goes on with it.
class StructureTest {
    private static final List<Upgrade.Part> PARTS = List.of(
            new Upgrade.Part.Sheet(Register.TIME),
            new Upgrade.Part.Column(Field.JOB_PRICE),
            new Upgrade.Part.Column(Field.JOB_REVISIONS));

    private final Tracker tracker = TrackerReader.read(WorkbookText.of("""
                    # Projects [table]
                    ID | Client | Project | Stage
                    PRJ-001 | Bu Sri | Flyer | Brief
                    # Settings
                    Key | Value
                    Seller | Studio Ayu
                    Alur ID | x
                    """).read());

    @Test
    void partsAreAddedInTheirOrderAndColumnsSideBySide() {
        List<Change.Structural> changes = Structure.of(tracker, PARTS, Set.of());
        assertThat(changes)
                .extracting(change -> change.symbol() + " " + change.address() + " " + change.label())
                .containsExactly(
                        "+ Time!A1 Time",
                        "+ Projects!E1 Projects",
                        "+ Projects!F1 Projects",
                        "+ Settings!B4 Alur version");
        Tracker laid = Structure.laid(tracker, changes);
        assertThat(laid.places()).containsKey(Register.TIME);
        assertThat(laid.place(Register.PROJECTS).columns())
                .containsEntry(Field.JOB_PRICE, 5)
                .containsEntry(Field.JOB_REVISIONS, 6);
        assertThat(laid.problems()).isEqualTo(tracker.problems());
    }

    @Test
    void whatAPersonDidNotSeeIsLeftOut() {
        List<Change.Structural> all = Structure.of(tracker, PARTS, Set.of());
        Set<String> refused = Set.of(all.get(1).identity());
        assertThat(Structure.of(tracker, PARTS, refused))
                .extracting(change -> change.address().toString())
                .containsExactly("Time!A1", "Projects!E1", "Settings!B4");
    }

    @Test
    void eachReadsBackFromItsJson() {
        for (Change change : Structure.of(tracker, PARTS, Set.of())) {
            assertThat(PlanJson.write(PlanJson.readChange(PlanJson.write(change))))
                    .isEqualTo(PlanJson.write(change));
        }
    }
}
