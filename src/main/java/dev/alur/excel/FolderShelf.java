package dev.alur.excel;

import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Naming;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A folder in which documents are put. It is made when the first document comes.
public final class FolderShelf implements Shelf {
    private final Path root;
    private final @Nullable Path workbookFolder;

    /// @param root the folder
    /// @param workbook the workbook whose cells name the documents, or null where there is none on this machine
    public FolderShelf(Path root, @Nullable Path workbook) {
        this.root = root.toAbsolutePath();
        this.workbookFolder =
                workbook == null ? null : workbook.toAbsolutePath().getParent();
    }

    @Override
    public String put(Path staged, String name, Fingerprint content) {
        Path target = target(name);
        Path fresh =
                Ending.making(target.resolveSibling(".alur-" + content.sha256().substring(0, 16) + ".new"));
        try {
            if (isThere(target, content)) {
                Files.deleteIfExists(fresh);
                return shown(target);
            }
            copy(staged, fresh, content);
            if (!renameToFree(fresh, target) && !isThere(target, content)) {
                throw ExcelProblem.DOCUMENT_EXISTS.of(target.toString());
            }
            Files.deleteIfExists(fresh);
            SafeSave.flushFolder(target);
            return shown(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            Ending.done(fresh);
        }
    }

    @Override
    public String replace(Path staged, String name) {
        Path target = target(name);
        Path fresh = Ending.making(target.resolveSibling(".alur-" + digestOf(name) + ".new"));
        try {
            copy(staged, fresh, Leftovers.digest(staged));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            SafeSave.flushFolder(target);
            return shown(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            Ending.done(fresh);
        }
    }

    @Override
    public @Nullable Fingerprint find(String name) {
        requireSafe(name);
        Path target = root.resolve(name);
        try {
            return Files.isRegularFile(target) ? Leftovers.digest(target) : null;
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_READ.because(e, target.toString(), DiskFault.of(e));
        }
    }

    /// The document's place, which is held to lie right in the folder, whatever links lead there.
    private Path target(String name) {
        requireSafe(name);
        try {
            Files.createDirectories(root);
            Path real = root.toRealPath();
            Path target = real.resolve(name);
            if (!real.equals(target.getParent()) || Files.isSymbolicLink(target)) {
                throw ExcelProblem.UNSAFE_NAME.of(name);
            }
            return target;
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    private static void requireSafe(String name) {
        if (!Naming.isDocumentName(name)) {
            throw ExcelProblem.UNSAFE_NAME.of(name);
        }
    }

    private static boolean isThere(Path target, Fingerprint content) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                || !Leftovers.digest(target).equals(content)) {
            throw ExcelProblem.DOCUMENT_EXISTS.of(target.toString());
        }
        SafeSave.flushFolder(target);
        return true;
    }

    private static void copy(Path staged, Path fresh, Fingerprint content) throws IOException {
        try (FileChannel from = FileChannel.open(staged, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long at = 0;
            while (at < from.size()) {
                at += from.transferTo(at, from.size() - at, to);
            }
            to.force(true);
        }
        if (!Leftovers.digest(fresh).equals(content)) {
            Files.deleteIfExists(fresh);
            throw ExcelProblem.NOT_AS_PLANNED.of(String.valueOf(fresh.getFileName()), staged.toString());
        }
    }

    /// @return false where the name is taken
    private static boolean renameToFree(Path fresh, Path target) throws IOException {
        try {
            if (!SystemCalls.renameToFree(fresh, target)) {
                // a second name for the file, which fails where that is taken, does the same in two steps
                try {
                    Files.createLink(target, fresh);
                } catch (UnsupportedOperationException e) {
                    Files.move(fresh, target);
                }
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private String shown(Path target) throws IOException {
        if (workbookFolder != null && Files.isDirectory(workbookFolder)) {
            Path folder = workbookFolder.toRealPath();
            if (target.startsWith(folder)) {
                return folder.relativize(target).toString().replace('\\', '/');
            }
        }
        return target.toString();
    }

    private static String digestOf(String name) {
        return Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, 16);
    }

    private static ProblemException unwritable(Path path, IOException e) {
        return ExcelProblem.CANNOT_WRITE.because(e, path.toString(), DiskFault.of(e));
    }
}
