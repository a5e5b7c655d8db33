package dev.alur.app;

import dev.alur.cli.AlurCommand;
import dev.alur.cli.Surroundings;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/// The program's entry: every verb is a plain command that ends with an exit code; only `serve` starts Quarkus.
///
/// It is annotated because Quarkus would otherwise generate a main of its own, and every command would start the server.
@QuarkusMain
public final class Main {

    private Main() {}

    /// Runs one command line and ends the process with its exit code. The verb `train` is for the build alone and stands in no help.
    public static void main(String... arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings surroundings =
                Surrounded.by(environment, () -> Wirings.runner(environment), new Service()::serve);
        boolean trains = arguments.length > 0 && arguments[0].equals("train");
        System.exit(trains ? Training.run(surroundings) : AlurCommand.run(surroundings, arguments));
    }
}
