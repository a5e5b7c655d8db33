package dev.alur.excel;

import dev.alur.grid.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What a file is by its first bytes, so that what is no workbook of ours is refused by its name.
final class FileKind {
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private FileKind() {}

    /// The refusal of a file that is no ZIP package, or empty where it is one.
    static Optional<ProblemException> refusal(String file, byte[] bytes) {
        if (starts(bytes, OLE2)) {
            return Optional.of(
                    contains(bytes, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE))
                            ? ExcelProblem.PASSWORD_PROTECTED.of(file)
                            : ExcelProblem.OLD_XLS.of(file));
        }
        if (starts(bytes, new byte[] {'P', 'K', 3, 4})) {
            return isOpenDocument(bytes) ? Optional.of(ExcelProblem.OPEN_DOCUMENT.of(file)) : Optional.empty();
        }
        if (bytes.length == 0 || starts(bytes, "%PDF".getBytes(StandardCharsets.US_ASCII)) || !isText(bytes)) {
            return Optional.of(ExcelProblem.NOT_A_WORKBOOK.of(file));
        }
        return Optional.of(ExcelProblem.PLAIN_TEXT.of(file));
    }

    private static boolean isOpenDocument(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 120), StandardCharsets.ISO_8859_1);
        return start.startsWith("mimetypeapplication/vnd.oasis.opendocument", 30);
    }

    /// Old or binary files hold bytes that no text has.
    private static boolean isText(byte[] bytes) {
        int end = Math.min(bytes.length, 4096);
        for (int i = 0; i < end; i++) {
            if (bytes[i] >= 0 && bytes[i] < 9) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (bytes[at] == sought[0] && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
