package dev.alur.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Stroke;
import dev.alur.grid.Value;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a spreadsheet held, in a file: values, formulas and number formats, cell by cell. Looks,
/// lists, protections and
/// charts are not in it; Google's own history of versions has those.
final class Kept {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KIND = "alur-spreadsheet-1";

    private final JsonNode root;

    private Kept(JsonNode root) {
        this.root = root;
    }

    /// Writes a file and flushes it to the disk.
    static void write(Seen seen, Path file) {
        ObjectNode root = JSON.createObjectNode();
        root.put("kind", KIND)
                .put("title", seen.title())
                .put("fingerprint", seen.fingerprint().sha256());
        ArrayNode sheets = root.putArray("sheets");
        seen.snapshot().sheets().forEach(sheet -> sheets.add(sheet(sheet)));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(root));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw GoogleProblem.KEPT_UNWRITABLE.because(e, file.toString(), DiskFault.of(e));
        }
    }

    private static ObjectNode sheet(Sheet sheet) {
        ObjectNode node = JSON.createObjectNode().put("name", sheet.name());
        ArrayNode cells = node.putArray("cells");
        for (int row = 1; row <= sheet.lastRow(); row++) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                Value value = sheet.value(row, column);
                String formula = sheet.formula(row, column);
                boolean filled = sheet.layout().array(row, column) != null && formula == null;
                if (!filled && (formula != null || !(value instanceof Value.Blank))) {
                    ObjectNode cell = cells.addObject().put("row", row).put("column", column);
                    put(cell, value, formula, sheet.format(row, column));
                }
            }
        }
        return node;
    }

    private static void put(ObjectNode cell, Value value, @Nullable String formula, @Nullable String format) {
        if (formula != null) {
            cell.put("formula", formula);
        }
        if (format != null) {
            cell.put("format", format);
        }
        switch (value) {
            case Value.Blank() -> {}
            case Value.Text(String text) -> cell.put("text", text);
            case Value.Number(BigDecimal number) -> cell.put("number", number.toString());
            case Value.Bool(boolean bool) -> cell.put("bool", bool);
            case Value.Date(LocalDateTime at) -> cell.put("date", at.toString());
            case Value.Fault(String code) -> cell.put("fault", code);
        }
    }

    /// @throws ProblemException where the file holds nothing of the kind
    static Kept read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (!root.path("kind").asText().equals(KIND)) {
                throw GoogleProblem.KEPT_UNREADABLE.of(file.toString());
            }
            return new Kept(root);
        } catch (JsonProcessingException e) {
            throw GoogleProblem.KEPT_UNREADABLE.because(e, file.toString());
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(GoogleProblem.KEPT_UNWRITABLE, null, file.toString(), DiskFault.of(e)), e);
        }
    }

    /// What has to be done to a spreadsheet so that its cells hold that again. Sheets that came since stay.
    List<Stroke> strokes(Snapshot now) {
        List<Stroke> strokes = new ArrayList<>();
        for (JsonNode kept : root.path("sheets")) {
            now.sheet(kept.path("name").asText()).ifPresent(sheet -> strokes(sheet, kept.path("cells"), strokes));
        }
        return strokes;
    }

    private static void strokes(Sheet sheet, JsonNode cells, List<Stroke> strokes) {
        Set<Long> there = new HashSet<>();
        for (JsonNode cell : cells) {
            int row = cell.path("row").asInt();
            int column = cell.path("column").asInt();
            there.add(((long) row << 20) | column);
            String formula = cell.hasNonNull("formula") ? cell.path("formula").asText() : null;
            String format = cell.hasNonNull("format") ? cell.path("format").asText() : null;
            boolean same = Objects.equals(formula, sheet.formula(row, column))
                    && (formula != null || value(cell).equals(sheet.value(row, column)));
            if (!same) {
                String changed = Objects.equals(format, sheet.format(row, column)) ? null : format;
                strokes.add(new Stroke.Put(sheet.address(row, column), value(cell), formula, changed));
            }
        }
        for (int row = 1; row <= sheet.lastRow(); row++) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                boolean holds =
                        sheet.formula(row, column) != null || !(sheet.value(row, column) instanceof Value.Blank);
                if (holds
                        && sheet.layout().array(row, column) == null
                        && !there.contains(((long) row << 20) | column)) {
                    strokes.add(new Stroke.Put(sheet.address(row, column), Value.BLANK, null, null));
                }
            }
        }
    }

    private static Value value(JsonNode cell) {
        if (cell.has("text")) {
            return Value.of(cell.path("text").asText());
        }
        if (cell.has("number")) {
            return Value.of(new BigDecimal(cell.path("number").asText()));
        }
        if (cell.has("bool")) {
            return Value.of(cell.path("bool").asBoolean());
        }
        if (cell.has("date")) {
            return Value.of(LocalDateTime.parse(cell.path("date").asText()));
        }
        return cell.has("fault") ? new Value.Fault(cell.path("fault").asText()) : Value.BLANK;
    }
}
