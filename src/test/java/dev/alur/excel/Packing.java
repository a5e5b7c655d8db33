package dev.alur.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// The ways in which programs pack a workbook's parts, all of them ZIP.
enum Packing {
    /// Sizes stand behind the contents (data descriptors).
    STREAMED,
    /// Sizes stand in front.
    SEEKED,
    /// Nothing is deflated.
    STORED,
    /// Sizes in the extra fields of zip64, though they are small.
    ZIP64,
    /// Folders are entries too.
    FOLDERS;

    byte[] pack(Map<String, byte[]> parts) throws IOException {
        if (this == STREAMED) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                fill(zip, parts);
            }
            return out.toByteArray();
        }
        Path file = Files.createTempFile("packing", ".zip");
        try {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
                zip.setUseZip64(this == ZIP64 ? Zip64Mode.AlwaysWithCompatibility : Zip64Mode.AsNeeded);
                fill(zip, parts);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private void fill(ZipArchiveOutputStream zip, Map<String, byte[]> parts) throws IOException {
        if (this == FOLDERS) {
            zip.putArchiveEntry(new ZipArchiveEntry("xl/"));
            zip.closeArchiveEntry();
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
            if (this == STORED) {
                CRC32 crc = new CRC32();
                crc.update(part.getValue());
                entry.setMethod(ZipArchiveEntry.STORED);
                entry.setSize(part.getValue().length);
                entry.setCrc(crc.getValue());
            }
            zip.putArchiveEntry(entry);
            zip.write(part.getValue());
            zip.closeArchiveEntry();
        }
    }
}
