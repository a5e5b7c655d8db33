package dev.alur.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// A ZIP file in memory (APPNOTE 6.3.10, also zip64): its entries, their bytes as they are packed,
/// and their contents. Whatever does
/// not fit together is refused: names that differ or repeat, entries that overlap, something in front.
final class Archive {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final long SEVERAL = 1L << 20;
    private static final int UTF_8_NAME = 1 << 11;

    /// One entry. Places count in the file's bytes.
    ///
    /// @param part its name as parts are called: forward slashes, none in front
    /// @param record where its record in the directory begins, and how long that is
    /// @param local where its local header begins
    /// @param data where its packed bytes begin
    /// @param next where the next entry, or the directory, begins
    record Entry(
            String part,
            int flags,
            int method,
            long crc,
            int packed,
            long size,
            int record,
            int recordLength,
            int local,
            int data,
            int next) {
        /// An entry that the file does not have yet; it stands behind all others.
        static Entry added(String part) {
            int nowhere = Integer.MAX_VALUE;
            boolean plain = part.chars().allMatch(c -> c < 0x80);
            return new Entry(part, plain ? 0 : UTF_8_NAME, DEFLATED, 0, 0, 0, nowhere, 0, nowhere, nowhere, nowhere);
        }

        boolean isAdded() {
            return local == Integer.MAX_VALUE;
        }
    }

    private final String file;
    private final byte[] bytes;
    private final ByteBuffer view;
    private final List<Entry> entries;
    private final Map<String, Entry> byPart = new HashMap<>();
    private final Map<Entry, Overlay> overlaid;
    private final Allowance allowance;
    private final long mostHeld;
    private int directory;
    private int directoryEnd;

    private Archive(String file, byte[] bytes, Caps caps) {
        this.file = file;
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.overlaid = Map.of();
        this.allowance = Allowance.of(file, bytes.length);
        this.mostHeld = caps.heldBytes();
        try {
            this.entries = List.copyOf(locate(directory(caps)));
        } catch (IndexOutOfBoundsException | ArithmeticException | DamagedException e) {
            throw DamagedException.told(e, ExcelProblem.DAMAGED_FILE, null, file);
        }
    }

    /// The same file with other entries and overlays.
    private Archive(Archive base, List<Entry> entries, Map<String, Entry> byPart, Map<Entry, Overlay> overlaid) {
        this.file = base.file;
        this.bytes = base.bytes;
        this.view = base.view;
        // what was read of the base is mostly let go of by now
        this.allowance = Allowance.of(file, bytes.length);
        this.mostHeld = base.mostHeld;
        this.directory = base.directory;
        this.directoryEnd = base.directoryEnd;
        this.entries = List.copyOf(entries);
        this.byPart.putAll(byPart);
        this.overlaid = Map.copyOf(overlaid);
    }

    /// This archive with other contents laid over some of its parts, and with parts that it does not have
    /// yet behind its own. Nothing is packed or written by that.
    ///
    /// @param parts contents by the part's name, in the order in which new ones are added
    Archive with(Map<String, byte[]> parts) {
        Map<String, Overlay> overlays = new LinkedHashMap<>();
        parts.forEach((part, contents) -> overlays.put(part, Overlay.of(contents)));
        return laidOver(overlays);
    }

    /// The same, with contents that may be held packed.
    Archive laidOver(Map<String, Overlay> parts) {
        Map<String, Entry> known = new HashMap<>(byPart);
        Map<Entry, Overlay> contents = new HashMap<>(overlaid);
        List<Entry> all = new ArrayList<>(entries);
        parts.forEach((part, laid) -> {
            Entry entry = known.get(key(part));
            if (entry == null) {
                entry = Entry.added(part);
                known.put(key(part), entry);
                all.add(entry);
            }
            contents.put(entry, laid);
        });
        return new Archive(this, all, known, contents);
    }

    /// This archive without some of its entries.
    Archive without(Collection<Entry> taken) {
        if (taken.isEmpty()) {
            return this;
        }
        Map<String, Entry> known = new HashMap<>(byPart);
        known.values().removeAll(taken);
        List<Entry> left =
                entries.stream().filter(entry -> !taken.contains(entry)).toList();
        return new Archive(this, left, known, overlaid);
    }

