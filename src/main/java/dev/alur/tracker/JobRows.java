package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells the jobs of a list from what else stands between and under them: rows that name a group, totals, words
/// to the reader, headers that are repeated, rows that were made for later.
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
            "(?i)(?:SUM|SUBTOTAL|COUNTA?|AVERAGE|AGGREGATE)\\((?:\\d+,)*\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})\\)");
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

    /// The first words of [#TOTALS], to look up no more than needed.
    private static final Set<String> FIRST_WORDS =
            TOTALS.stream().map(each -> each.split(" ")[0]).collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_TOTAL = 40;
    /// A row with so many of its cells filled, and a key among them, is a job without a further look.
    private static final int PLENTY = 3;

    private final Block block;
    private final Map<Field, Set<Integer>> columns = new EnumMap<>(Field.class);
    private final List<Integer> asides = new ArrayList<>();
    private final List<Integer> jobs = new ArrayList<>();

    /// @param questions columns that are asked for count for their field, too
    JobRows(Block block, Collection<Guess> fields, List<Question> questions) {
        this.block = block;
        fields.forEach(this::keep);
        questions.forEach(question -> question.candidates().forEach(this::keep));
        List<Integer> others = new ArrayList<>();
        for (int row = block.headerRow() + 1; row <= block.endRow(); row++) {
            if (isJob(row)) {
                jobs.add(row);
                asides.addAll(others);
                others.clear();
            } else if (isUsed(row)) {
                others.add(row);
            }
        }
    }

    private void keep(Guess guess) {
        columns.computeIfAbsent(guess.field(), any -> new HashSet<>()).add(guess.column());
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
        int typed = typed(row);
        boolean key = typed > 0 && has(KEYS, row);
        if (typed == 0 || block.isRepeated(row)) {
            return false;
        }
        if (key && typed >= PLENTY) {
            return true;
        }
        if (isTotal(block, row) || isBanner(block, row)) {
            return false;
        }
        boolean known = KEYS.stream().anyMatch(columns::containsKey);
        return !known || key || block.headers().size() <= 2 || count(row) > 1;
    }

    /// How many of the columns that people fill first hold something, counted up to [#PLENTY].
    private int typed(int row) {
        int typed = 0;
        for (Map.Entry<Field, Set<Integer>> entry : columns.entrySet()) {
            if (typed < PLENTY && INPUTS.contains(entry.getKey())) {
                for (int column : entry.getValue()) {
                    typed += isTyped(row, column) ? 1 : 0;
                }
            }
        }
        return typed;
    }

    private boolean has(Iterable<Field> some, int row) {
        for (Field field : some) {
            for (int column : columns.getOrDefault(field, Set.of())) {
                if (isTyped(row, column)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a row is one text over several merged columns.
    static boolean isBanner(Block block, int row) {
        if (block.sheet().layout().merged().isEmpty()) {
            return false;
        }
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

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    static boolean isTotal(String text) {
        if (text.length() > LONGEST_TOTAL || !FIRST_WORDS.contains(firstWord(text.strip()))) {
            return false;
        }
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
