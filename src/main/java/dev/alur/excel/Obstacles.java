package dev.alur.excel;

import dev.alur.grid.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What would keep a save from succeeding, found by looking only.
final class Obstacles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Obstacles() {}

    static List<Problem> of(Path file) throws IOException {
        List<Problem> found = new ArrayList<>();
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.exists(file)) {
            found.add(Problem.error(ExcelProblem.NOT_FOUND, null, file.toString()));
            return found;
        }
        if (!isWritable(file)) {
            found.add(Problem.error(ExcelProblem.READ_ONLY, null, file.toString()));
        }
        if (folder != null && !isWritable(folder)) {
            found.add(Problem.error(ExcelProblem.FOLDER_READ_ONLY, null, folder.toString()));
        }
        int names = POSIX && Files.getAttribute(file, "unix:nlink") instanceof Integer links ? links : 1;
        if (names > 1) {
            found.add(Problem.error(ExcelProblem.SEVERAL_NAMES, null, file.toString(), names));
        }
        long needed = 2 * Files.size(file) + (1L << 20);
        if (folder != null && Files.getFileStore(folder).getUsableSpace() < needed) {
            found.add(Problem.error(ExcelProblem.NO_SPACE, null, folder.toString(), (needed >> 20) + 1));
        }
        return found;
    }

    /// What carries no right to write for anybody is meant to be left alone, even where we are root.
    private static boolean isWritable(Path path) throws IOException {
        boolean anybody = !POSIX || Files.getPosixFilePermissions(path).stream().anyMatch(WRITE::contains);
        return anybody && Files.isWritable(path);
    }
}
