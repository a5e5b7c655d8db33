package dev.alur.google;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file with a secret in it, which nobody but its owner may read. It is replaced by one rename, closed to
/// others from its first moment on.
record SecretFile(Path path) {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    boolean exists() {
        return Files.exists(path);
    }

    /// What stands in it.
    ///
    /// @throws ProblemException where it is missing, unreadable, or where others can read it too
    String read() {
        try {
            Path real = path.toRealPath();
            if (isPosix() && Files.getPosixFilePermissions(real).stream().anyMatch(OTHERS::contains)) {
                throw new ProblemException(Problem.error(SignInProblem.FILE_OPEN, null, path.toString()));
            }
            return Files.readString(real);
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.error(SignInProblem.FILE_MISSING, null, path.toString()), e);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void write(String secret) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent(), ours("rwx------"));
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ours("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ProblemException unusable(IOException e) {
        return new ProblemException(
                Problem.error(SignInProblem.FILE_UNUSABLE, null, path.toString(), DiskFault.of(e)), e);
    }

    private static FileAttribute<?>[] ours(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