    /// Whether anything was laid over the file's own contents.
    boolean isOverlaid() {
        return !overlaid.isEmpty();
    }

    /// What was laid over an entry, or null where it has the file's own contents.
    @Nullable
    Overlay overlaid(Entry entry) {
        return overlaid.get(entry);
    }

    /// Reads the directory of a ZIP file.
    ///
    /// @param file its name, for refusals
    static Archive of(String file, byte[] bytes, Caps caps) {
        return new Archive(file, bytes, caps);
    }

    byte[] bytes() {
        return bytes;
    }

    /// What reading this archive may take of the memory.
    Allowance allowance() {
        return allowance;
    }

    /// In the order of the directory.
    List<Entry> entries() {
        return entries;
    }

    int directory() {
        return directory;
    }

    int directoryEnd() {
        return directoryEnd;
    }

    /// The entry of a part, whatever its case, or null.
    @Nullable
    Entry find(String part) {
        return byPart.get(key(part));
    }

    Entry need(String part) {
        Entry entry = find(part);
        if (entry == null) {
            throw ExcelProblem.MISSING_PART.of(file, part);
        }
        return entry;
    }

    /// A part's contents; reading them to the end checks their size and their checksum.
    InputStream open(Entry entry) {
        Overlay contents = overlaid.get(entry);
        if (contents != null) {
            return contents.open();
        }
        InputStream packed = new ByteArrayInputStream(bytes, entry.data, entry.packed);
        return new CheckedEntry(entry.method == STORED ? packed : inflated(packed), entry);
    }

