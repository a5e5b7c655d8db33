package dev.alur.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Changes the contents of a deflated entry (RFC 1951) without unpacking and packing all of them.
final class Recoder {
    private Recoder() {}

    /// Writes the deflate stream of the changed contents: `packed[from, to)` with the splices made.
    ///
    /// The caller has inflated the stream once, to its end, before, or reads the result back: damage that lies
    /// behind the last splice is copied as it is. Nothing can be said of `out` after an exception; the caller then
    /// inflates and deflates instead, which tells damage for sure.
    ///
    /// @param packed holds the raw deflate stream, without a zlib header
    /// @param size of the contents that the stream holds, in bytes
    /// @param splices in order, not overlapping; with their true old bytes
    /// @param out takes the new stream; is not closed
    /// @throws DamagedException where the stream is not what it should be
    static void recode(byte[] packed, int from, int to, long size, List<Splice> splices, OutputStream out)
            throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (InputStream in =
                new InflaterInputStream(new ByteArrayInputStream(packed, from, to - from), new Inflater(true))) {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
            long at = 0;
            for (Splice splice : splices) {
                deflated.write(in.readNBytes((int) (splice.from() - at)));
                deflated.write(splice.bytes());
                in.skipNBytes(splice.old().length);
                at = splice.to();
            }
            long rest = in.transferTo(deflated);
            if (at + rest != size) {
                throw new DamagedException("a stream of another size");
            }
            deflated.finish();
        } finally {
            deflater.end();
        }
    }
}
