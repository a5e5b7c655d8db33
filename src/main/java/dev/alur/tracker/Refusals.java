package dev.alur.tracker;

import dev.alur.grid.Problem;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Why a workbook is no tracker.
final class Refusals {
    private static final int SHOWN = 8;

    private Refusals() {}

    /// @param blocks everything in the workbook that could be a list
    static Problem of(Snapshot snapshot, List<Block> blocks) {
        String workbook = snapshot.workbook();
        if (snapshot.sheets().stream().allMatch(sheet -> sheet.lastRow() == 0)) {
            return Problem.error(RecognitionProblem.NOTHING_IN_IT, null, workbook);
        }
        Optional<Sheet> calendar =
                snapshot.sheets().stream().filter(Calendars::is).findFirst();
        if (calendar.isPresent()) {
            return Problem.error(
                    RecognitionProblem.WALL_CALENDAR, null, calendar.get().name());
        }
        Optional<Block> board = blocks.stream().filter(Refusals::isBoard).findFirst();
        if (board.isPresent()) {
            return Problem.error(
                    RecognitionProblem.BOARD, null, board.get().sheet().name());
        }
        Optional<Block> list = blocks.stream()
                .filter(block -> named(block) >= 3 && block.filled(3).size() >= 2)
                .max(Comparator.comparingInt(block -> block.filled(50).size() * (int) named(block)));
        boolean pivot = snapshot.sheets().stream()
                .anyMatch(sheet -> !sheet.layout().pivots().isEmpty());
        if (list.isEmpty() && pivot) {
            return Problem.error(RecognitionProblem.PIVOT_ONLY, null, workbook);
        }
        if (list.isEmpty()) {
            return Problem.error(RecognitionProblem.NO_LIST, null, workbook);
        }
        List<String> headers = list.get().headers().values().stream()
                .map(Words::line)
                .filter(header -> !header.isEmpty())
                .limit(SHOWN)
                .toList();
        return Problem.error(
                RecognitionProblem.NO_WORK,
                null,
                list.get().sheet().name(),
                list.get().headerRow(),
                headers);
    }

    private static long named(Block block) {
        return block.headers().values().stream()
                .filter(header -> !header.isBlank())
                .count();
    }

    /// Whether the headers are stages, with the work as cards below them.
    static boolean isBoard(Block block) {
        List<String> headers = block.headers().values().stream()
                .filter(header -> !header.isBlank())
                .toList();
        long stages = headers.stream()
                .filter(header -> Vocabulary.all().step(header).isPresent())
                .count();
        return stages >= 3 && stages * 10 >= headers.size() * 7L;
    }
}
