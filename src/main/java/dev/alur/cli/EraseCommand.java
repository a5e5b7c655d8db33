package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.run.Erased;

/// `alur journal erase TRACKER --client NAME`: takes a client's personal data out of the journal; without
/// `--yes` it only says what that would be.
final class EraseCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    @SuppressWarnings("NullAway.Init") // set before call()
    private String client;

    private boolean yes;

    private boolean json;

    EraseCommand() {
        super("erase");
        // before the parameter, or it would not be told with it where both are missing
        needed("--client", "NAME", String.class, value -> client = value);
        parameter("TRACKER", String.class, value -> tracker = value);
        flag("--yes", value -> yes = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Erased erased = runner().erase(tracker, client, !yes);
        speak(erased.tracker());
        if (json) {
            print(JsonNodeFactory.instance
                    .objectNode()
                    .put("done", yes)
                    .put("entries", erased.entries())
                    .put("records", erased.records())
                    .put("staying", erased.staying())
                    .put("rows", erased.rows())
                    .put("kept", erased.kept()));
            return Exit.DONE;
        }
        out().line(text(yes ? "erased" : "would-erase", client, erased.entries(), erased.records()));
        if (erased.rows() > 0) {
            out().line(text("erased-rows", erased.rows(), tracker));
        }
        if (erased.kept() > 0) {
            out().line(text("erased-kept", erased.kept(), erased.folder()));
        }
        return Exit.DONE;
    }
}
