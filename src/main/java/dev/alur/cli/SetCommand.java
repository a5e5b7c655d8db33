package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.run.Assignment;
import dev.alur.run.NewRow;
import dev.alur.run.SetOptions;
import dev.alur.run.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `alur set WORKBOOK 'Sheet!A1=value'…`: sets cells, or adds rows, and loses nothing else.
final class SetCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String workbook;

    private List<String> assignments = List.of();

    private @Nullable String from;

    private @Nullable String append;

    private @Nullable Path out;

    private boolean dryRun;

    private boolean overFormulas;

    private boolean json;

    private boolean isRead;

    SetCommand() {
        super("set");
        parameter("WORKBOOK", String.class, value -> workbook = value);
        parameters("'Sheet!A1=value'", "0..*", value -> assignments = value);
        option("--from", "FILE|-", String.class, value -> from = value);
        option("--append", "SHEET", String.class, value -> append = value);
        option("--out", "FILE", Path.class, value -> out = value);
        flag("--dry-run", value -> dryRun = value);
        flag("--overwrite-formulas", value -> overFormulas = value);
        flag("--json", value -> json = value);
    }

    /// The workbook, once what to do with it is understood: what is wrong before is wrong elsewhere.
    @Override
    String subject() {
        return isRead ? workbook : "";
    }

    @Override
    int run() {
        if (assignments.isEmpty() && from == null) {
            throw append == null ? mistake("nothing-to-set") : mistake("nothing-to-append", append);
        }
        SetOptions options = new SetOptions(out, dryRun, overFormulas, evenIfOpen());
        Written written;
        if (append == null) {
            List<Assignment> wanted = assignments();
            isRead = true;
            written = runner().set(workbook, wanted, options);
        } else {
            List<NewRow> wanted = rows();
            isRead = true;
            written = runner().append(workbook, append, wanted, options);
        }
        show(written);
        warn(written.warnings());
        return Exit.DONE;
    }

    /// Those of the file first, so that the command line has the last word.
    private List<Assignment> assignments() {
        List<Assignment> wanted = new ArrayList<>();
        if (from != null) {
            List<Assignment> given = Input.ask(from, input(), Input::assignments);
            Assignments.demandOnce(from.equals("-") ? "stdin" : from, given);
            wanted.addAll(given);
        }
        List<Assignment> typed = new ArrayList<>();
        for (String each : assignments) {
            typed.add(understood(() -> Assignments.parse(each)));
        }
        understood(() -> Assignments.demandOnce(String.join(" ", assignments), typed));
        wanted.addAll(typed);
        return wanted;
    }

    private List<NewRow> rows() {
        if (from == null) {
            return List.of(understood(() -> Assignments.row(assignments)));
        }
        if (!assignments.isEmpty()) {
            throw mistake("row-or-file");
        }
        return Input.ask(from, input(), Input::rows);
    }

    private void show(Written written) {
        if (json) {
            json(written);
            return;
        }
        for (Written.Change change : written.changes()) {
            out().line("  " + out().signed('~') + " " + change.at() + "  " + word(change.before()) + " -> "
                    + word(change.after()));
        }
        for (Written.Row row : written.rows()) {
            out().wrapped("  " + out().signed('+') + " " + place(row) + "  ", entry(row));
        }
        if (written.changes().isEmpty() && written.rows().isEmpty()) {
            out().line(text(append == null ? "nothing-changes" : "no-rows-given"));
        } else if (dryRun) {
            out().line(text("dry-run"));
        }
    }

    private static String place(Written.Row row) {
        return Address.quoted(row.sheet()) + "!" + row.row();
    }

    private static String entry(Written.Row row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < row.columns().size(); i++) {
            if (!row.values().get(i).isBlank()) {
                parts.add(row.columns().get(i) + "=" + row.values().get(i).plain());
            }
        }
        return String.join(", ", parts);
    }

    private static String word(Value value) {
        return value.isBlank() ? "—" : value.plain();
    }

    private void json(Written written) {
        JsonOut.write(out().writer(), json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("changes");
            for (Written.Change change : written.changes()) {
                json.writeStartObject();
                json.writeStringField("address", change.at().toString());
                JsonOut.value(json, "before", change.before());
                JsonOut.value(json, "after", change.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rows");
            for (Written.Row row : written.rows()) {
                json.writeStartObject();
                json.writeStringField("sheet", row.sheet());
                json.writeNumberField("row", row.row());
                json.writeArrayFieldStart("cells");
                for (int i = 0; i < row.columns().size(); i++) {
                    json.writeStartObject();
                    json.writeStringField("column", row.columns().get(i));
                    JsonOut.value(json, row.values().get(i));
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonOut.problems(json, "warnings", written.warnings(), language());
            json.writeEndObject();
        });
    }
}
