package dev.alur.app;

import dev.alur.cli.AlurCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/// The program's entry: `serve` starts Quarkus, everything else is a plain command that ends with an exit code.
///
/// It is annotated because Quarkus would otherwise generate a main of its own, and every command would start
/// the server.
@QuarkusMain
public final class Main {

    Main() {}

    /// Runs one command line and ends the process with its exit code; `serve` stays until it is stopped.
    /// The verb `train` is for the build alone and stands in no help.
    public static void main(String... arguments) {
        String verb = arguments.length == 0 ? "" : arguments[0];
        switch (verb) {
            case "serve" -> Quarkus.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            case "train" -> System.exit(Training.run());
            default -> System.exit(AlurCommand.run(arguments));
        }
    }
}
