package dev.alur.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Holds what comes out of an entry to its size and its checksum.
final class CheckedEntry extends FilterInputStream {
    private final Archive.Entry entry;
    private final CRC32 crc = new CRC32();
    private long count;

    CheckedEntry(InputStream in, Archive.Entry entry) {
        super(in);
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /// Reads what is skipped: it counts for the checksum.
    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(read(new byte[(int) Math.min(bytes, 1 << 13)]), 0);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            count += read;
            crc.update(target, offset, read);
        }
        boolean ended = read < 0 && length > 0;
        if (count > entry.size() || (ended && (count != entry.size() || crc.getValue() != entry.crc()))) {
            throw new DamagedException("size or checksum of " + entry.part() + " is wrong");
        }
        return read;
    }
}
