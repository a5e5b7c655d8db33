package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worked example of CONTRIBUTING.md, done to a copy of the sources as it stands there: a step that no
/// longer fits the code, or no longer leads to the plan that is shown, fails.
class ContributingTest {
    private static final Pattern STEP = Pattern.compile("`(src/[^`\n]+)`|```(java|diff|txt)\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/main/java/dev/alur");

    @TempDir
    Path folder;

    private final Set<String> touched = new LinkedHashSet<>();
    private final Map<String, String> cases = new LinkedHashMap<>();

    @Test
    void theNewActionOfTheExampleIsPlannedAsShownAndTouchesFourFiles() throws Exception {
        copy("tracker");
        copy("plan");

        follow(Files.readString(Path.of(".github/CONTRIBUTING.md")));

        assertThat(touched).hasSize(4);
        Path classes = compile();
        String before = named("before.txt");
        assertThat(plan(classes, before)).isEqualTo(named("plan.txt"));
    }

    private void copy(String room) throws IOException {
        Path to = Files.createDirectories(folder.resolve(SOURCES).resolve(room));
        try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /// Each block belongs to the file that was named last.
    private void follow(String text) throws IOException {
        String file = "";
        Matcher steps = STEP.matcher(text.substring(text.indexOf("## A new action")));
        while (steps.find()) {
            if (steps.group(1) != null) {
                file = steps.group(1);
                continue;
            }
            if (steps.group(2).equals("txt")) {
                cases.put(file, steps.group(3));
                continue;
            }
            touched.add(file);
            Path to = folder.resolve(file);
            if (steps.group(2).equals("java")) {
                assertThat(to).as("a new file").doesNotExist();
                Files.writeString(to, steps.group(3));
            } else {
                Files.writeString(to, patched(file, Files.readString(to), steps.group(3)));
            }
        }
    }

    private static String patched(String file, String source, String diff) {
        StringBuilder old = new StringBuilder();
        StringBuilder fresh = new StringBuilder();
        for (String line : diff.split("\n")) {
            if (!line.startsWith("+")) {
                old.append(line.substring(1)).append('\n');
            }
            if (!line.startsWith("-")) {
                fresh.append(line.substring(1)).append('\n');
            }
        }
        assertThat(source).as("%s has what the example changes", file).containsOnlyOnce(old);
        return source.replace(old, fresh);
    }

    private Path compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder.resolve(SOURCES))) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-parameters",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            assertThat(compiler.getTask(said, files, null, options, null, units).call())
                    .as("%s", said)
                    .isTrue();
        }
        return classes;
    }

    /// Plans with the classes that were just compiled, in a world of their own.
    private static String plan(Path classes, String before) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return (String) loader.loadClass("dev.alur.plan.PlanText")
                    .getMethod("planned", String.class)
                    .invoke(null, before);
        }
    }

    private String named(String name) {
        return cases.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
