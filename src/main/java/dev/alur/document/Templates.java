package dev.alur.document;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills templates with words. Whatever is put in is escaped; a template can reach nothing but what it is
/// given.
final class Templates {
    private static final String OURS = "/documents/";
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private Templates() {}

    /// Fills a template and puts its style sheet, `{name}.css`, in as `css`.
    ///
    /// @param folder of the user's own templates, or null
    /// @throws ProblemException where the user's template cannot be filled
    static String fill(String name, Map<String, Object> data, @Nullable Path folder) {
        Map<String, Object> all = new HashMap<>(data);
        all.put("css", new RawString(users(name + ".css", folder).orElseGet(() -> ours(name + ".css"))));
        Optional<String> own = users(name + ".html", folder);
        if (own.isEmpty()) {
            return parse(ours(name + ".html")).render(all);
        }
        try {
            return parse(own.get()).render(all);
        } catch (TemplateException e) {
            throw wrong(name, String.valueOf(e.getMessage()), e);
        }
    }

    static ProblemException wrong(String name, String what, Throwable cause) {
        Problem problem = Problem.error(DocumentProblem.TEMPLATE_WRONG, null, "templates/" + name + ".html", what);
        return new ProblemException(problem, cause);
    }

    /// True where the user has a template or a style sheet of that name.
    static boolean hasUsers(String name, @Nullable Path folder) {
        return folder != null
                && (Files.isRegularFile(folder.resolve(name + ".html"))
                        || Files.isRegularFile(folder.resolve(name + ".css")));
    }

    private static Template parse(String text) {
        return ENGINE.parse(text, Variant.forContentType(Variant.TEXT_HTML));
    }

    private static Optional<String> users(String file, @Nullable Path folder) {
        Path path = folder == null ? null : folder.resolve(file);
        if (path == null || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /// A text of ours.
    static String ours(String file) {
        try (InputStream stream = Templates.class.getResourceAsStream(OURS + file)) {
            if (stream == null) {
                throw new IllegalStateException("no template " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
