package dev.alur.run;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What must hold after a person has saved the workbook in the midst of a deed (I7): what they wrote stands in
/// the workbook, or in one that was put aside under a name that people see; and a recovery finishes what was
/// begun or says why not.
///
/// @param cell in which they wrote
record Meanwhile(Workshop workshop, String cell, String word) {
    List<String> look(List<String> issued) {
        List<String> breaches = new ArrayList<>();
        try {
            workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
            List<String> numbers = workshop.numbers();
            issued.stream()
                    .filter(number -> !numbers.contains(number))
                    .forEach(number -> breaches.add("I3 acknowledged and gone: " + number));
        } catch (ProblemException e) {
            // their workbook is from before the run, and was saved after it: that is an older copy by now
            boolean isOlder = e.problems().stream().anyMatch(problem -> problem.key() == RunProblem.OLD_COPY);
            if (!isOlder) {
                breaches.add("refused: " + e.problems());
            }
        }
        try {
            boolean stands = false;
            for (String file : Workshop.files(workshop.folder)) {
                stands |= file.matches("studio.*\\.xlsx") && holds(workshop.folder.resolve(file));
            }
            if (!stands) {
                breaches.add("I7 what a person saved is gone");
            }
        } catch (IOException | RuntimeException e) {
            breaches.add("own fault: " + e);
        }
        return breaches;
    }

    private boolean holds(Path file) {
        return new ExcelWorkbooks(() -> workshop.now)
                .open(file)
                .read()
                .value(cell)
                .equals(Value.of(word));
    }
}
