package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.run.BackedUp;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur backup TRACKER FILE`: one file with workbook, journal, documents and kept files.
@Command(name = "backup", sortOptions = false)
final class BackupCommand extends Verb {
    @Parameters(index = "0", paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Parameters(index = "1", paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        BackedUp made = runner().backup(tracker, file);
        speak(made.tracker());
        if (json) {
            print(JsonNodeFactory.instance
                    .objectNode()
                    .put("file", made.file().toString())
                    .put("serial", made.serial())
                    .put("numbers", made.numbers())
                    .put("files", made.files()));
        } else {
            out().line(text("backed-up", made.file(), made.serial(), made.numbers(), made.files()));
        }
        return Exit.DONE;
    }
}
