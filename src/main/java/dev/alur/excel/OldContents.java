package dev.alur.excel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The old contents of an entry: what splices say of them, and the rest inflated, which is put off until
/// somebody asks and goes no further than asked.
final class OldContents {
    private final Bytes packed;
    private final int from;
    private final int to;
    private @Nullable InputStream inflated;
    private long at;

    OldContents(Bytes packed, int from, int to) {
        this.packed = packed;
        this.from = from;
        this.to = to;
    }

    /// Some bytes of them.
    ///
    /// @param place not before the end of what was asked for last
    byte[] read(long place, int count) throws IOException {
        InputStream in = inflated;
        if (in == null) {
            in = Archive.inflated(packed.open(from, to - from));
            inflated = in;
        }
        try {
            in.skipNBytes(place - at);
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            at = place + count;
            return bytes;
        } catch (IOException e) {
            throw new DamagedException("a stream that cannot be inflated: " + e.getMessage());
        }
    }

    /// Lets go of the inflater.
    void close() throws IOException {
        if (inflated != null) {
            inflated.close();
        }
    }
}
