package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.plan.PlanJson;
import dev.alur.run.Assignment;
import dev.alur.run.SetOptions;
import dev.alur.run.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur set WORKBOOK 'Sheet!A1=value'…`: sets cells and loses nothing else.
@Command(name = "set", sortOptions = false)
final class SetCommand extends Verb {
    @Parameters(index = "0", paramLabel = "WORKBOOK")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String workbook;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "'Sheet!A1=value'")
    private List<String> assignments = List.of();

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--overwrite-formulas")
    private boolean overFormulas;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return workbook;
    }

    @Override
    int run() {
        List<Assignment> wanted = new ArrayList<>();
        for (String each : assignments) {
            wanted.add(Assignments.parse(each).orElseThrow(() -> mistake("no-assignment", each)));
        }
        Written written = runner().set(workbook, wanted, new SetOptions(out, dryRun, overFormulas, evenIfOpen()));
        if (json) {
            print(json(written));
        } else {
            for (Written.Change change : written.changes()) {
                String before =
                        change.before().isBlank() ? "—" : change.before().plain();
                String after = change.after().isBlank() ? "—" : change.after().plain();
                out().line("  " + out().signed('~') + " " + change.at() + "  " + before + " -> " + after);
            }
            if (dryRun) {
                out().line(text("dry-run"));
            }
        }
        warn(written.warnings());
        return Exit.DONE;
    }

    private ObjectNode json(Written written) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var changes = node.putArray("changes");
        for (Written.Change change : written.changes()) {
            ObjectNode one = changes.addObject();
            one.put("address", change.at().toString());
            one.put("before", change.before().plain());
            one.put("after", change.after().plain());
        }
        node.set("warnings", PlanJson.problems(written.warnings(), language()));
        return node;
    }
}
