package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.run.Erased;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur journal erase TRACKER --client NAME`: takes a client's personal data out of the journal;
/// without `--yes` it
/// only says what that would be.
@Command(name = "erase", sortOptions = false)
final class EraseCommand extends Verb {
    @Parameters(paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Option(names = "--client", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String client;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--json")
    private boolean json;

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
