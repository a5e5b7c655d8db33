package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What README and guide tell people to type works, in the order in which it stands there, and what they point
/// to is there.
final class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @TempDir
    Path folder;

    static List<Path> texts() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(Path.of("src/docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyAlurCommandInItWorks(Path text) throws IOException {
        Command command = Command.with(folder.resolve("state"));
        Matcher blocks = BLOCK.matcher(Files.readString(text));
        while (blocks.find()) {
            for (String line : blocks.group(1).lines().toList()) {
                List<String> words = words(line.replaceFirst("\\s+#.*$", ""));
                if (words.size() == 3 && words.getFirst().equals("cp")) {
                    Files.copy(Path.of(words.get(1)), Path.of(inFolder(words.get(2))));
                    continue;
                }
                if (words.isEmpty() || !words.getFirst().matches("(target/)?alur") || words.contains("serve")) {
                    continue;
                }
                List<String> arguments = words.subList(1, words.size()).stream()
                        .map(this::inFolder)
                        .toList();
                int pipe = arguments.indexOf(">");
                if (pipe > 0) {
                    Command.Ended ended = command.run(arguments.subList(0, pipe).toArray(String[]::new));
                    assertThat(ended.code())
                            .as("%s: %s%n%s", text, line, ended.all())
                            .isZero();
                    Files.writeString(Path.of(arguments.get(pipe + 1)), ended.out());
                    continue;
                }
                Command.Ended ended = command.run(arguments.toArray(String[]::new));
                assertThat(ended.code())
                        .as("%s: %s%n%s", text, line, ended.all())
                        .isIn(0, 2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyLinkInItLeadsSomewhere(Path text) throws IOException {
        Matcher links = LINK.matcher(Files.readString(text));
        Path home = text.toAbsolutePath().getParent();
        while (links.find()) {
            assertThat(home.resolve(links.group(1)).normalize()).as("%s", text).exists();
        }
    }

    @Test
    void theJavaProgramInTheReadmeDoesWhatItSays() throws Exception {
        Matcher block =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        Path program = Files.writeString(folder.resolve("Example.java"), block.group(1));
        Command command = Command.with(folder.resolve("state"));
        command.run("init", folder.resolve("studio").toString(), "--lang", "en");
        String tracker = folder.resolve("studio/tracker.xlsx").toString();
        command.run("set", tracker, "Settings!B2=Old name");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        program.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualToIgnoringNewLines("Studio: Old name");
        assertThat(command.run("get", tracker, "Settings!B2").out().strip()).isEqualTo("Studio Kenanga");
        assertThat(command.run("get", tracker, "Clients!A2", "Clients[Country]", "--csv")
                        .out())
                .startsWith("Toko Roti Melati")
                .contains("Indonesia");
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void everyMakeTargetInTheReadmeExists() throws IOException {
        Matcher targets = Pattern.compile("(?m)(?:^|`)make ([a-z]+)").matcher(Files.readString(Path.of("README.md")));
        String makefile = Files.readString(Path.of("Makefile"));
        while (targets.find()) {
            assertThat(makefile).contains("\n" + targets.group(1) + ":");
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.strip());
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("^['\"]|['\"]$", ""));
        }
        return words;
    }

    /// Paths in the examples are relative to where a person stands: here, to the test's folder.
    private String inFolder(String argument) {
        boolean isPath = argument.matches("studio(/.*)?") || argument.matches(".*\\.(json|csv)");
        return isPath ? folder.resolve(argument).toString() : argument;
    }
}
