package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.run.BackedUp;
import java.nio.file.Path;

/// `alur backup TRACKER FILE`: one file with workbook, journal, documents and kept files.
final class BackupCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    @SuppressWarnings("NullAway.Init") // set before call()
    private Path file;

    private boolean json;

    BackupCommand() {
        super("backup");
        parameter("TRACKER", String.class, value -> tracker = value);
        parameter("FILE", Path.class, value -> file = value);
        flag("--json", value -> json = value);
    }

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
