package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.alur.app.Main;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rooms of the house and what each may use. A room uses only the rooms listed for it here, and a library
/// only where it is at home. Change these lists only together with the architecture.
class FloorsTest {

    private static final String FLOORS_0_TO_5 = "language grid formula tracker invoice plan report";

    /// Each room and the rooms that it may use.
    private static final Map<String, Set<String>> ROOMS = rooms();

    /// Each library, by the beginning of its packages, and the rooms in which it is at home. The longest
    /// beginning decides.
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("io.quarkus", words("web schedule app")),
            Map.entry("io.quarkus.qute", words("web schedule app document")),
            Map.entry("io.smallrye", words("web schedule app")),
            Map.entry("io.vertx", words("web schedule app")),
            Map.entry("jakarta", words("web schedule app")),
            Map.entry("org.eclipse.microprofile", words("web schedule app")),
            Map.entry("org.jboss.resteasy", words("web schedule app")),
            Map.entry("org.apache.poi", words("document formula excel")),
            Map.entry("org.openxmlformats", words("document formula excel")),
            Map.entry("com.openhtmltopdf", words("document")),
            Map.entry("org.apache.pdfbox", words("document")),
            Map.entry("com.google", words("google")),
            Map.entry("java.sql", words("journal")),
            Map.entry("javax.sql", words("journal")),
            Map.entry("org.sqlite", words("journal")),
            Map.entry("org.postgresql", words("journal")),
            Map.entry("picocli", words("cli app")));

    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        rooms.put("language", words(""));
        rooms.put("grid", words("language"));
        rooms.put("formula", words("language grid"));
        rooms.put("tracker", words("language grid formula"));
        rooms.put("invoice", words("language grid tracker"));
        rooms.put("plan", words("language grid formula tracker invoice"));
        rooms.put("report", words("language grid tracker invoice plan"));
        rooms.put("excel", words("language grid"));
        rooms.put("google", words("language grid"));
        rooms.put("document", words("language grid tracker invoice report"));
        rooms.put("journal", words("language grid tracker invoice plan"));
        rooms.put("mail", words("language"));
        rooms.put("run", words(FLOORS_0_TO_5 + " document journal mail"));
        rooms.put("cli", words(FLOORS_0_TO_5 + " run"));
        rooms.put("web", words(FLOORS_0_TO_5 + " run"));
        rooms.put("schedule", words(FLOORS_0_TO_5 + " run"));
        rooms.put("app", Set.copyOf(rooms.keySet()));
        return rooms;
    }

    @Test
    void everyRoomUsesOnlyTheRoomsAndLibrariesListedForIt() {
        assertThat(trespasses(house(), "dev.alur")).isEmpty();
    }

    @Test
    void everyRoomIsThereAndNoOther() {
        SortedSet<String> seen = house().stream()
                .map(type -> room(type.getPackageName(), "dev.alur"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).isEqualTo(ROOMS.keySet());
    }

    @Test
    void everyPackageIsFlat() {
        assertThat(house().stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> name.matches("dev\\.alur\\.[a-z]+"), "one room, no packages inside it");
    }

    @Test
    void aPlantedImportIsFoundAndNamed() {
        JavaClasses planted = new ClassFileImporter().importPackages("dev.alur.planted");
        assertThat(trespasses(planted, "dev.alur.planted"))
                .allMatch(line -> line.contains(" must not use "))
                .anyMatch(line -> line.startsWith("grid must not use plan:")
                        && line.contains("dev.alur.planted.grid.Upstairs uses dev.alur.planted.plan.Downstairs"))
                .anyMatch(line -> line.startsWith("plan must not use jakarta:")
                        && line.contains("dev.alur.planted.plan.Downstairs uses jakarta.inject.Singleton"))
                .anyMatch(line -> line.startsWith("plan must not use java.sql:")
                        && line.contains("dev.alur.planted.plan.Downstairs uses java.sql.Connection"));
    }

    /// One line for each use that is not allowed: who, whom, and where in the source.
    private static SortedSet<String> trespasses(JavaClasses classes, String root) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .flatMap(use -> Stream.concat(throughAWall(use, root), strangers(use, root)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> throughAWall(Dependency use, String root) {
        String from = room(use.getOriginClass().getPackageName(), root);
        String to = room(use.getTargetClass().getBaseComponentType().getPackageName(), root);
        boolean allowed = to.isEmpty() || to.equals(from) || allowed(from).contains(to);
        return allowed ? Stream.empty() : Stream.of(line(from, to, use));
    }

    private static Stream<String> strangers(Dependency use, String root) {
        String from = room(use.getOriginClass().getPackageName(), root);
        String name = use.getTargetClass().getBaseComponentType().getName();
        return LIBRARIES.keySet().stream()
                .filter(library -> name.startsWith(library + "."))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .filter(library -> !LIBRARIES.get(library).contains(from))
                .map(library -> line(from, library, use))
                .stream();
    }

    private static Set<String> allowed(String room) {
        return ROOMS.getOrDefault(room, Set.of());
    }

    private static String line(String from, String to, Dependency use) {
        return from + " must not use " + to + ": " + use.getOriginClass().getName() + " uses "
                + use.getTargetClass().getBaseComponentType().getName() + " " + use.getSourceCodeLocation();
    }

    private static String room(String packageName, String root) {
        if (!packageName.startsWith(root + ".")) {
            return "";
        }
        return packageName.substring(root.length() + 1).replaceFirst("\\..*", "");
    }

    private static JavaClasses house() {
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
