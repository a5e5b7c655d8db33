package dev.alur.run;

import dev.alur.grid.BusyException;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What must hold after a fault, whatever the fault and wherever it met a deed (I1 to I9 of the facts on
/// safety): the workbook is as it was before or after a step, never a mix; a recovery makes it whole and a
/// second one changes nothing; what was acknowledged is there; the deed can be done to its end and ends as
/// without the fault; nothing is left over; the next run gives the next number.
final class Aftermath {
    private static final Set<Language> LANGUAGES = Set.of(Language.EN, Language.ID);

    private final Deed deed;
    private final Workshop workshop;
    private final Clean clean;
    private final Set<String> seen;
    private final List<String> breaches = new ArrayList<>();

    /// How the deed goes without a fault.
    ///
    /// @param states what the workbook says in the course of it, in their order
    /// @param end what everything is like at its end
    /// @param next the same after the run that comes next
    record Clean(List<String> states, Ending end, @Nullable Ending next) {
        Clean {
            states = List.copyOf(states);
        }
    }

    /// What can be seen of a folder.
    record Ending(String workbook, Map<String, String> documents, List<String> runs, List<String> problems) {}

    /// How a command ended, by its exit code (house.md).
    enum Told {
        DONE,
        ERRORS,
        HALFWAY,
        BUSY,
        KILLED,
        FAULT
    }

    /// @param seen what was looked at before and was whole: the same bytes are not looked at again
    Aftermath(Deed deed, Workshop workshop, Clean clean, Set<String> seen) {
        this.deed = deed;
        this.workshop = workshop;
        this.clean = clean;
        this.seen = seen;
    }

    /// Looks at everything, and goes on working with it.
    ///
    /// @param acknowledged the invoices that somebody was told of
    /// @return what does not hold; empty where all does
    List<String> look(Told told, List<String> acknowledged) {
        try {
            String found = told + " " + acknowledged.size() + bytes();
            if (seen.contains(found)) {
                return breaches;
            }
            lookAtOnce(told);
            recoverTwice();
            String recovered = acknowledged.size() + bytes();
            if (!breaches.isEmpty() || seen.contains(recovered)) {
                return whole(found);
            }
            List<String> numbers = deed.goesOn ? workshop.numbers() : List.of();
            acknowledged.stream()
                    .filter(number -> !numbers.contains(number))
                    .forEach(number -> breaches.add("I3 acknowledged and gone: " + number));
            deed.finish(workshop);
            nothingLeft();
            if (clean.next() == null) {
                same("after it was done to its end", clean.end(), ending(deed, workshop));
            } else {
                same("after the next run", clean.next(), next(deed, workshop));
                nothingLeft();
            }
            whole(recovered);
            whole(found);
        } catch (ProblemException e) {
            breaches.add("refused: " + e.problems());
        } catch (IOException | RuntimeException e) {
            breaches.add("own fault: " + e);
        }
        return breaches;
    }

    private List<String> whole(String what) {
        if (breaches.isEmpty()) {
            seen.add(what);
        }
        return breaches;
    }

    /// Every file with its digest; the names of half-written ones without the numbers that are others
    /// each time.
    private String bytes() throws IOException {
        return workshop.contents().toString().replaceAll("\\.alur-(\\w{8})-\\d+_\\d+_\\d+", ".alur-$1");
    }

    /// The workbook before anything is put right, and whether it is what the exit code says.
    private void lookAtOnce(Told told) throws IOException {
        String state = state(deed, workshop);
        if (!clean.states().contains(state)) {
            breaches.add("I4 the workbook is neither as before nor as after: " + state);
        }
        boolean moves = clean.states().size() > 1;
        boolean isAfter = state.equals(clean.states().getLast());
        if (told == Told.DONE && !isAfter) {
            breaches.add("I9 said to be done, and is not");
        }
        if (told == Told.ERRORS && deed.goesOn && deed != Deed.RECOVER) {
            boolean isOpen = !workshop.runner()
                    .recover(workshop.tracker.toString(), Options.NONE, true)
                    .runs()
                    .isEmpty();
            if (isOpen || moves && isAfter) {
                breaches.add("I9 said that nothing was written, but " + (isOpen ? "a run is open" : "it was"));
            }
        }
        if (told == Told.FAULT) {
            breaches.add("I9 ended as a fault of our own");
        }
    }

    private void recoverTwice() throws IOException {
        if (!deed.goesOn) {
            return;
        }
        workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
        Map<String, String> once = workshop.contents();
        workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
        if (!workshop.contents().equals(once)) {
            breaches.add("I8 recovering twice changes something");
        }
    }

    private void same(String when, Ending expected, Ending is) {
        compare("I1 the workbook", when, expected.workbook(), is.workbook());
        compare("I2 the documents", when, expected.documents(), is.documents());
        compare("I3 the runs", when, expected.runs(), is.runs());
        compare("what check says", when, expected.problems(), is.problems());
    }

    private void compare(String what, String when, Object expected, Object is) {
        if (!expected.equals(is)) {
            breaches.add(what + " " + when + ": " + is + " instead of " + expected);
        }
    }

    private void nothingLeft() throws IOException {
        for (String file : Workshop.files(workshop.folder)) {
            boolean isLeft = file.contains("staged/")
                    || file.contains("/.alur-")
                    || file.startsWith(".alur-")
                    || file.matches(".*\\.(new|swap|tmp|copy)");
            if (isLeft) {
                breaches.add("I5 left over: " + file);
            }
        }
    }

    /// What the workbook says now; nothing where there is none.
    static String state(Deed deed, Workshop workshop) throws IOException {
        Path file = deed.workbook(workshop);
        if (!Files.exists(file)) {
            return "none";
        }
        return deed == Deed.INIT ? Files.readString(file) : words(workshop);
    }

    /// All cells.
    private static String words(Workshop workshop) {
        StringBuilder words = new StringBuilder();
        for (Sheet sheet : workshop.snapshot().sheets()) {
            words.append('[').append(sheet.name()).append(']');
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    Value value = sheet.value(row, column);
                    if (!value.equals(Value.BLANK)) {
                        words.append(sheet.address(row, column))
                                .append('=')
                                .append(value.plain())
                                .append(';');
                    }
                }
            }
        }
        return words.toString();
    }

    static Ending ending(Deed deed, Workshop workshop) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        Path folder = workshop.folder.resolve("documents");
        for (String name : Workshop.files(folder)) {
            documents.put(
                    name,
                    Fingerprint.of(Files.readAllBytes(folder.resolve(name))).sha256());
        }
        if (!deed.goesOn) {
            return new Ending(state(deed, workshop), documents, List.of(), List.of());
        }
        List<String> runs = new ArrayList<>();
        for (Run run : workshop.runner().runs(workshop.tracker.toString())) {
            runs.add(run.serial() + " " + run.state() + " undone by " + run.undoneBy());
        }
        List<String> problems = workshop.check().problems().stream()
                .map(problem -> problem.key().id())
                .toList();
        return new Ending(state(deed, workshop), documents, runs, problems);
    }

    /// One more job is approved, and the run that comes next does what follows from it.
    static Ending next(Deed deed, Workshop workshop) throws IOException {
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        return ending(deed, workshop);
    }

    /// Does something, and says how a command would have ended.
    ///
    /// @param readable whether the journal can be read: else SQLite takes it for damaged
    /// @param words takes what is wrong with what was said
    static Told told(Runnable work, boolean readable, List<String> words) {
        try {
            work.run();
            return Told.DONE;
        } catch (ProblemException e) {
            e.problems().forEach(problem -> listen(problem, readable, words));
            return switch (e) {
                case BusyException busy -> Told.BUSY;
                case HalfwayException halfway -> Told.HALFWAY;
                default ->
                    e.problems().stream().anyMatch(problem -> problem.key() == GridProblem.WRITTEN_UNSURE)
                            ? Told.HALFWAY
                            : Told.ERRORS;
            };
        } catch (UncheckedIOException e) {
            return Told.ERRORS;
        } catch (RuntimeException e) {
            words.add("own fault: " + e);
            return Told.FAULT;
        }
    }

    /// I9: a sentence in each language, without the names that Java has for things, and no false alarm.
    private static void listen(Problem problem, boolean readable, List<String> words) {
        if (readable && problem.key().id().equals("journal-damaged")) {
            words.add("I9 said that the journal is damaged: " + problem.arguments());
        }
        for (Language language : LANGUAGES) {
            String sentence = Sentences.detail(problem, language);
            if (sentence.isBlank() || sentence.contains("\n") || sentence.contains("Exception")) {
                words.add("I9 said: " + sentence);
            }
        }
    }
}
