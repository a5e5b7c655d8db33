import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// `make dist`: what `make build` left in `target`, with a Java runtime cut for it, as a zip that runs on this
/// kind of system without Java and without Maven. Started as a program of one file, in the project's folder, on
/// all systems alike: `java src/dist/Dist.java`.
///
/// The AOT caches are trained with that runtime. Their place may change, but the launchers use them only as
/// long as the jars have the caches' time. So all files get one time, in whole even seconds, which is what a
/// zip can keep. It lies within 24 days after the time in the pom; the jars decide where, so that other jars
/// have another one.
final class Dist {
    /// What only names in strings ask for: elliptic curves for HTTPS, character sets and locales, zip file
    /// systems.
    private static final Set<String> UNSEEN =
            Set.of("jdk.crypto.ec", "jdk.charsets", "jdk.localedata", "jdk.unsupported", "jdk.zipfs", "java.logging");

    /// Vert.x can compile verticles; nothing here asks it to.
    private static final Set<String> UNUSED = Set.of("jdk.compiler", "java.compiler");

    private static final FileAttribute<?> OPEN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    private static final Path TARGET = Path.of("target");
    private static final Path SOURCE = Path.of("src/main/launcher");

    private Dist() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        String pom = Files.readString(Path.of("pom.xml"));
        String name = "alur-" + first(pom, "<version>([^<]+)</version>");
        Instant released =
                Instant.parse(first(pom, "<project.build.outputTimestamp>([^<]+)</project.build.outputTimestamp>"));
        Path work = TARGET.resolve("dist");
        delete(work);
        Path root = Files.createDirectories(work.resolve(name));
        Path lib = Files.createDirectories(root.resolve("lib"));
        copy(TARGET.resolve("quarkus-app"), lib.resolve("quarkus-app"));
        for (String options : List.of("java.options", "command.options", "service.options")) {
            Files.copy(SOURCE.resolve(options), lib.resolve(options));
        }
        Files.copy(SOURCE.resolve("alur"), root.resolve("alur"));
        Files.writeString(
                root.resolve("alur.cmd"),
                Files.readString(SOURCE.resolve("alur.cmd")).replaceAll("\r?\n", "\r\n"));
        Files.copy(Path.of("LICENSE"), root.resolve("LICENSE"));
        Files.copy(Path.of("README.md"), root.resolve("README.md"));
        runtime(lib, modules(lib.resolve("quarkus-app"), work.resolve("classes.jar")));
        FileTime time = FileTime.from(released.plusSeconds(2L * (sum(lib.resolve("quarkus-app")) >>> 12)));
        age(root, time);
        String[] trackers = {
            "samples/freelance/tracker.xlsx", "samples/freelance-en/tracker.xlsx", "samples/own-list.xlsx"
        };
        train(lib, "command", "quarkus-run.jar", trackers);
        train(lib, "edit", "edit-run.jar", trackers);
        train(lib, "google", "quarkus-run.jar", "src/dist/spreadsheet.json");
        train(lib, "service", "quarkus-run.jar", trackers);
        age(root, time);
        Path zip = TARGET.resolve(name + ".zip");
        Files.deleteIfExists(zip);
        pack(work, root, zip, time);
        System.out.printf("Made %s: %.1f MiB%n", zip, Files.size(zip) / 1048576.0);
    }

    /// The modules of Java that the jars use. They are looked at as one heap of classes, for some of them say
    /// that they are modules and others do not.
    private static Set<String> modules(Path app, Path heap) throws IOException {
        Set<String> seen = new HashSet<>();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(heap))) {
            out.setLevel(1);
            for (Path jar : files(app)) {
                if (jar.toString().endsWith(".jar")) {
                    gather(jar, out, seen);
                }
            }
        }
        String said = tool("jdeps", "--ignore-missing-deps", "--print-module-deps", heap.toString());
        Files.delete(heap);
        Set<String> modules = new TreeSet<>(List.of(said.strip().split(",")));
        modules.removeAll(UNUSED);
        modules.addAll(UNSEEN);
        return modules;
    }

    private static void gather(Path jar, ZipOutputStream out, Set<String> seen) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                String name = entry.getName();
                boolean counts =
                        name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
                if (counts && seen.add(name)) {
                    out.putNextEntry(new ZipEntry(name));
                    try (InputStream bytes = file.getInputStream(entry)) {
                        bytes.transferTo(out);
                    }
                }
            }
        }
    }

    private static void runtime(Path lib, Set<String> modules) {
        tool(
                "jlink",
                "--add-modules",
                String.join(",", modules),
                "--include-locales=en,id",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                lib.resolve("runtime").toString());
    }

    private static void train(Path lib, String walk, String jar, String... with)
            throws IOException, InterruptedException {
        Path java = lib.resolve("runtime/bin/java" + (isWindows() ? ".exe" : ""));
        Path log = TARGET.resolve("dist/train-" + walk + ".log");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "@" + lib.resolve("java.options"),
                "@" + lib.resolve("service.options"),
                "@" + SOURCE.resolve("train.options"),
                "-XX:AOTCacheOutput=" + lib.resolve(walk + ".aot"),
                "-jar",
                lib.resolve("quarkus-app").resolve(jar).toString(),
                "train",
                walk));
        command.addAll(List.of(with));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            System.err.println("The start-up cache could not be made (" + log
                    + " says why); the program works without it, only slower.");
        }
    }

    private static void pack(Path work, Path root, Path zip, FileTime time) throws IOException {
        URI uri = URI.create("jar:" + zip.toUri());
        Map<String, String> environment = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem archive = FileSystems.newFileSystem(uri, environment)) {
            for (Path file : files(root)) {
                Path target = archive.getPath("/")
                        .resolve(work.relativize(file).toString().replace('\\', '/'));
                Files.createDirectories(target.getParent(), OPEN);
                Files.copy(file, target);
                Files.setLastModifiedTime(target, time);
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(isProgram(root, file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static boolean isProgram(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        return name.equals("alur") || name.startsWith("lib/runtime/bin/") || name.endsWith("/jspawnhelper");
    }

    /// A checksum of all jars.
    private static long sum(Path app) throws IOException {
        CRC32 crc = new CRC32();
        for (Path file : files(app)) {
            crc.update(Files.readAllBytes(file));
        }
        return crc.getValue();
    }

    private static void age(Path root, FileTime time) throws IOException {
        for (Path file : files(root)) {
            if (!isWindows()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(isProgram(root, file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
            Files.setLastModifiedTime(file, time);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file)).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    private static String tool(String name, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("this Java has no " + name + ": a whole JDK is needed"))
                .run(writer, writer, arguments);
        writer.flush();
        if (code != 0) {
            throw new IllegalStateException(name + " failed:\n" + said);
        }
        return said.toString();
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in pom.xml");
        }
        return matcher.group(1);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
