package dev.alur.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// A ZIP file: its entries, their bytes as they are packed, and their contents. What is wrong with it as a
/// whole is refused when its [Directory] is read.
final class Archive {
    static final int STORED = 0;
    static final int DEFLATED = 8;
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

        /// The same, found in the file.
        Entry located(int data, int next) {
            return new Entry(part, flags, method, crc, packed, size, record, recordLength, local, data, next);
        }

        boolean isAdded() {
            return local == Integer.MAX_VALUE;
        }
    }

    private final String file;
    private final Bytes bytes;
    private final List<Entry> entries;
    private final Map<String, Entry> byPart = new HashMap<>();
    private final Map<Entry, Overlay> overlaid;
    private final Allowance allowance;
    private final long mostHeld;
    private final int directoryEnd;

    private Archive(String file, Bytes bytes, Caps caps) {
        this.file = file;
        this.bytes = bytes;
        this.overlaid = Map.of();
        this.allowance = Allowance.of(file, bytes.held());
        this.mostHeld = caps.heldBytes();
        try {
            Directory directory = Directory.read(file, bytes, caps, allowance);
            this.directoryEnd = directory.end();
            this.entries = directory.entries();
            for (Entry entry : entries) {
                if (byPart.put(key(entry.part), entry) != null) {
                    throw new DamagedException(ExcelProblem.ENTRY_TWICE, "a name twice", entry.part);
                }
            }
        } catch (IndexOutOfBoundsException | ArithmeticException | DamagedException e) {
            throw DamagedException.told(e, ExcelProblem.DAMAGED_FILE, null, file);
        }
    }

    /// The same file with other entries and overlays.
    private Archive(Archive base, List<Entry> entries, Map<String, Entry> byPart, Map<Entry, Overlay> overlaid) {
        this.file = base.file;
        this.bytes = base.bytes;
        // what was read of the base is mostly let go of by now
        this.allowance = Allowance.of(file, bytes.held());
        this.mostHeld = base.mostHeld;
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
    static Archive of(String file, Bytes bytes, Caps caps) {
        return new Archive(file, bytes, caps);
    }

    Bytes bytes() {
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

    /// Where the directory's last record ends.
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
        InputStream packed = bytes.open(entry.data, entry.packed);
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

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
