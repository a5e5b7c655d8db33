package dev.alur.excel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The directory of a ZIP file (APPNOTE 6.3.10, also zip64), held to the entries that it names. Whatever does
/// not fit together is refused: names that differ, entries that overlap, something in front or behind.
final class Directory {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LONGEST_END = 22 + 0xFFFF;
    private static final long SEVERAL = 1L << 20;

    private final String file;
    private final Bytes bytes;
    private final Caps caps;
    private final List<Archive.Entry> entries;
    /// From the directory to the end of the file; its places count from `start`.
    private ByteBuffer view = ByteBuffer.allocate(0);

    private int start;
    private int end;

    private Directory(String file, Bytes bytes, Caps caps, Allowance allowance) {
        this.file = file;
        this.bytes = bytes;
        this.caps = caps;
        this.entries = locate(records(allowance));
    }

    /// Reads the directory.
    ///
    /// @param file its name, for refusals
    /// @throws DamagedException where something does not fit; [IndexOutOfBoundsException] and
    /// [ArithmeticException] where something is said to lie where nothing is
    static Directory read(String file, Bytes bytes, Caps caps, Allowance allowance) {
        return new Directory(file, bytes, caps, allowance);
    }

    /// In the order of the directory.
    List<Archive.Entry> entries() {
        return entries;
    }

    /// Where its last record ends.
    int end() {
        return end;
    }

    private List<Archive.Entry> records(Allowance allowance) {
        long count = open(allowance);
        if (count > caps.entries()) {
            throw ExcelProblem.TOO_MANY_PARTS.of(file, caps.entries());
        }
        List<Archive.Entry> found = new ArrayList<>();
        long inflated = 0;
        int at = start;
        for (long i = 0; i < count; i++) {
            Archive.Entry entry = record(at);
            found.add(entry);
            at += entry.recordLength();
            inflated += entry.size();
            if (inflated > caps.inflatedBytes()) {
                throw ExcelProblem.INFLATES_TOO_LARGE.of(file, caps.inflatedBytes() >> 20);
            }
            if (entry.size() > SEVERAL && entry.size() / Math.max(entry.packed(), 1) > caps.ratio()) {
                throw ExcelProblem.PACKED_TOO_TIGHTLY.of(file, entry.part(), caps.ratio());
            }
        }
        require(at == end, "the directory ends elsewhere");
        return found;
    }

    /// Finds where it begins and ends.
    ///
    /// @return how many entries it is said to have
    private long open(Allowance allowance) {
        int from = Math.max(0, bytes.size() - LONGEST_END - 20);
        ByteBuffer tail = bytes.view(from, bytes.size() - from);
        int last = lastRecord(tail);
        long count = tail.getShort(last + 10) & 0xFFFF;
        long begins = tail.getInt(last + 16) & 0xFFFFFFFFL;
        end = from + last;
        if (last >= 20 && tail.getInt(last - 20) == LOCATOR64) {
            end = Math.toIntExact(tail.getLong(last - 12));
            ByteBuffer wide = bytes.view(end, 56);
            require(wide.getInt(0) == END64, "no zip64 directory");
            count = wide.getLong(32);
            begins = wide.getLong(48);
        }
        require(begins >= 0 && begins <= end, "the directory is not where it should be");
        start = (int) begins;
        allowance.take(bytes.size() - begins);
        view = bytes.view(start, bytes.size() - start);
        return count;
    }

    private static int lastRecord(ByteBuffer tail) {
        int lowest = Math.max(0, tail.limit() - LONGEST_END);
        for (int at = tail.limit() - 22; at >= lowest; at--) {
            if (tail.getInt(at) == END && at + 22 + (tail.getShort(at + 20) & 0xFFFF) == tail.limit()) {
                return at;
            }
        }
        for (int at = lowest; at + 4 <= tail.limit(); at++) {
            if (tail.getInt(at) == END) {
                throw new DamagedException("something stands behind the end");
            }
        }
        throw new DamagedException(ExcelProblem.CUT_SHORT, "no directory");
    }

    private Archive.Entry record(int place) {
        int at = place - start;
        require(view.getInt(at) == CENTRAL, "no record in the directory");
        int flags = view.getShort(at + 8) & 0xFFFF;
        int method = view.getShort(at + 10) & 0xFFFF;
        int nameLength = view.getShort(at + 28) & 0xFFFF;
        int extra = view.getShort(at + 30) & 0xFFFF;
        int length = 46 + nameLength + extra + (view.getShort(at + 32) & 0xFFFF);
        String name = new String(name(at), StandardCharsets.UTF_8);
        long[] wide = Zip64.sizes(view, at);
        require(wide[0] >= 0 && wide[1] >= 0 && wide[2] >= 0, "a negative size");
        if ((flags & 1) != 0) {
            throw new DamagedException(ExcelProblem.LOCKED_ZIP, "an encrypted entry");
        }
        require(method == Archive.STORED || method == Archive.DEFLATED, "an unknown way of packing");
        return new Archive.Entry(
                name.replace('\\', '/').replaceFirst("^/+", ""),
                flags,
                method,
                view.getInt(at + 16) & 0xFFFFFFFFL,
                Math.toIntExact(wide[1]),
                wide[0],
                place,
                length,
                Math.toIntExact(wide[2]),
                0,
                0);
    }

    private byte[] name(int at) {
        byte[] name = new byte[view.getShort(at + 28) & 0xFFFF];
        view.get(at + 46, name);
        return name;
    }

    /// Finds the data of each entry and where it ends, and holds local headers to the directory.
    private List<Archive.Entry> locate(List<Archive.Entry> found) {
        List<Archive.Entry> byPlace = new ArrayList<>(found);
        byPlace.sort((one, other) -> Integer.compare(one.local(), other.local()));
        Map<Archive.Entry, Archive.Entry> located = new HashMap<>();
        for (int i = 0; i < byPlace.size(); i++) {
            Archive.Entry entry = byPlace.get(i);
            int next = i + 1 < byPlace.size() ? byPlace.get(i + 1).local() : start;
            require(entry, entry.local() < next, "entries overlap");
            if (i == 0 && entry.local() > 0) {
                throw new DamagedException(ExcelProblem.JUNK_IN_FRONT, "something stands in front");
            }
            ByteBuffer header = bytes.view(entry.local(), 30);
            require(entry, header.getInt(0) == LOCAL, "no local header");
            byte[] name = name(entry.record() - start);
            int nameLength = header.getShort(26) & 0xFFFF;
            int data = entry.local() + 30 + nameLength + (header.getShort(28) & 0xFFFF);
            require(
                    entry,
                    nameLength == name.length && Arrays.equals(name, bytes.copy(entry.local() + 30, nameLength)),
                    "names differ");
            require(entry, (long) data + entry.packed() <= next, "entries overlap");
            require(
                    entry,
                    entry.method() == Archive.DEFLATED || entry.size() == entry.packed(),
                    "a stored entry of another size");
            located.put(entry, entry.located(data, next));
        }
        return found.stream().map(entry -> located.getOrDefault(entry, entry)).toList();
    }

    private static void require(Archive.Entry entry, boolean holds, String otherwise) {
        if (!holds) {
            throw new DamagedException(ExcelProblem.DAMAGED_ENTRY, otherwise, entry.part());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DamagedException(otherwise);
        }
    }
}
