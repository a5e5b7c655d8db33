package dev.alur.app;

import dev.alur.cli.Surroundings;
import dev.alur.language.Language;
import dev.alur.run.Runner;
import java.io.Console;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the process finds around it, made into the command line's [Surroundings]: language, terminal,
/// colours, width.
final class Surrounded {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 60;

    private Surrounded() {}

    static Surroundings by(
            Map<String, String> environment,
            LongFunction<Runner> runner,
            Supplier<InputStream> input,
            Surroundings.Service service) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        boolean colour = terminal && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        return new Surroundings(
                runner,
                input,
                language(environment),
                terminal,
                colour,
                columns(environment),
                prompt -> console == null ? null : console.readLine("%s ", prompt),
                service);
    }

    /// The system's language, as POSIX names it (base definitions, 8.2): the first that is set of
    /// `LC_ALL`, `LC_MESSAGES` and `LANG`.
    static Language language(Map<String, String> environment) {
        return Stream.of("ALUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value ->
                        !value.isEmpty() && !value.startsWith("C.") && !value.equals("C") && !value.equals("POSIX"))
                .findFirst()
                .flatMap(value -> Language.of(value.replaceAll("[.@].*", "")))
                .orElse(Language.EN);
    }

    private static int columns(Map<String, String> environment) {
        String said = environment.getOrDefault("COLUMNS", "");
        int columns = said.matches("[0-9]{1,4}") ? Integer.parseInt(said) : WIDEST;
        return Math.clamp(columns, NARROWEST, WIDEST);
    }
}
