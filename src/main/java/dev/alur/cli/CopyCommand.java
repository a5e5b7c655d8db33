package dev.alur.cli;

import dev.alur.run.Copied;

/// `alur copy SOURCE TARGET`: carries a workbook from one kind to the other, and says what could not
/// be carried.
final class CopyCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String source;

    @SuppressWarnings("NullAway.Init") // set before call()
    private String target;

    private boolean json;

    CopyCommand() {
        super("copy");
        parameter("SOURCE", String.class, value -> source = value);
        parameter("TARGET", String.class, value -> target = value);
        flag("--json", value -> json = value);
    }

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
