package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a person said about columns, found in a block.
///
/// @param told the field of each column
/// @param dropped columns that are no field
record Corrections(Map<Integer, Field> told, Set<Integer> dropped) {
    static final String NONE = "-";

    /// How many of them name a column of a block.
    static long known(Block block, List<Correction> corrections) {
        return corrections.stream()
                .filter(each -> !columns(block, each.column()).isEmpty())
                .count();
    }

    /// @throws ProblemException where one names an unknown column or field, or two say different things
    static Corrections of(Block block, List<Correction> corrections) {
        List<Problem> problems = new ArrayList<>();
        Map<Integer, Field> told = new TreeMap<>();
        Set<Integer> dropped = new HashSet<>();
        for (Correction correction : corrections) {
            int column = column(block, correction.column(), problems);
            if (column == 0) {
                continue;
            }
            if (correction.field().equals(NONE)) {
                dropped.add(column);
                continue;
            }
            Optional<Field> field = field(correction.field());
            if (field.isEmpty()) {
                problems.add(unknown(RecognitionProblem.MAP_UNKNOWN_FIELD, correction.field(), names()));
            } else if (told.containsValue(field.get())) {
                problems.add(Problem.error(
                        RecognitionProblem.MAP_FIELD_TWICE, null, field.get().key()));
            } else if (told.putIfAbsent(column, field.get()) != null) {
                problems.add(Problem.error(RecognitionProblem.MAP_COLUMN_TWICE, null, correction.column()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Corrections(told, dropped);
    }

    private static int column(Block block, String name, List<Problem> problems) {
        List<Integer> columns = columns(block, name);
        if (columns.size() > 1) {
            List<String> letters = columns.stream().map(Address::letters).toList();
            problems.add(Problem.error(RecognitionProblem.MAP_SEVERAL_COLUMNS, null, name, letters));
            return 0;
        }
        if (columns.isEmpty()) {
            List<String> headers = block.headers().values().stream()
                    .map(Words::line)
                    .filter(header -> !header.isEmpty())
                    .toList();
            problems.add(unknown(RecognitionProblem.MAP_UNKNOWN_COLUMN, name, headers));
            return 0;
        }
        return columns.getFirst();
    }

    private static List<Integer> columns(Block block, String name) {
        List<Integer> named = block.headers().entrySet().stream()
                .filter(header -> Words.fold(header.getValue()).equals(Words.fold(name)))
                .map(Map.Entry::getKey)
                .toList();
        int letters = Address.column(name.strip());
        return named.isEmpty() && block.headers().containsKey(letters) ? List.of(letters) : named;
    }

    private static Optional<Field> field(String name) {
        return Register.PROJECTS.fields().stream()
                .filter(field -> field.key().equalsIgnoreCase(name.strip()))
                .findFirst()
                .or(() -> Field.of(Register.PROJECTS, name));
    }

    private static List<String> names() {
        return Register.PROJECTS.fields().stream().map(Field::key).toList();
    }

    private static Problem unknown(RecognitionProblem key, String name, List<String> known) {
        return Nearest.to(name, known)
                .map(near -> Problem.error(RecognitionProblem.valueOf(key.name() + "_NEAR"), null, name, near))
                .orElseGet(() -> Problem.error(key, null, name, known));
    }
}