    /// What a raw deflate stream holds; closing it lets go of the inflater.
    static InputStream inflated(InputStream packed) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(packed, inflater, 1 << 14) {
            @Override
            public void close() throws IOException {
                super.close();
                // its memory lies outside of the heap, where nobody collects it in time
                inflater.end();
            }
        };
    }

    /// A part's contents as UTF-8, all at once.
    byte[] xml(Entry entry) {
        if (entry.size > mostHeld) {
            throw ExcelProblem.PART_TOO_LARGE.of(file, entry.part, mostHeld >> 20);
        }
        allowance.take(2 * entry.size);
        try (InputStream in = Encoding.utf8(open(entry))) {
            return in.readAllBytes();
        } catch (IOException | DamagedException e) {
            throw DamagedException.told(e, ExcelProblem.DAMAGED_PART, null, file, entry.part);
        }
    }

    private List<Entry> directory(Caps caps) {
        int end = findEnd();
        long count = view.getShort(end + 10) & 0xFFFF;
        long start = view.getInt(end + 16) & 0xFFFFFFFFL;
        directoryEnd = end;
        if (end >= 20 && view.getInt(end - 20) == LOCATOR64) {
            int end64 = Math.toIntExact(view.getLong(end - 12));
            require(view.getInt(end64) == END64, "no zip64 directory");
            count = view.getLong(end64 + 32);
            start = view.getLong(end64 + 48);
            directoryEnd = end64;
        }
        if (count > caps.entries()) {
            throw ExcelProblem.TOO_MANY_PARTS.of(file, caps.entries());
        }
        require(start <= directoryEnd, "the directory is not where it should be");
        directory = (int) start;
        List<Entry> found = new ArrayList<>();
        long inflated = 0;
        int at = directory;
        for (long i = 0; i < count; i++) {
            Entry entry = record(at);
            found.add(entry);
            at += entry.recordLength;
            inflated += entry.size;
            if (inflated > caps.inflatedBytes()) {
                throw ExcelProblem.INFLATES_TOO_LARGE.of(file, caps.inflatedBytes() >> 20);
            }
            if (entry.size > SEVERAL && entry.size / Math.max(entry.packed, 1) > caps.ratio()) {
                throw ExcelProblem.PACKED_TOO_TIGHTLY.of(file, entry.part, caps.ratio());
            }
        }
        require(at == directoryEnd, "the directory ends elsewhere");
        return found;
    }

    private int findEnd() {
        int lowest = Math.max(0, bytes.length - 22 - 0xFFFF);
        for (int at = bytes.length - 22; at >= lowest; at--) {
            if (view.getInt(at) == END && at + 22 + (view.getShort(at + 20) & 0xFFFF) == bytes.length) {
                return at;
            }
        }
        if (endsSomewhere(lowest)) {
            throw new DamagedException("something stands behind the end");
        }
        throw new DamagedException(ExcelProblem.CUT_SHORT, "no directory");
    }

    private boolean endsSomewhere(int lowest) {
        for (int at = lowest; at + 4 <= bytes.length; at++) {
            if (view.getInt(at) == END) {
                return true;
            }
        }
        return false;
    }

    private Entry record(int at) {
        require(view.getInt(at) == CENTRAL, "no record in the directory");
        int flags = view.getShort(at + 8) & 0xFFFF;
        int method = view.getShort(at + 10) & 0xFFFF;
        int nameLength = view.getShort(at + 28) & 0xFFFF;
        int extra = view.getShort(at + 30) & 0xFFFF;
        int length = 46 + nameLength + extra + (view.getShort(at + 32) & 0xFFFF);
        String name = new String(bytes, at + 46, nameLength, StandardCharsets.UTF_8);
        long[] wide = Zip64.sizes(view, at);
        require(wide[0] >= 0 && wide[1] >= 0 && wide[2] >= 0, "a negative size");
        if ((flags & 1) != 0) {
            throw new DamagedException(ExcelProblem.LOCKED_ZIP, "an encrypted entry");
        }
        require(method == STORED || method == DEFLATED, "an unknown way of packing");
        return new Entry(
                name.replace('\\', '/').replaceFirst("^/+", ""),
                flags,
                method,
                view.getInt(at + 16) & 0xFFFFFFFFL,
                Math.toIntExact(wide[1]),
                wide[0],
                at,
                length,
                Math.toIntExact(wide[2]),
                0,
                0);
    }

    /// Finds the data of each entry and where it ends, and holds local headers to the directory.
    private List<Entry> locate(List<Entry> found) {
        List<Entry> byPlace = new ArrayList<>(found);
        byPlace.sort(Comparator.comparingInt(Entry::local));
        Map<Entry, Entry> located = new HashMap<>();
        for (int i = 0; i < byPlace.size(); i++) {
            Entry entry = byPlace.get(i);
            int next = i + 1 < byPlace.size() ? byPlace.get(i + 1).local : directory;
            require(entry, entry.local < next, "entries overlap");
            if (i == 0 && entry.local > 0) {
                throw new DamagedException(ExcelProblem.JUNK_IN_FRONT, "something stands in front");
            }
            require(entry, view.getInt(entry.local) == LOCAL, "no local header");
            int nameLength = view.getShort(entry.local + 26) & 0xFFFF;
            int data = entry.local + 30 + nameLength + (view.getShort(entry.local + 28) & 0xFFFF);
            require(entry, nameLength == (view.getShort(entry.record + 28) & 0xFFFF), "names differ");
            for (int j = 0; j < nameLength; j++) {
                require(entry, bytes[entry.local + 30 + j] == bytes[entry.record + 46 + j], "names differ");
            }
            require(entry, (long) data + entry.packed <= next, "entries overlap");
            require(entry, entry.method == DEFLATED || entry.size == entry.packed, "a stored entry of another size");
            located.put(
                    entry,
                    new Entry(
                            entry.part,
                            entry.flags,
                            entry.method,
                            entry.crc,
                            entry.packed,
                            entry.size,
                            entry.record,
                            entry.recordLength,
                            entry.local,
                            data,
                            next));
        }
        List<Entry> all = new ArrayList<>();
        for (Entry entry : found) {
            Entry whole = located.getOrDefault(entry, entry);
            all.add(whole);
            if (byPart.put(key(whole.part), whole) != null) {
                throw new DamagedException(ExcelProblem.ENTRY_TWICE, "a name twice", whole.part);
            }
        }
        return all;
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }

    private static void require(Entry entry, boolean holds, String otherwise) {
        if (!holds) {
            throw new DamagedException(ExcelProblem.DAMAGED_ENTRY, otherwise, entry.part);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DamagedException(otherwise);
        }
    }
}
