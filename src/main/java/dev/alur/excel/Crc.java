package dev.alur.excel;

import java.util.List;
import java.util.zip.CRC32;

/// Arithmetic with CRC-32 checksums, as in zlib's `crc32_combine`: of two stretches put together, and of the
/// second one alone. A checksum is a polynomial over GF(2) modulo the CRC's; moving a stretch by n bytes is
/// multiplying it by x to the power 8n.
///
/// So the checksum of edited contents is known without walking over all of them: [#spliced] needs the checksums
/// of the old contents up to each splice, which one scan gives.
final class Crc {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ONE = 1 << 31;

    /// x to the power 2^i.
    private static final int[] SQUARES = new int[64];

    static {
        int power = 1 << 30;
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = power;
            power = times(power, power);
        }
    }

    private Crc() {}

    static int of(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// The checksum of two stretches, one after the other.
    ///
    /// @param length of the second one, in bytes
    static int joined(int first, int second, long length) {
        return times(first, power(length)) ^ second;
    }

    /// The checksum of a stretch, from that of everything up to its end and that of everything up to its
    /// beginning.
    ///
    /// @param length of the stretch, in bytes
    static int between(int upToBeginning, int upToEnd, long length) {
        return times(upToBeginning, power(length)) ^ upToEnd;
    }

    /// The checksum of contents after splices.
    ///
    /// @param size of the old contents
    /// @param whole checksum of the old contents
    /// @param splices in order
    /// @param running for each splice, the checksum of the old contents from 0 to its beginning
    static int spliced(long size, int whole, List<Splice> splices, int[] running) {
        int crc = 0;
        int seen = 0;
        long at = 0;
        for (int i = 0; i < splices.size(); i++) {
            Splice splice = splices.get(i);
            long kept = splice.from() - at;
            crc = joined(crc, between(seen, running[i], kept), kept);
            crc = joined(crc, of(splice.bytes()), splice.bytes().length);
            seen = joined(running[i], of(splice.old()), splice.old().length);
            at = splice.to();
        }
        return joined(crc, between(seen, whole, size - at), size - at);
    }

    /// x to the power 8 · bytes.
    private static int power(long bytes) {
        int product = ONE;
        int i = 3;
        for (long rest = bytes; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                product = times(product, SQUARES[i]);
            }
            i++;
        }
        return product;
    }

    /// The highest bit is the coefficient of 1, the lowest that of x to the power 31.
    private static int times(int left, int right) {
        int product = 0;
        int moved = right;
        for (int rest = left; rest != 0; rest <<= 1) {
            product ^= moved & (rest >> 31);
            moved = (moved >>> 1) ^ (POLYNOMIAL & -(moved & 1));
        }
        return product;
    }
}
