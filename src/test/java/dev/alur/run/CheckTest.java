package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.grid.Value;
import dev.alur.journal.JournalProblem;
import dev.alur.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `alur check` finds each thing that must never be, and names it; it says nothing of a healthy workspace.
class CheckTest {
    private static final String NUMBER = "INV-2026-002";

    @TempDir
    static Path original;

    @TempDir
    Path folder;

    /// Two runs, of which the first issued two invoices and the second one.
    @BeforeAll
    static void drawTracker() throws IOException {
        Workshop workshop = Workshop.of(original, 2);
        workshop.apply();
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        workshop.apply();
    }

    @Test
    void aHealthyWorkspaceIsPassedOverInSilence() throws IOException {
        assertThat(copied().check().problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Violation.class)
    void eachViolationIsFoundByItsName(Violation violation) throws Exception {
        Workshop workshop = copied();
        violation.planting.plant(workshop);
        List<Problem> problems = workshop.check().problems();
        assertThat(problems).extracting(Problem::key).contains(violation.found);
        Problem named = problems.stream()
                .filter(problem -> problem.key() == violation.found)
                .findFirst()
                .orElseThrow();
        for (Language language : Language.values()) {
            String sentence = Sentences.detail(named, language);
            assertThat(sentence).isNotBlank().doesNotContain("{");
            violation.names.forEach(word -> assertThat(sentence).contains(word));
        }
    }

    private Workshop copied() throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(original.relativize(file).toString());
                boolean isElsewhere = file.startsWith(original.resolve("state/paths"));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!isElsewhere) {
                    Files.copy(file, copy);
                }
            }
        }
        return new Workshop(folder);
    }

    /// What is planted, and by which name it is to be found.
    private enum Violation {
        AN_ENTRYS_PAYLOAD_CHANGED(
                sql("update entry set payload = replace(payload, '750000', '7500') where sequence = 2"),
                JournalProblem.ENTRY_CHANGED,
                "2"),
        AN_ENTRYS_TIME_CHANGED(
                sql("update entry set at = '2020-01-01T00:00:00Z' where sequence = 3"),
                JournalProblem.ENTRY_CHANGED,
                "3"),
        AN_ENTRYS_HASH_MENDED(sql("update entry set hash = 'x' where sequence = 2"), JournalProblem.ENTRY_CHANGED),
        A_PAYLOAD_GONE(sql("update entry set payload = null where sequence = 2"), JournalProblem.ENTRY_CHANGED),
        AN_ENTRY_MISSING(sql("delete from entry where sequence = 1"), JournalProblem.ENTRY_MISSING, "1"),
        THE_TAIL_MISSING(
                sql("delete from entry where sequence = (select max(sequence) from entry)"),
                JournalProblem.TAIL_MISSING),
        AN_ERASED_PAYLOAD_CHANGED_AGAIN(
                workshop -> {
                    workshop.runner().erase(workshop.tracker.toString(), "Bu Sri", false);
                    sql("update entry set payload = replace(payload, '[erased]', 'Bu Ani') where sequence = 2")
                            .plant(workshop);
                },
                JournalProblem.ENTRY_CHANGED,
                "2"),
        A_RUN_MISSING_BESIDE_THE_BOOK(
                sql("delete from operation where serial = 1; delete from run where serial = 1"),
                JournalProblem.RUN_NOT_IN_BOOK,
                "1"),
        A_RUN_THAT_NOBODY_MADE(sql("insert into run values (3, 'done', 2, 2)"), JournalProblem.RUN_NOT_IN_BOOK),
        AN_OLD_RUN_OPENED_AGAIN(
                sql("update run set state = 'open' where serial = 1"), JournalProblem.RUN_STATE_WRONG, "1"),
        A_RUN_WITHOUT_ITS_END(
                sql("update run set outcome = null where serial = 1"), JournalProblem.RUN_STATE_WRONG, "1"),
        SOMETHING_THAT_COULD_HAPPEN_AGAIN(
                sql("delete from operation where serial = 1"), JournalProblem.OPERATION_MISSING, "PRJ-001"),
        SOMETHING_THAT_NEVER_HAPPENED(
                sql(
                        "insert into operation (hash, base, attempt, stands, serial) values ('h', 'note of nobody', 0, 1, 1)"),
                JournalProblem.OPERATION_NOT_IN_BOOK,
                "note of nobody"),
        A_NUMBER_ONLY_BESIDE_THE_BOOK(
                sql("insert into invoice_number values ('INV-2026-004', 'INV-2026-', 4, 'x.pdf', 'd', '', 1)"),
                JournalProblem.NUMBER_NOT_IN_BOOK,
                "INV-2026-004"),
        A_NUMBER_ONLY_IN_THE_BOOK(
                sql("delete from invoice_number where sequence = 3"),
                JournalProblem.NUMBER_NOT_IN_BOOK,
                "INV-2026-003"),
        A_NUMBER_WITH_ANOTHER_DIGEST(
                sql("update invoice_number set digest = 'd' where sequence = 2"),
                JournalProblem.NUMBER_DIFFERS,
                NUMBER),
        A_NUMBER_IN_ANOTHER_RUN(
                sql("update invoice_number set serial = 2 where sequence = 2"), JournalProblem.NUMBER_DIFFERS, NUMBER),
        A_GAP_IN_A_SERIES(
                sql("update invoice_number set sequence = 9 where sequence = 3"),
                JournalProblem.NUMBER_GAP,
                "INV-2026-"),
        ANOTHER_TRACKERS_JOURNAL(
                sql("update lineage set id = '00000000-0000-4000-8000-000000000000'"),
                JournalProblem.LINEAGE_DIFFERS,
                "00000000"),
        A_PAGE_OVERWRITTEN(
                workshop -> {
                    byte[] bytes = Files.readAllBytes(journal(workshop));
                    java.util.Arrays.fill(bytes, 4096, 4096 + 512, (byte) 0x55);
                    Files.write(journal(workshop), bytes);
                },
                JournalProblem.JOURNAL_DAMAGED,
                "journal.db"),
        A_JOURNAL_THAT_ENDS_TOO_EARLY(
                workshop -> {
                    byte[] bytes = Files.readAllBytes(journal(workshop));
                    Files.write(journal(workshop), java.util.Arrays.copyOf(bytes, bytes.length / 2));
                },
                JournalProblem.JOURNAL_DAMAGED,
                "journal.db"),
        NO_JOURNAL(workshop -> Files.delete(journal(workshop)), RunProblem.NO_JOURNAL, "alur journal rebuild"),
        AN_OLDER_JOURNAL(
                sql("delete from operation where serial = 2; delete from run where serial = 2"),
                RunProblem.OLD_JOURNAL),
        AN_OLDER_WORKBOOK(
                workshop -> Files.copy(
                        kept(workshop).getLast(), workshop.tracker, java.nio.file.StandardCopyOption.REPLACE_EXISTING),
                RunProblem.OLD_COPY),
        NO_RUN_IN_SETTINGS(cell("Alur run", Value.BLANK), RunProblem.OLD_COPY),
        NO_ID_IN_SETTINGS(
                workshop -> {
                    new StateFolder(workshop.state)
                            .remember(workshop.tracker.toRealPath().toString(), lineage(workshop));
                    cell("Alur ID", Value.BLANK).plant(workshop);
                },
                RunProblem.HISTORY_GONE),
        A_RUBBISH_ID(cell("Alur ID", Value.of("?!")), RunProblem.LINEAGE_UNREADABLE),
        A_COPY(
                workshop -> {
                    Path other = workshop.folder.resolve("other.xlsx");
                    Files.copy(workshop.tracker, other);
                    new StateFolder(workshop.state).remember(other.toRealPath().toString(), lineage(workshop));
                },
                RunProblem.COPY,
                "other.xlsx"),
        A_NUMBER_IN_TWO_ROWS(save("Invoices!A5", Value.of(NUMBER)), RunProblem.NUMBER_TWICE, NUMBER),
        A_NUMBER_WITHOUT_ITS_ROW(save("Invoices!A3", Value.BLANK), RunProblem.NUMBER_NOT_IN_WORKBOOK, NUMBER),
        A_NUMBER_THAT_NOBODY_GAVE(
                save("Invoices!A5", Value.of("INV-2026-017")), RunProblem.NUMBER_UNKNOWN, "INV-2026-017"),
        A_NUMBER_THAT_ONLY_A_JOB_NAMES(
                save("Projects!I4", Value.of("INV-2026-018")), RunProblem.NUMBER_UNKNOWN, "INV-2026-018"),
        ANOTHER_TOTAL(save("Invoices!H3", Value.of(1)), RunProblem.INVOICE_DIFFERS, NUMBER, "Total"),
        ANOTHER_BUYER(save("Invoices!D3", Value.of("Pak Budi")), RunProblem.INVOICE_DIFFERS, NUMBER, "Bu Sri"),
        A_JOB_THAT_FORGOT_ITS_INVOICE(save("Projects!I3", Value.BLANK), RunProblem.JOB_WITHOUT_NUMBER, NUMBER),
        A_DOCUMENT_MISSING(
                workshop -> Files.delete(document(workshop, NUMBER + ".pdf")), RunProblem.DOCUMENT_MISSING, NUMBER),
        A_DOCUMENT_CHANGED(document(NUMBER + ".pdf"), RunProblem.DOCUMENT_CHANGED, NUMBER),
        A_DOCUMENT_WITH_A_NUMBER_OF_NOBODY(document("INV-2026-009.pdf"), RunProblem.DOCUMENT_UNKNOWN, "INV-2026-009"),
        A_SECOND_DOCUMENT(document(NUMBER + " (1).pdf"), RunProblem.DOCUMENT_TWICE, NUMBER + " (1)"),
        A_CONFLICTED_DOCUMENT(
                document(NUMBER + " (conflicted copy).pdf"), RunProblem.DOCUMENT_TWICE, "conflicted copy"),
        A_HALF_WRITTEN_DOCUMENT(document(".alur-0123456789abcdef.new"), RunProblem.LEFT_OVER, "0123456789abcdef"),
        A_STAGED_DOCUMENT_LEFT(state("staged/" + "0".repeat(64)), RunProblem.LEFT_OVER, "staged"),
        A_HALF_KEPT_WORKBOOK(state("before/" + "0".repeat(64) + ".new"), RunProblem.LEFT_OVER, "before"),
        A_KEPT_WORKBOOK_CHANGED(
                workshop -> Files.writeString(kept(workshop).getFirst(), "x"), RunProblem.KEPT_CHANGED, "before"),
        THE_LAST_KEPT_WORKBOOK_GONE(
                workshop -> {
                    for (Path file : kept(workshop)) {
                        Files.delete(file);
                    }
                },
                RunProblem.KEPT_MISSING,
                "2"),
        A_RUN_HALF_WAY(workshop -> halfWay(workshop, "nothing"), RunProblem.UNFINISHED, "3"),
        A_STAGED_DOCUMENT_GONE(workshop -> halfWay(workshop, "gone"), RunProblem.STAGED_MISSING, "INV-2026-004"),
        A_STAGED_DOCUMENT_CHANGED(workshop -> halfWay(workshop, "changed"), RunProblem.STAGED_CHANGED, "INV-2026-004");

        private final Planting planting;
        private final Problem.Key found;
        private final List<String> names;

        Violation(Planting planting, Problem.Key found, String... names) {
            this.planting = planting;
            this.found = found;
            this.names = List.of(names);
        }

        private static Planting sql(String statements) {
            return workshop -> {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal(workshop));
                        Statement statement = connection.createStatement()) {
                    statement.execute("drop trigger entry_is_never_changed");
                    statement.execute("drop trigger entry_is_never_deleted");
                    for (String each : statements.split("; ")) {
                        statement.execute(each);
                    }
                }
            };
        }

        private static Planting save(String cell, Value value) {
            return workshop -> workshop.save(List.of(new Assignment(Address.parse(cell), value)));
        }

        private static Planting cell(String setting, Value value) {
            return workshop -> {
                var settings = workshop.snapshot().sheet("Settings").orElseThrow();
                for (int row = 1; row <= settings.lastRow(); row++) {
                    if (settings.value(row, 1).plain().equals(setting)) {
                        workshop.save(List.of(new Assignment(settings.address(row, 2), value)));
                    }
                }
            };
        }

        private static Planting document(String name) {
            return workshop -> Files.writeString(document(workshop, name), "something else");
        }

        private static Planting state(String name) {
            return workshop -> {
                Path file = workshop.state.resolve(lineage(workshop)).resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, "x");
            };
        }

        private static void halfWay(Workshop workshop, String what) throws IOException {
            workshop.save(List.of(
                    new Assignment(Address.parse("Projects!A5"), Value.of("PRJ-004")),
                    new Assignment(Address.parse("Projects!B5"), Value.of("Bu Sri")),
                    new Assignment(Address.parse("Projects!C5"), Value.of("Poster")),
                    new Assignment(Address.parse("Projects!D5"), Value.of("Design")),
                    new Assignment(Address.parse("Projects!E5"), Value.of("Revision")),
                    new Assignment(Address.parse("Projects!H5"), Value.of("yes"))));
            try {
                workshop.apply(step -> {
                    if (step == Step.INTENDED) {
                        throw new IllegalStateException("died");
                    }
                });
            } catch (IllegalStateException died) {
                Path staged = workshop.state.resolve(lineage(workshop)).resolve("staged");
                for (String file : Workshop.files(staged)) {
                    if (what.equals("gone")) {
                        Files.delete(staged.resolve(file));
                    } else if (what.equals("changed")) {
                        Files.writeString(staged.resolve(file), "x");
                    }
                }
            }
        }

        private static Path document(Workshop workshop, String name) {
            return workshop.folder.resolve("documents").resolve(name);
        }

        private static List<Path> kept(Workshop workshop) {
            return new StateFolder(workshop.state).kept(lineage(workshop));
        }

        private static Path journal(Workshop workshop) {
            return workshop.state.resolve(lineage(workshop)).resolve("journal.db");
        }

        private static String lineage(Workshop workshop) {
            return workshop.read().settings().alurId();
        }
    }

    /// Puts something wrong into a workspace.
    private interface Planting {
        void plant(Workshop workshop) throws IOException, SQLException;
    }
}
