package dev.alur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive of `make dist`, unpacked somewhere else, runs where no Java is to be found.
@Tag("slow")
final class DistTest {
    private static final Path SAMPLE = Path.of("samples/freelance/tracker.xlsx");

    @TempDir
    static Path folder;

    private static Path program;

    @BeforeAll
    static void unpack() throws IOException {
        List<Path> archives;
        try (Stream<Path> made = Files.list(Path.of("target"))) {
            archives = made.filter(file -> file.getFileName().toString().matches("alur-.*\\.zip"))
                    .toList();
        }
        boolean isMade = archives.size() == 1;
        if (!isMade && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("make dist left " + archives + ", not one archive");
        }
        assumeTrue(isMade, "no archive to look at: run `make dist` first");
        Path home = Files.createDirectory(folder.resolve("élse where"));
        try (FileSystem zip =
                        FileSystems.newFileSystem(archives.getFirst(), Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> unpack(file, home.resolve(file.toString().substring(1))));
        }
        try (Stream<Path> roots = Files.list(home)) {
            program = roots.findFirst().orElseThrow().resolve("alur");
        }
        assumeTrue(
                Files.mismatch(program.resolveSibling("lib/java.options"), Path.of("src/main/launcher/java.options"))
                                < 0
                        && Files.mismatch(program, Path.of("src/main/launcher/alur")) < 0,
                "the archive is older than the launcher: run `make dist` again");
    }

    private static void unpack(Path packed, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.copy(packed, file);
            Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(packed));
            Files.setLastModifiedTime(file, Files.getLastModifiedTime(packed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePlanIsTheSameAsEverywhere() throws Exception {
        Path tracker = Files.copy(SAMPLE, folder.resolve("plan.xlsx"));
        Command.Ended here = Command.with(folder.resolve("state-here"))
                .run("plan", tracker.toString(), "--today", "2026-11-24", "--lang", "en");

        Command.Ended there = run("plan", tracker.toString(), "--today", "2026-11-24", "--lang", "en");

        assertThat(there.code()).as(there.all()).isZero();
        assertThat(there.out()).isEqualTo(here.out());
        assertThat(there.err()).isEqualTo(here.err());
    }

    @Test
    void theLanguageIsThatOfTheSystem() throws Exception {
        assertThat(run("--help").out()).contains("Commands:");
        assertThat(run(Map.of("LC_ALL", "id_ID.UTF-8"), "--help").out()).contains("Perintah:");
        assertThat(run(Map.of("LC_ALL", "", "LANG", "id_ID.UTF-8"), "--help").out())
                .contains("Perintah:");
        assertThat(run(Map.of("LC_ALL", "C", "LANG", "id_ID.UTF-8"), "--help").out())
                .contains("Perintah:");
    }

    @Test
    void cellsAreSetAndMistakesHaveTheirExitCodes() throws Exception {
        Path tracker = Files.copy(SAMPLE, folder.resolve("Désirée.xlsx"));

        Command.Ended set = run("set", tracker.toString(), "Klien!A30=Kopi Senja ☕");

        assertThat(set.code()).as(set.all()).isZero();
        assertThat(set.out().strip()).isEqualTo("~ Klien!A30  — -> Kopi Senja ☕");
        assertThat(set.err()).isEmpty();
        assertThat(Command.with(folder.resolve("state-here"))
                        .run("get", tracker.toString(), "Klien!A30")
                        .out()
                        .strip())
                .isEqualTo("Kopi Senja ☕");
        assertThat(run("set", tracker.toString(), "Klien!A30=n:x").code()).isEqualTo(64);
        assertThat(run("plan", folder.resolve("none.xlsx").toString()).code()).isEqualTo(1);
    }

    @Test
    void documentsAndServiceFindAllModulesThatTheyNeed() throws Exception {
        Path tracker = Files.copy(SAMPLE, folder.resolve("report.xlsx"));
        Command.Ended report = run(
                "report",
                tracker.toString(),
                "--week",
                "2026-W47",
                "--out",
                folder.resolve("out").toString());
        assertThat(report.code()).as(report.all()).isZero();
        assertThat(folder.resolve("out"))
                .isDirectoryContaining(file -> file.toString().endsWith(".pdf"));

        // the build's walk: some commands, then the service, which has to answer
        Command.Ended train = run("train", SAMPLE.toAbsolutePath().toString());
        assertThat(train.code()).as(train.all()).isZero();
    }

    @Test
    void theStartUpCacheHoldsInAnotherPlace() throws Exception {
        assertThat(run(Map.of("ALUR_JAVA_OPTS", "-XX:AOTMode=on"), "--version").code())
                .isZero();
        assertThat(run(
                                Map.of("ALUR_JAVA_OPTS", "-XX:AOTMode=on"),
                                "get",
                                SAMPLE.toAbsolutePath().toString(),
                                "Klien!A1")
                        .code())
                .isZero();
    }

    @Test
    void aJarThatWasExchangedIsNotCoveredByAStartUpCache() throws Exception {
        Path jar;
        try (Stream<Path> ours = Files.list(program.resolveSibling("lib/quarkus-app/app"))) {
            jar = ours.findFirst().orElseThrow();
        }
        FileTime time = Files.getLastModifiedTime(jar);
        Path kept = Files.move(jar, folder.resolve("kept.jar"));
        try {
            plant(jar);
            for (int days : List.of(-1, 1)) {
                Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plus(days, ChronoUnit.DAYS)));
                assertThat(run("--version").out()).isEqualTo("planted\n");
                assertThat(run("get", SAMPLE.toAbsolutePath().toString(), "Klien!A1")
                                .out())
                        .isEqualTo("planted\n");
            }
        } finally {
            Files.move(kept, jar, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(run("--version").out()).startsWith("alur ");
    }

    /// A jar that holds nothing but another `Main`.
    private static void plant(Path jar) throws IOException {
        ClassDesc printer = PrintStream.class.describeConstable().orElseThrow();
        byte[] main = ClassFile.of()
                .build(
                        ClassDesc.of("dev.alur.app.Main"),
                        type -> type.withMethodBody(
                                "main",
                                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String.arrayType()),
                                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                code -> code.getstatic(ClassDesc.of("java.lang.System"), "out", printer)
                                        .ldc("planted")
                                        .invokevirtual(
                                                printer,
                                                "println",
                                                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String))
                                        .return_()));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("dev/alur/app/Main.class"));
            out.write(main);
        }
    }

    private static Command.Ended run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /// In an environment without a Java, indeed without any other program.
    private static Command.Ended run(Map<String, String> more, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments))
                        .toList());
        builder.environment().clear();
        builder.environment().put("PATH", "");
        // most likely not installed here
        builder.environment().put("LC_ALL", "en_ZA.UTF-8");
        builder.environment().put("ALUR_STATE", folder.resolve("state").toString());
        builder.environment().putAll(more);
        Path out = Files.createTempFile(folder, "out", null);
        Path err = Files.createTempFile(folder, "err", null);
        int code = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Command.Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
