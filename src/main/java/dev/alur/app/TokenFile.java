package dev.alur.app;

import dev.alur.web.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The file that holds the service's secret, which nobody but its owner can read. It stays the same from start
/// to start, so that a browser that is signed in stays so; who deletes it signs everybody out.
///
/// @param file `service.token` in the state folder
record TokenFile(Path file) {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

    static TokenFile of(Path state) {
        return new TokenFile(state.resolve("service.token"));
    }

    /// The secret; a new one where there is none, or where others could have read it.
    Secret secret() {
        try {
            Files.createDirectories(file.getParent(), ours("rwx------"));
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                String token = isOurs() ? Files.readString(file).strip() : "";
                if (Secret.isToken(token)) {
                    return new Secret(token);
                }
                Files.delete(file);
            }
            return made();
        } catch (FileAlreadyExistsException e) {
            // another service was as quick; its token is as good
            return secret();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Secret made() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Secret secret = new Secret(HexFormat.of().formatHex(random));
        // closed to others from its first moment on
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ours("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap((secret.token() + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return secret;
    }

    private boolean isOurs() throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (!isPosix() || Files.getPosixFilePermissions(file).equals(OURS));
    }

    /// What makes a new file or folder ours alone, where the system knows such a thing.
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
