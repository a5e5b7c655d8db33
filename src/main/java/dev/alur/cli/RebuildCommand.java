package dev.alur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.run.Rebuilt;

/// `alur journal rebuild TRACKER`: makes a journal anew that was lost or damaged, and says what it
/// took from where.
final class RebuildCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private boolean dryRun;

    private boolean json;

    RebuildCommand() {
        super("rebuild");
        parameter("TRACKER", String.class, value -> tracker = value);
        flag("--dry-run", value -> dryRun = value);
        flag("--json", value -> json = value);
    }

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
