package dev.alur.cli;

import dev.alur.run.Copied;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur copy SOURCE TARGET`: carries a workbook from one kind to the other, and says what could not
/// be carried.
@Command(name = "copy", sortOptions = false)
final class CopyCommand extends Verb {
    @Parameters(index = "0", paramLabel = "SOURCE")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String source;

    @Parameters(index = "1", paramLabel = "TARGET")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String target;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return target;
    }

    @Override
    int run() {
        Copied copied = runner().copy(source, target);
        if (json) {
            JsonOut.write(out().writer(), node -> {
                node.writeStartObject();
                node.writeStringField("source", copied.source());
                node.writeStringField("target", copied.target());
                node.writeNumberField("sheets", copied.sheets());
                node.writeNumberField("cells", copied.cells());
                JsonOut.problems(node, "left", copied.left(), language());
                node.writeEndObject();
            });
            return Exit.DONE;
        }
        out().line(text("copied", copied.sheets(), copied.cells(), copied.target()));
        copied.left().forEach(problem -> out().problem(problem, "", language()));
        return Exit.DONE;
    }
}
