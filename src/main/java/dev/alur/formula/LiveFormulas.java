package dev.alur.formula;

import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The live formulas of a workbook's cells, each read once; shared by all evaluators over states of one
/// snapshot.
final class LiveFormulas {
    private static final Pattern CLOCK = Pattern.compile("\\b(?:TODAY|NOW)\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDIRECT = Pattern.compile("\\b(?:INDIRECT|OFFSET)\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final Snapshot snapshot;
    private final Map<Sheet, Map<Long, Live>> bySheet = new HashMap<>();
    private final Map<String, Program> programs = new HashMap<>();
    private @Nullable Boolean anyClock;

    /// @param snapshot whose sheets, tables and names count; its values do not
    LiveFormulas(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    private static boolean readsClock(Sheet sheet) {
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            for (int row : sheet.formulaRows(column)) {
                String formula = sheet.formula(row, column);
                if (formula != null && CLOCK.matcher(formula).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// True where some cell's formula names TODAY or NOW.
    boolean anyClock() {
        Boolean known = anyClock;
        if (known == null) {
            known = snapshot.sheets().stream().anyMatch(LiveFormulas::readsClock);
            anyClock = known;
        }
        return known;
    }

    Live get(String sheet, int row, int column, String formula) {
        Sheet original = snapshot.sheet(sheet).orElseThrow();
        return bySheet.computeIfAbsent(original, key -> new HashMap<>())
                .computeIfAbsent(key(row, column), key -> read(original.name(), row, formula));
    }

    static long key(int row, int column) {
        return ((long) row << 16) | column;
    }

    private Live read(String sheet, int row, String formula) {
        boolean clock = CLOCK.matcher(formula).find();
        if (formula.length() > Formulas.MAX_LENGTH) {
            return new Live(List.of(), clock, false, null);
        }
        Scope scope = new Scope(sheet, name -> new Resolution.Unknown(null));
        Draft draft = Formulas.read(formula, scope, snapshot, row);
        boolean known = !draft.broken && !INDIRECT.matcher(formula).find();
        List<Reference> references = List.copyOf(draft.references);
        if (!draft.flaws.isEmpty()) {
            return new Live(references, clock, known && onlyUncomputable(draft), null);
        }
        try {
            Program program =
                    programs.computeIfAbsent(draft.out.toString() + draft.aggregates, plain -> Program.of(draft));
            return new Live(references, clock, known, program);
        } catch (RuntimeException refused) {
            return new Live(references, clock, known, null);
        }
    }

    /// True where the flaws keep the formula from being computed, but not from being known by what it reads.
    private static boolean onlyUncomputable(Draft draft) {
        return draft.flaws.stream().allMatch(flaw -> switch (flaw.key()) {
            case UNSUPPORTED_FUNCTION,
                    UNSUPPORTED_FUNCTION_INSTEAD,
                    UNKNOWN_FUNCTION,
                    UNKNOWN_FUNCTION_NEAR,
                    AREA_FOR_ONE_VALUE,
                    WRONG_ARGUMENT_COUNT -> true;
            default -> false;
        });
    }

    static String shortened(String formula) {
        String line = formula.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }

    static String code(Sheet sheet) {
        return sheet.name().toLowerCase(Locale.ROOT);
    }
}
