package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// How a tracker is laid out says nothing of what its columns hold: their order, blank rows and columns before
/// them, and how the headers are decorated.
class RecognitionProperties {
    @Property(tries = 300)
    void layoutDoesNotChangeTheMeaning(
            @ForAll long seed, @ForAll @IntRange(max = 6) int rows, @ForAll @IntRange(max = 3) int columns)
            throws IOException {
        List<String> names = ForeignTrackersTest.trackers().toList();
        Random random = new Random(seed);
        String name = names.get(random.nextInt(names.size()));
        Grid grid = ForeignTrackersTest.grid(name);
        if (!(Recognition.of(grid.snapshot()) instanceof Recognition.Recognised before) || !isPlain(grid, before)) {
            return;
        }
        Map<Integer, Integer> moved = shuffle(grid.sheets.getFirst(), before, random, rows, columns);

        Recognition.Recognised after = (Recognition.Recognised) Recognition.of(grid.snapshot());

        assertThat(after.headerRow()).as(name).isEqualTo(before.headerRow() + rows);
        assertThat(meaning(after, Map.of())).as(name).isEqualTo(meaning(before, moved));
    }

    /// One sheet, nothing that points at cells, and a header over each column.
    private static boolean isPlain(Grid grid, Recognition.Recognised found) {
        Grid.SheetText sheet = grid.sheets.getFirst();
        String[] headers = sheet.rows.get(found.headerRow() - 1);
        boolean named = headers.length >= found.lastColumn();
        for (int column = found.firstColumn(); column <= found.lastColumn() && named; column++) {
            named = !headers[column - 1].isBlank() && !headers[column - 1].contains("'");
        }
        boolean formulas = sheet.rows.stream()
                .flatMap(Arrays::stream)
                .anyMatch(cell -> cell.strip().startsWith("="));
        return named && grid.sheets.size() == 1 && sheet.marks.isEmpty() && !formulas;
    }

    /// Moves columns about and decorates headers; where each column went.
    private static Map<Integer, Integer> shuffle(
            Grid.SheetText sheet, Recognition.Recognised found, Random random, int rows, int columns) {
        List<Integer> order = new ArrayList<>();
        for (int column = found.firstColumn(); column <= found.lastColumn(); column++) {
            order.add(column);
        }
        Collections.shuffle(order, random);
        Map<Integer, Integer> moved = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            moved.put(order.get(i), found.firstColumn() + i + columns);
        }
        List<String[]> shuffled = new ArrayList<>();
        for (int row = 1; row <= sheet.rows.size(); row++) {
            String[] cells = sheet.rows.get(row - 1);
            String[] others = new String[Math.max(cells.length, found.lastColumn()) + columns];
            Arrays.fill(others, "");
            for (int column = 1; column <= cells.length; column++) {
                boolean inside = row >= found.headerRow() && moved.containsKey(column);
                String cell = row == found.headerRow() && inside
                        ? decorated(cells[column - 1].strip(), random)
                        : cells[column - 1];
                others[(inside ? moved.getOrDefault(column, 0) : column + columns) - 1] = cell;
            }
            shuffled.add(others);
        }
        sheet.rows.clear();
        for (int i = 0; i < rows; i++) {
            sheet.rows.add(new String[0]);
        }
        sheet.rows.addAll(shuffled);
        return moved;
    }

    private static String decorated(String header, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> header.toUpperCase(Locale.ROOT);
            case 1 -> header.replace(' ', '_').toLowerCase(Locale.ROOT);
            case 2 -> header + "*";
            case 3 -> header + ":";
            case 4 -> "  " + header + " ";
            default -> header;
        };
    }

    private static Map<String, Set<Integer>> meaning(Recognition.Recognised found, Map<Integer, Integer> moved) {
        Map<String, Set<Integer>> meaning = new TreeMap<>();
        found.fields().values().forEach(guess -> put(meaning, guess.field().key(), guess, moved));
        found.questions()
                .forEach(question -> question.candidates()
                        .forEach(guess -> put(
                                meaning, question.about() + "?" + guess.field().key(), guess, moved)));
        return meaning;
    }

    private static void put(Map<String, Set<Integer>> meaning, String key, Guess guess, Map<Integer, Integer> moved) {
        meaning.computeIfAbsent(key, any -> new TreeSet<>()).add(moved.getOrDefault(guess.column(), guess.column()));
    }
}
