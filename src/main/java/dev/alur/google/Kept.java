package dev.alur.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Stroke;
import dev.alur.grid.Value;
import dev.alur.language.DiskFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a spreadsheet held, in a file: the lines of which its fingerprint is the digest ([Canon]). Put back are
/// values, formulas and number formats, cell by cell. Looks, lists, protections and charts are not; Google's
/// own history of versions has those.
final class Kept {
    /// The first line of such a file begins so.
    static final String HEAD = "{\"kind\":\"alur-spreadsheet-1\"";

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> lines;

    private Kept(List<JsonNode> lines) {
        this.lines = lines;
    }

    /// Writes a file and flushes it to the disk.
    static void write(Seen seen, Path file) {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                InputStream lines = Canon.unpacked(seen.canon());
                OutputStream out = Channels.newOutputStream(channel)) {
            lines.transferTo(out);
            channel.force(true);
        } catch (IOException e) {
            throw GoogleProblem.KEPT_UNWRITABLE.because(e, file.toString(), DiskFault.of(e));
        }
    }

    /// @throws ProblemException where the file holds nothing of the kind
    static Kept read(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines.isEmpty() && !line.startsWith(HEAD)) {
                    throw GoogleProblem.KEPT_UNREADABLE.of(file.toString());
                }
                lines.add(JSON.readTree(line));
            }
            return new Kept(lines);
        } catch (JsonProcessingException e) {
            throw GoogleProblem.KEPT_UNREADABLE.because(e, file.toString());
        } catch (IOException e) {
            throw GoogleProblem.KEPT_UNWRITABLE.because(e, file.toString(), DiskFault.of(e));
        }
    }

    /// What has to be done to a spreadsheet so that its cells hold that again. Sheets that came since stay.
    List<Stroke> strokes(Snapshot now) {
        List<Stroke> strokes = new ArrayList<>();
        Set<Long> there = new HashSet<>();
        Sheet sheet = null;
        for (JsonNode line : lines) {
            if (line.has("sheet")) {
                clear(sheet, there, strokes);
                there.clear();
                sheet = now.sheet(line.path("sheet").asText()).orElse(null);
            } else if (line.isArray() && sheet != null) {
                put(sheet, line, there, strokes);
            }
        }
        clear(sheet, there, strokes);
        return strokes;
    }

    private static void put(Sheet sheet, JsonNode cell, Set<Long> there, List<Stroke> strokes) {
        int row = cell.path(0).asInt();
        int column = cell.path(1).asInt();
        String kind = cell.path(2).asText();
        String formula = kind.equals("=") ? cell.path(3).asText() : null;
        String format = cell.path(4).isNull() ? null : cell.path(4).asText();
        Value value = Canon.value(kind, cell.path(3).asText());
        if (kind.isEmpty()) {
            return;
        }
        there.add(key(row, column));
        boolean same = Objects.equals(formula, sheet.formula(row, column))
                && (formula != null || value.equals(sheet.value(row, column)));
        if (!same) {
            String changed = Objects.equals(format, sheet.format(row, column)) ? null : format;
            strokes.add(new Stroke.Put(sheet.address(row, column), value, formula, changed));
        }
    }

    /// What holds something now and did not then.
    private static void clear(@Nullable Sheet sheet, Set<Long> there, List<Stroke> strokes) {
        for (int row = 1; sheet != null && row <= sheet.lastRow(); row++) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                boolean holds =
                        sheet.formula(row, column) != null || !(sheet.value(row, column) instanceof Value.Blank);
                if (holds && sheet.layout().array(row, column) == null && !there.contains(key(row, column))) {
                    strokes.add(new Stroke.Put(sheet.address(row, column), Value.BLANK, null, null));
                }
            }
        }
    }

    private static long key(int row, int column) {
        return ((long) row << 20) | column;
    }
}
