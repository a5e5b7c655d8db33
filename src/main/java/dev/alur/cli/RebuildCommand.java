package dev.alur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.run.Rebuilt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur journal rebuild TRACKER`: makes a journal anew that was lost or damaged, and says what it
/// took from where.
@Command(name = "rebuild", sortOptions = false)
final class RebuildCommand extends Verb {
    @Parameters(paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Rebuilt rebuilt = runner().rebuild(tracker, options(), dryRun);
        speak(rebuilt.tracker());
        if (json) {
            print(json(rebuilt));
            return Exit.DONE;
        }
        out().line(text(
                dryRun ? "would-rebuild" : "rebuilt",
                rebuilt.serial(),
                rebuilt.numbers().size()));
        rebuilt.numbers().forEach(source -> out().line("  " + source.number() + "  " + source.from()));
        out().line(text("rebuilt-done", rebuilt.done()));
        if (!rebuilt.aside().isEmpty()) {
            out().line(text("rebuilt-aside", rebuilt.aside()));
        }
        out().line(text("rebuilt-next", rebuilt.proposed(), tracker));
        return Exit.DONE;
    }

    private static ObjectNode json(Rebuilt rebuilt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("serial", rebuilt.serial());
        ArrayNode numbers = node.putArray("numbers");
        rebuilt.numbers()
                .forEach(source ->
                        numbers.addObject().put("number", source.number()).put("from", source.from()));
        return node.put("done", rebuilt.done())
                .put("proposed", rebuilt.proposed())
                .put("aside", rebuilt.aside());
    }
}
