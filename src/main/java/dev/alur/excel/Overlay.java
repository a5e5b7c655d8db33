package dev.alur.excel;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Contents that are laid over an entry of an archive until the workbook is written; large ones are held
/// packed.
final class Overlay {
    private final byte[] bytes;
    private final boolean isPacked;

    private Overlay(byte[] bytes, boolean isPacked) {
        this.bytes = bytes;
        this.isPacked = isPacked;
    }

    static Overlay of(byte[] contents) {
        return new Overlay(contents, false);
    }

    /// Contents that are written now, as a stream, and packed fast.
    static Overlay of(ArchiveWriter.Part part) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (BufferedOutputStream out =
                new BufferedOutputStream(new DeflaterOutputStream(packed, deflater, 1 << 14), 1 << 15)) {
            part.write(out);
        } finally {
            deflater.end();
        }
        return new Overlay(packed.toByteArray(), true);
    }

    InputStream open() {
        InputStream in = new ByteArrayInputStream(bytes);
        return isPacked ? Archive.inflated(in) : in;
    }

    /// Whether a stream gives the same.
    boolean equalTo(InputStream other) throws IOException {
        try (InputStream in = open()) {
            while (true) {
                byte[] mine = in.readNBytes(1 << 16);
                if (!Arrays.equals(mine, other.readNBytes(1 << 16))) {
                    return false;
                }
                if (mine.length == 0) {
                    return true;
                }
            }
        }
    }
}
