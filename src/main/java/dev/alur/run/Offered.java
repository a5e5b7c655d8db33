package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the drop-down lists of a workbook offer.
final class Offered {
    private final Snapshot snapshot;
    private final Map<String, Optional<Set<String>>> known = new HashMap<>();

    Offered(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// A warning where a value is none that the cell's list offers.
    Optional<Problem> doubt(Sheet sheet, Address at, Value value) {
        return value.isBlank() || isListed(sheet, at, value.plain())
                ? Optional.empty()
                : Optional.of(Problem.warning(RunProblem.NOT_IN_LIST, at, value.plain()));
    }

    private boolean isListed(Sheet sheet, Address at, String word) {
        for (Validation validation : sheet.validations()) {
            boolean here = validation.ranges().stream().anyMatch(range -> range.contains(at.row(), at.column()));
            if (here && validation.type().equals("list")) {
                Optional<Set<String>> offered = known.computeIfAbsent(
                        sheet.name() + "!" + validation.formula(), key -> words(sheet, validation));
                return offered.isEmpty() || offered.get().contains(fold(word));
            }
        }
        return true;
    }

    /// Empty where that is more than a text, a range or a name can tell.
    private Optional<Set<String>> words(Sheet sheet, Validation validation) {
        String text = validation.formula().strip();
        Set<String> words = new HashSet<>();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            for (String word : text.substring(1, text.length() - 1).strip().split("\\s*,\\s*")) {
                words.add(fold(word));
            }
            return Optional.of(words);
        }
        Optional<Range> source = source(snapshot, sheet, validation);
        Optional<Sheet> from = source.flatMap(range -> snapshot.sheet(range.sheet()));
        if (source.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        Range range = source.get();
        for (int row = range.firstRow();
                row <= Math.min(range.lastRow(), from.get().lastRow());
                row++) {
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                words.add(fold(from.get().value(row, column).plain()));
            }
        }
        return Optional.of(words);
    }

    /// The ranges that lists of some cells take their words from.
    static Set<Range> sources(Snapshot snapshot, List<Range> cells) {
        Set<Range> sources = new HashSet<>();
        for (Range cell : cells) {
            snapshot.sheet(cell.sheet()).ifPresent(sheet -> {
                for (Validation validation : sheet.validations()) {
                    boolean here = validation.type().equals("list")
                            && validation.ranges().stream()
                                    .anyMatch(range -> range.contains(cell.firstRow(), cell.firstColumn()));
                    if (here) {
                        source(snapshot, sheet, validation).ifPresent(sources::add);
                    }
                }
            });
        }
        return sources;
    }

    private static Optional<Range> source(Snapshot snapshot, Sheet sheet, Validation validation) {
        String text = validation.formula().strip();
        String cells = snapshot.names().getOrDefault(text, text);
        try {
            return Optional.of(cells.contains("!") ? Range.parse(cells) : Range.parse(sheet.name(), cells));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
