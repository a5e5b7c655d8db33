package dev.alur.excel;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a ZIP file anew with some parts replaced or left out: every other entry is copied as it is packed, in
/// the same place of the order, with the same name, flags and time.
final class ArchiveWriter {
    /// Writes the contents of one part.
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    private record Packed(long size, long crc) {}

    private record Place(int local, int flags, long crc, long packed, long size, boolean fresh) {}

    private static final int DESCRIPTOR = 8;

    private final Archive archive;
    private final Bytes old;
    private final boolean recodes;
    private final FileChannel channel;
    private final BufferedOutputStream out;

    private ArchiveWriter(Archive archive, boolean recodes, FileChannel channel) {
        this.archive = archive;
        this.old = archive.bytes();
        this.recodes = recodes;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), Bytes.PIECE);
    }

    /// @param replaced new contents, by entry
    /// @param recodes whether what is packed may be mended where that is enough
    /// @param channel an empty file, open for writing
    static void write(
            Archive archive,
            Map<Archive.Entry, Part> replaced,
            List<Archive.Entry> without,
            boolean recodes,
            FileChannel channel)
            throws IOException {
        new ArchiveWriter(archive, recodes, channel).write(replaced, without);
    }

    private void write(Map<Archive.Entry, Part> replaced, List<Archive.Entry> without) throws IOException {
        List<Archive.Entry> byPlace = new ArrayList<>(archive.entries());
        byPlace.removeAll(without);
        byPlace.sort((one, other) -> Integer.compare(one.local(), other.local()));
        Map<Archive.Entry, Place> places = new HashMap<>();
        for (Archive.Entry entry : byPlace) {
            Overlay overlaid = archive.overlaid(entry);
            Part part = replaced.get(entry);
            if (part == null && overlaid != null) {
                part = out -> {
                    try (InputStream in = overlaid.open()) {
                        in.transferTo(out);
                    }
                };
            }
            places.put(entry, part == null ? copy(entry) : pack(entry, part));
        }
        int directory = position();
        int count = 0;
        for (Archive.Entry entry : archive.entries()) {
            Place place = places.get(entry);
            if (place != null) {
                record(entry, place);
                count++;
            }
        }
        end(directory, position() - directory, count);
        out.flush();
    }

    private Place copy(Archive.Entry entry) throws IOException {
        int at = position();
        try (InputStream in = old.open(entry.local(), entry.next() - entry.local())) {
            in.transferTo(out);
        }
        return new Place(at, entry.flags(), entry.crc(), entry.packed(), entry.size(), false);
    }

    private Place pack(Archive.Entry entry, Part part) throws IOException {
        int at = position();
        int flags = entry.flags() & ~DESCRIPTOR;
        ByteBuffer header = entry.isAdded() ? AddedEntry.local(archive, entry) : header(entry, flags);
        out.write(header.array());
        int data = position();
        Packed packed = recoded(entry, part, data);
        if (packed == null) {
            CRC32 crc = new CRC32();
            long size = contents(entry.method(), part, crc);
            packed = new Packed(size, crc.getValue());
        }
        int end = position();
        header.putInt(14, (int) packed.crc)
                .putInt(18, end - data)
                .putInt(22, (int) packed.size)
                .rewind();
        out.flush();
        while (header.hasRemaining()) {
            channel.write(header, at + header.position());
        }
        return new Place(at, flags, packed.crc, end - data, packed.size, true);
    }

    /// Mends what is packed; null where it has to be packed anew.
    private @Nullable Packed recoded(Archive.Entry entry, Part part, int data) throws IOException {
        if (!recodes || entry.method() != Archive.DEFLATED || !(part instanceof Spliced spliced)) {
            return null;
        }
        if (!Recoder.pays(entry.size(), spliced.splices())) {
            return null;
        }
        try {
            int end = entry.data() + entry.packed();
            Recoder.recode(old, entry.data(), end, entry.size(), spliced.splices(), out);
            return new Packed(spliced.size(), spliced.crc() & 0xFFFFFFFFL);
        } catch (DamagedException e) {
            out.flush();
            channel.truncate(data);
            return null;
        }
    }

    private ByteBuffer header(Archive.Entry entry, int flags) {
        ByteBuffer whole = old.view(entry.local(), entry.data() - entry.local());
        int nameLength = whole.getShort(26) & 0xFFFF;
        byte[] extra = extra(whole, 30 + nameLength, whole.getShort(28) & 0xFFFF);
        ByteBuffer header = ByteBuffer.allocate(30 + nameLength + extra.length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(whole.array(), 0, 30 + nameLength).put(extra);
        return header.putShort(6, (short) flags).putShort(28, (short) extra.length);
    }

    private long contents(int method, Part part, CRC32 crc) throws IOException {
        if (method == Archive.STORED) {
            int before = position();
            CheckedOutputStream checked = new CheckedOutputStream(out, crc);
            part.write(checked);
            checked.flush();
            return (long) position() - before;
        }
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, 1 << 14);
            BufferedOutputStream buffered = new BufferedOutputStream(new CheckedOutputStream(deflated, crc), 1 << 15);
            part.write(buffered);
            buffered.flush();
            deflated.finish();
            return deflater.getBytesRead();
        } finally {
            deflater.end();
        }
    }

    private void record(Archive.Entry entry, Place place) throws IOException {
        if (entry.isAdded()) {
            ByteBuffer record = AddedEntry.record(archive, entry).putInt(16, (int) place.crc);
            record.putInt(20, (int) place.packed).putInt(24, (int) place.size).putInt(42, place.local);
            out.write(record.array());
            return;
        }
        ByteBuffer whole = old.view(entry.record(), entry.recordLength());
        byte[] all = whole.array();
        int nameLength = whole.getShort(28) & 0xFFFF;
        int extraLength = whole.getShort(30) & 0xFFFF;
        int extraFrom = 46 + nameLength;
        ByteBuffer record = ByteBuffer.allocate(entry.recordLength()).order(ByteOrder.LITTLE_ENDIAN);
        record.put(all, 0, extraFrom);
        if (place.fresh) {
            byte[] extra = extra(whole, extraFrom, extraLength);
            record.put(extra).putShort(30, (short) extra.length);
            record.putShort(8, (short) place.flags).putInt(16, (int) place.crc);
            record.putInt(20, (int) place.packed).putInt(24, (int) place.size).putInt(42, place.local);
        } else {
            record.put(all, extraFrom, extraLength);
            int wide = Zip64.placeOfLocal(whole, 0);
            if (wide == 0) {
                record.putInt(42, place.local);
            } else {
                record.putLong(wide, place.local);
            }
        }
        int comment = extraFrom + extraLength;
        record.put(all, comment, all.length - comment);
        out.write(record.array(), 0, record.position());
    }

    /// The directory's end as it was, with the new places; its comment stays.
    private void end(int directory, int length, int count) throws IOException {
        int from = archive.directoryEnd();
        ByteBuffer end = old.view(from, old.size() - from);
        int here = directory + length;
        int plain = 0;
        if (end.getInt(0) == 0x06064b50) {
            long size = end.getLong(4) + 12;
            end.putLong(24, count).putLong(32, count).putLong(40, length).putLong(48, directory);
            int locator = Math.toIntExact(size);
            end.putLong(locator + 8, here);
            plain = locator + 20;
        }
        patchShort(end, plain + 8, count);
        patchShort(end, plain + 10, count);
        patchInt(end, plain + 12, length);
        patchInt(end, plain + 16, directory);
        out.write(end.array());
    }

    private static void patchShort(ByteBuffer end, int at, int value) {
        if (end.getShort(at) != (short) 0xFFFF) {
            end.putShort(at, (short) value);
        }
    }

    private static void patchInt(ByteBuffer end, int at, int value) {
        if (end.getInt(at) != 0xFFFFFFFF) {
            end.putInt(at, value);
        }
    }

    /// Extra fields without zip64 sizes, which a part written anew does not need.
    private static byte[] extra(ByteBuffer header, int from, int length) {
        ByteBuffer kept = ByteBuffer.allocate(length);
        int at = from;
        while (at + 4 <= from + length) {
            int size = Math.min(4 + (header.getShort(at + 2) & 0xFFFF), from + length - at);
            if ((header.getShort(at) & 0xFFFF) != Zip64.ID) {
                kept.put(header.array(), at, size);
            }
            at += size;
        }
        kept.put(header.array(), at, from + length - at);
        byte[] extra = new byte[kept.position()];
        kept.rewind().get(extra);
        return extra;
    }

    private int position() throws IOException {
        out.flush();
        return Math.toIntExact(channel.position());
    }
}
