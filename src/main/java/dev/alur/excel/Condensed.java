package dev.alur.excel;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A document without the rows that nobody edits: stretches of it which, put together, are a document too. It
/// is edited in the place of the whole one, and the changes are then told of that.
final class Condensed {
    /// A stretch of the whole document.
    ///
    /// @param at where it begins in the condensed one
    /// @param length in bytes
    /// @param offset where it begins in the whole one
    /// @param before the checksum of all that stands in front of it
    /// @param after the checksum of all up to its end
    record Stretch(int at, int length, long offset, int before, int after) {
        int end() {
            return at + length;
        }

        long endOffset() {
            return offset + length;
        }
    }

    private final byte[] bytes;
    private final List<Stretch> stretches;
    private final long size;
    private final int crc;
    private final Set<Integer> rows;

    /// @param size of the whole document
    /// @param crc its checksum
    /// @param rows which are in it, or are known not to be in the whole one either
    Condensed(byte[] bytes, List<Stretch> stretches, long size, int crc, Set<Integer> rows) {
        this.bytes = bytes;
        this.stretches = List.copyOf(stretches);
        this.size = size;
        this.crc = crc;
        this.rows = Set.copyOf(rows);
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /// Whether rows can be edited here as in the whole document.
    boolean has(Set<Integer> edited) {
        return rows.containsAll(edited);
    }

    /// What splices of this document are in the whole one.
    ///
    /// @param splices in order
    /// @param contents this document with the splices made
    /// @return null where one of them reaches over the end of a stretch
    @Nullable
    Spliced whole(Archive archive, Archive.Entry entry, List<Recording.Place> splices, byte[] contents) {
        List<Splice> moved = new ArrayList<>();
        int[] growth = new int[stretches.size() + 1];
        int in = 0;
        for (Recording.Place splice : splices) {
            while (in < stretches.size() - 1
                    && splice.from() >= stretches.get(in).end()) {
                in++;
                growth[in + 1] = growth[in];
            }
            Stretch stretch = stretches.get(in);
            if (splice.to() > stretch.end()) {
                return null;
            }
            byte[] old = Arrays.copyOfRange(bytes, splice.from(), splice.to());
            moved.add(new Splice(stretch.offset + splice.from() - stretch.at, old, splice.bytes()));
            growth[in + 1] += splice.bytes().length - old.length;
        }
        while (in < stretches.size() - 1) {
            in++;
            growth[in + 1] = growth[in];
        }
        return new Spliced(archive, entry, moved, this, contents, size + growth[in + 1], crc(contents, growth));
    }

    /// The checksum of the whole document with the changed stretches in it. It is reckoned from what the edit
    /// made of this document, not from where its splices are said to be: an error there is seen.
    private int crc(byte[] contents, int[] growth) {
        int sum = 0;
        int seen = 0;
        long offset = 0;
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            long gap = stretch.offset - offset;
            sum = Crc.joined(sum, Crc.between(seen, stretch.before, gap), gap);
            int from = stretch.at + growth[i];
            int to = stretch.end() + growth[i + 1];
            CRC32 own = new CRC32();
            own.update(contents, from, to - from);
            sum = Crc.joined(sum, (int) own.getValue(), to - from);
            seen = stretch.after;
            offset = stretch.endOffset();
        }
        long rest = size - offset;
        return Crc.joined(sum, Crc.between(seen, crc, rest), rest);
    }
}
