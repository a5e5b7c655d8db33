package dev.alur.excel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A ZIP file that a test writes byte by byte, so that it can lie about what it holds.
final class RawZip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> records = new ArrayList<>();
    private int flags;
    private long claimed = -1;

    /// The entries that follow claim to have this flag.
    RawZip flagged(int flag) {
        flags = flag;
        return this;
    }

    /// The next entry claims to inflate to so many bytes.
    RawZip claiming(long size) {
        claimed = size;
        return this;
    }

    RawZip entry(String name, String contents) {
        return entry(name, name, contents.getBytes(StandardCharsets.UTF_8));
    }

    RawZip entry(String name, byte[] contents) {
        return entry(name, name, contents);
    }

    /// @param local what the header in front of the contents calls it
    RawZip entry(String name, String local, byte[] contents) {
        byte[] packed = deflated(contents);
        long size = claimed < 0 ? contents.length : claimed;
        claimed = -1;
        CRC32 crc = new CRC32();
        crc.update(contents);
        int at = out.size();
        out.writeBytes(header(0x04034b50, local, crc.getValue(), packed.length, size, -1));
        out.writeBytes(packed);
        records.add(header(0x02014b50, name, crc.getValue(), packed.length, size, at));
        return this;
    }

    byte[] bytes() {
        int directory = out.size();
        records.forEach(out::writeBytes);
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0);
        end.putShort((short) records.size()).putShort((short) records.size());
        end.putInt(out.size() - directory).putInt(directory).putShort((short) 0);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    private byte[] header(int signature, String name, long crc, int packed, long size, int at) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        boolean record = at >= 0;
        ByteBuffer header =
                ByteBuffer.allocate((record ? 46 : 30) + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(signature);
        if (record) {
            header.putShort((short) 20);
        }
        header.putShort((short) 20).putShort((short) flags).putShort((short) 8).putInt(0);
        header.putInt((int) crc).putInt(packed).putInt((int) size);
        header.putShort((short) bytes.length).putShort((short) 0);
        if (record) {
            header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            header.putInt(0).putInt(at);
        }
        return header.put(bytes).array();
    }

    private static byte[] deflated(byte[] contents) {
        Deflater deflater = new Deflater(1, true);
        deflater.setInput(contents);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
