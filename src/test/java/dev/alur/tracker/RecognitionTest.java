package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.language.Language;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a foreign tracker is understood.
final class RecognitionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    private static Snapshot book(SheetDraft... drafts) {
        List<Sheet> sheets = Arrays.stream(drafts).map(SheetDraft::build).toList();
        return new Snapshot("book.xlsx", Fingerprint.of(new byte[0]), sheets, Map.of());
    }

    private static SheetDraft studio() {
        return SheetDraft.of("Tracker")
                .row("My freelance work")
                .row()
                .row("Ref", "Client Name", "Project", "Status", "Due Date", "Price ($)")
                .row("A-1", "Kopi Senja", "Menu", "In Progress", DAY, 1500)
                .row("A-2", "Toko Roti", "Logo", "Done", DAY.plusDays(2), 900)
                .row("A-3", "Kopi Senja", "Poster", "To do", DAY.plusDays(9), 700);
    }

    private static Recognition.Recognised recognised(Snapshot snapshot, Correction... corrections) {
        return (Recognition.Recognised) Recognition.of(snapshot, List.of(corrections));
    }

    @Test
    void aListOfWorkIsUnderstoodColumnByColumn() {
        Recognition.Recognised found = recognised(book(studio()));

        assertThat(found.sheet()).isEqualTo("Tracker");
        assertThat(found.headerRow()).isEqualTo(3);
        assertThat(found.lastRow()).isEqualTo(6);
        assertThat(found.freeRow()).isEqualTo(7);
        assertThat(found.field(Field.JOB_CLIENT)).map(Guess::column).contains(2);
        assertThat(found.field(Field.JOB_PROJECT)).map(Guess::column).contains(3);
        assertThat(found.field(Field.JOB_STAGE)).map(Guess::column).contains(4);
        assertThat(found.field(Field.JOB_DUE)).map(Guess::column).contains(5);
        assertThat(found.field(Field.JOB_PRICE)).map(Guess::column).contains(6);
        assertThat(found.questions()).isEmpty();
        assertThat(found.ids()).isEqualTo(Recognition.IdState.UNIQUE);
        assertThat(found.stages()).isNotNull();
        assertThat(found.stages().values()).containsExactly("To do", "In Progress", "Done");
    }

    @Test
    void aSumOverMoreRowsThanASheetHasIsNoObstacle() {
        Recognition.Recognised found = recognised(book(studio().formula("F7", "SUM(F2:F99999999999)", 3100)));

        assertThat(found.lastRow()).isEqualTo(6);
    }

    @Test
    void everyGuessSaysWhyInBothLanguages() {
        for (Guess guess : recognised(book(studio())).fields().values()) {
            assertThat(guess.evidence()).isNotEmpty();
            for (Language language : Language.values()) {
                assertThat(guess.evidence())
                        .allSatisfy(each ->
                                assertThat(each.text(language)).isNotBlank().doesNotContain("{"));
            }
        }
    }

    @Test
    void aPersonsWordComesFirst() {
        Recognition.Recognised found =
                recognised(book(studio()), new Correction("Due Date", "done"), new Correction("D", "-"));

        assertThat(found.field(Field.JOB_DONE)).map(Guess::column).contains(5);
        assertThat(found.field(Field.JOB_DONE)).map(Guess::confidence).contains(1.0);
        assertThat(found.field(Field.JOB_DUE)).isEmpty();
        assertThat(found.field(Field.JOB_STAGE)).isEmpty();
    }

    @Test
    void aCorrectionOfWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> recognised(book(studio()), new Correction("Statsu", "stage")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().getFirst().key()).isEqualTo(RecognitionProblem.MAP_UNKNOWN_COLUMN_NEAR);
                    assertThat(e.problems().getFirst().arguments()).containsExactly("Statsu", "Status");
                });
        assertThatThrownBy(() -> recognised(book(studio()), new Correction("Status", "stge")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().arguments()).containsExactly("stge", "stage"));
        assertThatThrownBy(() -> recognised(
                        book(studio()), new Correction("Status", "stage"), new Correction("Project", "stage")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(RecognitionProblem.MAP_FIELD_TWICE));
    }
}
