package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.alur.grid.Problem;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every sentence is there in every language and says the same.
class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    @Test
    void everyProblemHasSummaryAndDetailInEveryLanguage() {
        List<Problem.Key> keys = problems();
        assertThat(keys).extracting(Problem.Key::room).contains("tracker", "invoice", "grid");
        for (Problem.Key key : keys) {
            for (Language language : Language.values()) {
                assertThat(Messages.keys(language, key.room()))
                        .as(key.room() + " in " + language.code())
                        .contains(key.id() + ".summary", key.id() + ".detail");
            }
        }
    }

    @Test
    void summariesNameNothing() throws Exception {
        for (String room : rooms()) {
            for (Language language : Language.values()) {
                for (String key : Messages.keys(language, room)) {
                    if (key.endsWith(".summary")) {
                        assertThat(placeholders(room, key, language))
                                .as(room + "/" + key)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws Exception {
        assertThat(rooms()).contains("tracker", "invoice", "grid");
        for (String room : rooms()) {
            assertThat(Messages.keys(Language.ID, room)).as(room).isEqualTo(Messages.keys(Language.EN, room));
            for (String key : Messages.keys(Language.EN, room)) {
                assertThat(placeholders(room, key, Language.ID))
                        .as(room + "/" + key)
                        .isEqualTo(placeholders(room, key, Language.EN));
            }
        }
    }

    @Test
    void noSentenceStandsForAProblemThatDoesNotExist() throws Exception {
        Set<String> known = problems().stream()
                .flatMap(key -> Stream.of(".summary", ".detail").map(end -> key.room() + "/" + key.id() + end))
                .collect(Collectors.toSet());
        for (String room : rooms()) {
            assertThat(Messages.keys(Language.EN, room))
                    .filteredOn(key -> key.endsWith(".summary") || key.endsWith(".detail"))
                    .allMatch(key -> known.contains(room + "/" + key));
        }
    }

    @Test
    void noApostropheSwallowsAPlaceholder() throws Exception {
        for (String room : rooms()) {
            for (Language language : Language.values()) {
                for (String key : Messages.keys(language, room)) {
                    String pattern = pattern(room, key, language);
                    assertThat(pattern.replace("''", "").replaceAll("'[{}][^']*'", ""))
                            .as(room + "/" + key + " in " + language.code())
                            .doesNotContain("'");
                    assertThat(Messages.text(language, room, key, arguments(pattern)))
                            .isNotBlank();
                }
            }
        }
    }

    private static List<Problem.Key> problems() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.alur").stream()
                        .filter(type -> !type.getName().startsWith("dev.alur.planted"))
                        .filter(type -> type.isEnum() && type.isAssignableTo(Problem.Key.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(Problem.Key.class::cast)
                        .toList();
    }

    /// The rooms that have sentences in any language.
    private static SortedSet<String> rooms() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.substring(0, name.lastIndexOf('_')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(MessagesTest.class
                        .getClassLoader()
                        .getResource("messages/invoice_en.properties")
                        .toURI())
                .getParent();
    }

    private static String pattern(String room, String key, Language language) throws Exception {
        Properties properties = new Properties();
        Path file = folder().resolve(room + "_" + language.code() + ".properties");
        properties.load(Files.newBufferedReader(file, StandardCharsets.UTF_8));
        return properties.getProperty(key);
    }

    /// The arguments that a sentence shows. Those that only choose between words, one job or several, may be
    /// missing in a language that has no plural.
    private static SortedSet<String> placeholders(String room, String key, Language language) throws Exception {
        String pattern = pattern(room, key, language).replaceAll("'[{}][^']*'", "");
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        SortedSet<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /// Something for each placeholder: a number where words are chosen by it.
    private static Object[] arguments(String pattern) {
        return Arrays.stream(new MessageFormat(pattern).getFormatsByArgumentIndex())
                .map(format -> format == null ? "words" : 2)
                .toArray();
    }
}
