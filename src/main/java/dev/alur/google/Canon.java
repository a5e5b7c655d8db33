package dev.alur.google;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Whatever people and programs put into a spreadsheet, as lines of JSON in a fixed order: its digest is the
/// spreadsheet's fingerprint, and a kept file holds these very bytes. What formulas give is left out, for that
/// changes by itself (a clock, a rate of exchange), and so is how wide columns are. It is held packed.
final class Canon {
    private static final char END = '\n';

    private final MessageDigest sha = Fingerprint.digest();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final OutputStream out = new DeflaterOutputStream(packed);

    /// A cell: row, column, the kind of what it holds, that, and its number format.
    void cell(int row, int column, CellReader cell) {
        String kind = cell.formula == null ? kind(cell.value) : "=";
        String content = cell.formula == null ? content(cell.value) : cell.formula;
        boolean spilled = cell.isSpilled();
        add("[" + row + "," + column + "," + quoted(spilled ? "" : kind) + "," + quoted(spilled ? "" : content) + ","
                + quoted(cell.format) + "]");
    }

    private static String kind(Value value) {
        return switch (value) {
            case Value.Blank _ -> "";
            case Value.Text _ -> "text";
            case Value.Number _ -> "number";
            case Value.Bool _ -> "bool";
            case Value.Date _ -> "date";
            case Value.Fault _ -> "fault";
        };
    }

    private static String content(Value value) {
        return switch (value) {
            case Value.Blank _, Value.Text _, Value.Bool _, Value.Fault _ -> value.plain();
            case Value.Number(BigDecimal number) -> number.toString();
            case Value.Date(LocalDateTime at) -> at.toString();
        };
    }

    /// What a cell held of which [#cell] wrote kind and content; blank for a formula.
    static Value value(String kind, String content) {
        return switch (kind) {
            case "text" -> Value.of(content);
            case "number" -> Value.of(new BigDecimal(content));
            case "bool" -> Value.of(content.equals("TRUE"));
            case "date" -> Value.of(LocalDateTime.parse(content));
            case "fault" -> new Value.Fault(content);
            default -> Value.BLANK;
        };
    }

    private static String quoted(@Nullable String text) {
        return text == null
                ? "null"
                : '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    void add(String line) {
        add((line + END).getBytes(StandardCharsets.UTF_8));
    }

    /// Adds all lines of another one, to which nothing may be added any more.
    void addAll(Canon other) {
        try (InputStream lines = unpacked(other.packed())) {
            byte[] some = new byte[1 << 16];
            for (int read = lines.read(some); read >= 0; read = lines.read(some)) {
                sha.update(some, 0, read);
                out.write(some, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(byte[] bytes) {
        sha.update(bytes);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The digest of all lines; nothing may be added after it.
    Fingerprint fingerprint() {
        return new Fingerprint(HexFormat.of().formatHex(sha.digest()));
    }

    /// All lines, packed; nothing may be added after it.
    byte[] packed() {
        try {
            out.close();
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream unpacked(byte[] packed) {
        return new InflaterInputStream(new ByteArrayInputStream(packed));
    }
}
