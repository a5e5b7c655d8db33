package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells the jobs of a list from what else stands between and under them: rows that name a group,
/// totals, words to
/// the reader, headers that are repeated, rows that were made for later.
final class JobRows {
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "subtotal",
            "sub total",
            "grand total",
            "sum",
            "average",
            "jumlah",
            "jumlah total",
            "total keseluruhan",
            "rata rata",
            "summe",
            "gesamt",
            "gesamtsumme",
            "zwischensumme",
            "total amount",
            "total hours",
            "total keseluruhan biaya",
            "total jam",
            "total biaya",
            "total tagihan",
            "gesamtbetrag",
            "mean",
            "totale",
            "balance due",
            "amount due",
            "tax",
            "ppn",
            "mwst",
            "total due",
            "total cost",
            "summe netto",
            "summe brutto");
    private static final Pattern SUM = Pattern.compile(
            "(?i)(?:SUM|SUBTOTAL|COUNTA?|AVERAGE|AGGREGATE)\\((?:\\d+,)*\\$?([A-Z]{1,3})\\$?(\\d+):\\$?([A-Z]{1,3})\\$?(\\d+)\\)");
    /// What a person types for a job before anything else.
    private static final List<Field> KEYS = List.of(Field.JOB_ID, Field.JOB_CLIENT, Field.JOB_STAGE);
    private static final Set<Field> INPUTS = Set.of(
            Field.JOB_CLIENT,
            Field.JOB_PROJECT,
            Field.JOB_SERVICE,
            Field.JOB_STAGE,
            Field.JOB_START,
            Field.JOB_DUE,
            Field.JOB_DONE,
            Field.JOB_PRICE,
            Field.JOB_INVOICE);

    private final Block block;
    private final Map<Field, Guess> fields;
    private final List<Integer> asides = new ArrayList<>();
    private final List<Integer> jobs = new ArrayList<>();

    JobRows(Block block, Map<Field, Guess> fields) {
        this.block = block;
        this.fields = fields;
        List<Integer> others = new ArrayList<>();
        for (int row = block.headerRow() + 1; row <= block.endRow(); row++) {
            if (!isUsed(row)) {
                continue;
            }
            if (isJob(row)) {
                jobs.add(row);
                asides.addAll(others);
                others.clear();
            } else {
                others.add(row);
            }
        }
    }

    List<Integer> jobs() {
        return jobs;
    }

    /// Rows above the last job that are none.
    List<Integer> asides() {
        return asides;
    }

    int last() {
        return jobs.isEmpty() ? block.headerRow() : jobs.getLast();
    }

    /// The first row below the last job where nothing that a person typed stands in the list's columns.
    int free() {
        int row = last() + 1;
        while (row <= block.endRow() && isUsed(row)) {
            row++;
        }
        return row;
    }

    private boolean isUsed(int row) {
        return count(row) > 0;
    }

    private int count(int row) {
        int count = 0;
        for (int column : block.headers().keySet()) {
            count += isTyped(row, column) ? 1 : 0;
        }
        return count;
    }

    private boolean isTyped(int row, int column) {
        Value value = block.sheet().value(row, column);
        boolean unticked = value instanceof Value.Bool(boolean tick) && !tick;
        return !value.isBlank() && !unticked && block.sheet().formula(row, column) == null;
    }

    private boolean isJob(int row) {
        if (block.isRepeated(row) || isTotal(block, row) || isBanner(block, row)) {
            return false;
        }
        boolean known = KEYS.stream().anyMatch(fields::containsKey);
        boolean alone = count(row) == 1 && block.headers().size() > 2;
        return (has(INPUTS, row) || fields.isEmpty()) && (has(KEYS, row) || !known || !alone);
    }

    private boolean has(Iterable<Field> some, int row) {
        for (Field field : some) {
            Guess guess = fields.get(field);
            if (guess != null && isTyped(row, guess.column())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a row is one text over several merged columns.
    static boolean isBanner(Block block, int row) {
        int filled = 0;
        boolean merged = false;
        for (int column : block.headers().keySet()) {
            if (!block.sheet().value(row, column).isBlank()) {
                filled++;
                Range range = block.sheet().layout().merged(row, column);
                merged |= range != null && range.lastColumn() > range.firstColumn();
            }
        }
        return merged && filled == 1;
    }

    /// Whether a row sums up what is above it: it says so in its first text, or a formula of it sums its
    /// own column.
    static boolean isTotal(Block block, int row) {
        int filled = 0;
        boolean named = false;
        boolean sums = false;
        for (int column : block.headers().keySet()) {
            Value value = block.sheet().value(row, column);
            String formula = block.sheet().formula(row, column);
            filled += value.isBlank() ? 0 : 1;
            named |= value instanceof Value.Text(String text) && isTotal(text);
            sums |= formula != null && isSum(formula, row, column);
        }
        return sums || (named && filled * 2 <= Math.max(4, block.headers().size()));
    }

    private static boolean isTotal(String text) {
        String words = HeaderText.fold(text);
        return TOTALS.contains(words) || (words.startsWith("total ") && words.split(" ").length <= 3);
    }

    private static boolean isSum(String formula, int row, int column) {
        Matcher sum = SUM.matcher(formula.strip());
        return sum.matches()
                && Address.column(sum.group(1)) == column
                && Address.column(sum.group(3)) == column
                && Integer.parseInt(sum.group(4)) < row
                && Integer.parseInt(sum.group(4)) > Integer.parseInt(sum.group(2));
    }
}
