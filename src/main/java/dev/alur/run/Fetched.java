package dev.alur.run;

import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Kept workbooks for whoever only reads: what another machine kept is fetched from the shared journal into a
/// temporary file, since the state folder stays as it is.
final class Fetched implements AutoCloseable {
    private final @Nullable Journal journal;
    private final List<Path> temporary = new ArrayList<>();

    Fetched(@Nullable Journal journal) {
        this.journal = journal;
    }

    /// @param file where it lies if this machine kept it
    Path file(Path file, Fingerprint content) {
        if (journal == null || Files.exists(file)) {
            return file;
        }
        Optional<byte[]> bytes = journal.stored(content);
        return bytes.isPresent() ? fetched(bytes.get()) : file;
    }

    private Path fetched(byte[] bytes) {
        try {
            Path fetched = Ending.making(Files.createTempFile("alur-", ".kept"));
            temporary.add(fetched);
            return Files.write(fetched, bytes);
        } catch (IOException e) {
            throw Disk.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    @Override
    public void close() {
        for (Path file : temporary) {
            Disk.delete(file);
            Ending.done(file);
        }
    }
}
