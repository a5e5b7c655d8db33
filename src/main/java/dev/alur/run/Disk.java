package dev.alur.run;

import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Small files of the state folder, written so that after a power cut either the old or the new one
/// is there, whole.
final class Disk {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?>[] OPEN = {};

    private Disk() {}

    /// Puts bytes into a file: a temporary one beside it, a flush, an atomic rename, a flush of the folder. A
    /// folder that is new is of the state folder, see [#folder].
    static void write(Path file, byte[] bytes) {
        Path fresh = Ending.making(file.resolveSibling(file.getFileName() + ".new"));
        try {
            folder(parent(file));
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            settle(fresh, file);
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            Ending.done(fresh);
        }
    }

    /// Makes a file of the user's that must not be there yet; an existing one stays as it is.
    static void create(Path file, byte[] bytes) {
        if (Files.exists(file)) {
            throw new ProblemException(Problem.error(RunProblem.FILE_EXISTS, null, file.toString()));
        }
        shared(parent(file));
        write(file, bytes);
    }

    /// Gives a flushed file its name.
    static void settle(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(parent(file));
    }

    /// Makes a folder of the state folder with all above it, flushed. Copies of workbooks lie there, so what is
    /// new only its owner may enter; what is there stays as it is.
    static void folder(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        make(folder, posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)} : OPEN);
    }

    /// Makes a folder of the user's with all above it, open to whom the system says.
    static void shared(Path folder) {
        make(folder, OPEN);
    }

    private static void make(Path folder, FileAttribute<?>[] attributes) {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                make(parent, attributes);
            }
            Files.createDirectories(folder, attributes);
            if (parent != null) {
                flush(parent);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(RunProblem.STATE_UNWRITABLE, null, folder.toString(), DiskFault.of(e)), e);
        }
    }

    /// The folder that a file lies in.
    static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root is no file");
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    static ProblemException unwritable(Path file, IOException cause) {
        return new ProblemException(
                Problem.error(RunProblem.FILE_UNWRITABLE, null, file.toString(), DiskFault.of(cause)), cause);
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; its renames are journaled
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                throw e;
            }
        }
    }
}
