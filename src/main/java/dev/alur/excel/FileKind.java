package dev.alur.excel;

import dev.alur.grid.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a file is by its first bytes, so that what is no workbook of ours is refused by its name, with what to
/// do.
final class FileKind {
    private static final byte[] OLE2 = bytes("D0CF11E0A1B11AE1");
    private static final byte[] ZIP = bytes("504B0304");
    private static final byte[] ZIP_END = bytes("504B0506");
    /// Excel 2 to 4, before there was a container around the sheets (MS-XLS 2.4.21, BOF).
    private static final List<byte[]> BARE_BIFF = List.of(bytes("09000400"), bytes("09020600"), bytes("09040600"));
    private static final List<byte[]> PICTURES =
            List.of(bytes("89504E47"), bytes("FFD8FF"), bytes("47494638"), bytes("49492A00"), bytes("4D4D002A"));
    private static final List<byte[]> ARCHIVES =
            List.of(bytes("526172211A07"), bytes("377ABCAF271C"), bytes("1F8B08"), bytes("425A68"));
    private static final int FARTHEST = 1 << 16;
    private static final int FIRST = 120;

    private FileKind() {}

    /// The refusal of a file that is no ZIP package, or empty where it is one.
    static Optional<ProblemException> refusal(String file, Bytes bytes) {
        byte[] start = bytes.copy(0, Math.min(bytes.size(), FIRST));
        // of what may be ours the rest is not looked at
        return kind(starts(start, ZIP) ? start : bytes.all()).map(key -> key.of(file));
    }

    private static Optional<ExcelProblem> kind(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(ExcelProblem.EMPTY_FILE);
        }
        if (starts(bytes, ZIP)) {
            return isOpenDocument(bytes) ? Optional.of(ExcelProblem.OPEN_DOCUMENT) : Optional.empty();
        }
        if (starts(bytes, ZIP_END)) {
            return Optional.of(ExcelProblem.OTHER_ARCHIVE);
        }
        if (starts(bytes, OLE2)) {
            return Optional.of(compound(bytes));
        }
        if (BARE_BIFF.stream().anyMatch(start -> starts(bytes, start))) {
            return Optional.of(ExcelProblem.OLD_XLS);
        }
        if (starts(bytes, "%PDF".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(ExcelProblem.PDF_DOCUMENT);
        }
        if (PICTURES.stream().anyMatch(start -> starts(bytes, start)) || isMediaContainer(bytes)) {
            return Optional.of(ExcelProblem.PICTURE);
        }
        if (ARCHIVES.stream().anyMatch(start -> starts(bytes, start))) {
            return Optional.of(ExcelProblem.OTHER_ARCHIVE);
        }
        if (hidesPackage(bytes)) {
            return Optional.of(ExcelProblem.JUNK_IN_FRONT);
        }
        return Optional.of(text(bytes));
    }

    /// Old Office files, and what Office encrypts, are containers (MS-CFB) whose directory names their streams.
    private static ExcelProblem compound(byte[] bytes) {
        if (holds(bytes, "EncryptedPackage")) {
            return ExcelProblem.PASSWORD_PROTECTED;
        }
        boolean other = holds(bytes, "WordDocument") || holds(bytes, "PowerPoint Document");
        boolean sheets = holds(bytes, "Workbook") || holds(bytes, "Book");
        return other && !sheets ? ExcelProblem.OTHER_OFFICE : ExcelProblem.OLD_XLS;
    }

    private static ExcelProblem text(byte[] bytes) {
        Optional<String> start = start(bytes);
        if (start.isEmpty()) {
            return ExcelProblem.NOT_A_WORKBOOK;
        }
        String text = start.get().strip().toLowerCase(Locale.ROOT);
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet\"")
                && !text.contains("<html")
                && text.startsWith("<?xml")) {
            return ExcelProblem.XML_2003;
        }
        if (text.startsWith("<") && text.contains("urn:oasis:names:tc:opendocument")) {
            return ExcelProblem.OPEN_DOCUMENT;
        }
        if ((text.startsWith("<") && (text.contains("<html") || text.contains("<table")))
                || text.startsWith("<!doctype html")
                || text.startsWith("mime-version:")) {
            return ExcelProblem.WEB_PAGE;
        }
        if (text.startsWith("{") && text.contains("docs.google.com")) {
            return ExcelProblem.GOOGLE_LINK;
        }
        return ExcelProblem.PLAIN_TEXT;
    }

    /// The file's beginning as text, or nothing: old or binary files hold bytes that no text has.
    private static Optional<String> start(byte[] bytes) {
        int end = Math.min(bytes.length, 4096);
        boolean wide = starts(bytes, bytes("FFFE")) || starts(bytes, bytes("FEFF"));
        for (int i = 0; i < end && !wide; i++) {
            if (bytes[i] >= 0 && bytes[i] < 9) {
                return Optional.empty();
            }
        }
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, 0, end, charset);
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static boolean isOpenDocument(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, FIRST), StandardCharsets.ISO_8859_1);
        return start.startsWith("mimetypeapplication/vnd.oasis.opendocument", 30);
    }

    /// HEIC and AVIF pictures, videos (ISO 14496-12), and WebP, which stands in a RIFF container.
    private static boolean isMediaContainer(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        return start.startsWith("ftyp", 4) || (start.startsWith("RIFF") && start.startsWith("WEBP", 8));
    }

    private static boolean hidesPackage(byte[] bytes) {
        int tail = Math.max(0, bytes.length - FARTHEST - 22);
        return find(bytes, ZIP, 0, Math.min(bytes.length, FARTHEST)) >= 0
                && find(bytes, ZIP_END, tail, bytes.length) >= 0;
    }

    private static boolean starts(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean holds(byte[] bytes, String name) {
        return find(bytes, name.getBytes(StandardCharsets.UTF_16LE), 0, bytes.length) >= 0;
    }

    private static int find(byte[] bytes, byte[] sought, int from, int to) {
        for (int at = from; at + sought.length <= to; at++) {
            if (bytes[at] == sought[0] && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }
}
