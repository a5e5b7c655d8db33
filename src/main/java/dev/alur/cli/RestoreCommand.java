package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.run.Restored;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur restore FILE DIR`: puts a backup back, where nothing is in its way.
@Command(name = "restore", sortOptions = false)
final class RestoreCommand extends Verb {
    @Parameters(index = "0", paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Parameters(index = "1", paramLabel = "DIR")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path folder;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return file.toString();
    }

    @Override
    int run() {
        Restored restored = runner().restore(file, folder);
        if (json) {
            print(JsonNodeFactory.instance
                    .objectNode()
                    .put("workbook", restored.workbook().toString())
                    .put("serial", restored.serial())
                    .put("at", restored.at()));
        } else {
            out().line(text("restored", restored.workbook(), restored.serial(), restored.at()));
        }
        return Exit.DONE;
    }
}
