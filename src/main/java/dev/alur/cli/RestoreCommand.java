package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.run.Restored;
import java.nio.file.Path;

/// `alur restore FILE DIR`: puts a backup back, where nothing is in its way.
final class RestoreCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private Path file;

    @SuppressWarnings("NullAway.Init") // set before call()
    private Path folder;

    private boolean json;

    RestoreCommand() {
        super("restore");
        parameter("FILE", Path.class, value -> file = value);
        parameter("DIR", Path.class, value -> folder = value);
        flag("--json", value -> json = value);
    }

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
