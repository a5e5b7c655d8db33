package dev.alur.excel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The headers of an entry that a ZIP file does not have yet (APPNOTE 4.3.7 and 4.3.12), without sizes,
/// checksum and place, which come once it is packed. Its time is that of the file's first entry, so that the
/// same edit gives the same bytes whenever it is made.
final class AddedEntry {
    private static final short DEFLATE_NEEDS = 20;

    private AddedEntry() {}

    /// The local header.
    static ByteBuffer local(Archive archive, Archive.Entry entry) {
        byte[] name = entry.part().getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = ByteBuffer.allocate(30 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 0x04034b50).putShort(4, DEFLATE_NEEDS);
        common(header, 6, archive, entry);
        header.putShort(26, (short) name.length).put(30, name);
        return header;
    }

    /// The record in the directory.
    static ByteBuffer record(Archive archive, Archive.Entry entry) {
        byte[] name = entry.part().getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = ByteBuffer.allocate(46 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(0, 0x02014b50).putShort(4, DEFLATE_NEEDS).putShort(6, DEFLATE_NEEDS);
        common(record, 8, archive, entry);
        record.putShort(28, (short) name.length).put(46, name);
        return record;
    }

    /// Flags, method and time, which stand side by side in both.
    private static void common(ByteBuffer header, int at, Archive archive, Archive.Entry entry) {
        byte[] time = archive.bytes().copy(10, 4);
        header.putShort(at, (short) entry.flags()).putShort(at + 2, (short) entry.method());
        header.put(at + 4, time);
    }
}
