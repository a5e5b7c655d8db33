package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.run.Runner;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a command line stands in: the runner that does the work, the system's language, and whether a person
/// sits in front of it.
///
/// @param runner made when the first verb asks for it, so that help costs nothing; for workbooks of up to so
/// many bytes, 0 for as many as the configuration allows
/// @param input standard input
/// @param system the language of the system
/// @param terminal whether a person can answer a question
/// @param colour whether results go to a terminal that shows colours
/// @param columns the width of lines, 60 to 100
/// @param question asks a person and gives the answer, or null where there is none
/// @param service starts the service
public record Surroundings(
        LongFunction<Runner> runner,
        Supplier<InputStream> input,
        Language system,
        boolean terminal,
        boolean colour,
        int columns,
        Question question,
        Service service) {

    /// A question on the terminal.
    public interface Question {
        @Nullable
        String ask(String prompt);
    }

    /// Starts the service and stays until it is stopped.
    public interface Service {
        /// @param port 0 for any free one
        /// @return the exit code
        int serve(Served served, int port, @Nullable Language language, long maxSize);
    }

    /// What a service serves.
    ///
    /// @param folder whose trackers it serves
    /// @param spreadsheets that stand beside them, `gsheet:ID`
    /// @param documents the place for the documents of spreadsheets; empty for a folder of each
    public record Served(Path folder, List<String> spreadsheets, String documents) {
        public Served {
            spreadsheets = List.copyOf(spreadsheets);
        }
    }
}
