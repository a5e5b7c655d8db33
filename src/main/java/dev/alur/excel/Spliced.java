package dev.alur.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/// A part of which some stretches are replaced, known without walking over the others.
///
/// @param entry the part as it is
/// @param splices in order
/// @param old the part without the rows that stay
/// @param contents the same with the splices made
/// @param size of the part with the splices made
/// @param crc its checksum
record Spliced(
        Archive archive, Archive.Entry entry, List<Splice> splices, Condensed old, byte[] contents, long size, int crc)
        implements ArchiveWriter.Part {
    Spliced {
        splices = List.copyOf(splices);
    }

    /// The changed part without the rows that stay.
    InputStream open() {
        return new ByteArrayInputStream(contents);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (InputStream in = archive.open(entry)) {
            byte[] buffer = new byte[1 << 15];
            long at = 0;
            for (Splice splice : splices) {
                copy(in, out, splice.from() - at, buffer);
                if (!Arrays.equals(in.readNBytes(splice.old().length), splice.old())) {
                    throw new DamagedException("the bytes that a splice replaces are others");
                }
                out.write(splice.bytes());
                at = splice.to();
            }
            copy(in, out, Long.MAX_VALUE, buffer);
        }
    }

    private static void copy(InputStream in, OutputStream out, long count, byte[] buffer) throws IOException {
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
