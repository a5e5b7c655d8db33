package dev.alur.excel;

import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/// Any bytes are opened as a ZIP file and inflated, or refused; nothing inflates to more than it claims.
public final class FuzzedArchive {
    private static final Caps CAPS = new Caps(1 << 20, 8 << 20, 100, 64, 100_000);

    private FuzzedArchive() {}

    /// Tries one input; throws where it finds a fault.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            Archive archive = Archive.of("fuzzed.xlsx", Bytes.of(input), CAPS);
            long all = 0;
            for (Archive.Entry entry : archive.entries()) {
                long size = size(archive, entry);
                if (size > entry.size()) {
                    throw new AssertionError("more than it claims: " + entry);
                }
                all += size;
            }
            if (all > CAPS.inflatedBytes()) {
                throw new AssertionError("more than the cap: " + all);
            }
        } catch (ProblemException e) {
            // refused, as it should be
        }
    }

    private static long size(Archive archive, Archive.Entry entry) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long size = 0;
        try (InputStream in = archive.open(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        } catch (java.util.zip.ZipException | java.io.EOFException | DamagedException e) {
            // what cannot be inflated is told as damage by whoever reads the part
        }
        return size;
    }
}
