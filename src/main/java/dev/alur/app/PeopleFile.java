package dev.alur.app;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.web.Secret;
import dev.alur.web.Visitor;
import dev.alur.web.Visitors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The file that says who comes in beside the owner, a line each: a name, then `looks` or `answers`. Lines that
/// begin with `#` say something to people. It holds no secret: what each comes in with follows from the
/// owner's.
///
/// @param file `service.people` in the state folder
record PeopleFile(Path file) {
    private static final Map<String, Visitor.Role> ROLES = Map.of(
            "looks", Visitor.Role.LOOKS,
            "melihat", Visitor.Role.LOOKS,
            "answers", Visitor.Role.ANSWERS,
            "menjawab", Visitor.Role.ANSWERS);

    static PeopleFile of(Path state) {
        return new PeopleFile(state.resolve("service.people"));
    }

    /// The owner, and everybody whom the file names.
    ///
    /// @throws ProblemException where a line cannot be understood
    Visitors visitors(Secret owner) {
        List<Visitor> all = new ArrayList<>(List.of(Visitor.owner(owner)));
        Set<String> names = new HashSet<>(Set.of(Visitor.OWNER));
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
            Visitor.Role role = ROLES.get(line.substring(blank + 1).toLowerCase(Locale.ROOT));
            String name = blank < 0 ? "" : line.substring(0, blank).strip();
            if (role == null || name.isEmpty() || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw new ProblemException(
                        Problem.error(AppProblem.PERSON_NOT_UNDERSTOOD, null, file.toString(), i + 1, line));
            }
            all.add(Visitor.of(name, role, owner));
        }
        return new Visitors(all);
    }

    private List<String> lines() {
        try {
            // bytes that are no text make a line that is not understood, not a fault
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
