package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.BusyException;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saving neither loses another person's save nor what belongs to the file, and leaves nothing behind.
class SafeSaveTest {
    private static final List<Edit> EDIT = List.of(new Edit.SetCell(new Address("Notes", 1, 1), Value.of("ours")));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void draw() throws IOException {
        file = DrawnWorkbooks.draw(
                folder.resolve("studio.xlsx"),
                SheetDraft.of("Notes").row("a", 1).row("b", 2));
    }

    private Workbook workbook() {
        return new ExcelWorkbooks(Clock.systemUTC()).open(file.toString());
    }

    private static void refused(Runnable action, ExcelProblem key) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void rightsAndAttributesOfTheFileAreKept() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        UserDefinedFileAttributeView attributes = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        Assumptions.assumeTrue(attributes != null, "skipped: this file system has no extended attributes");
        attributes.write("xdg.tags", ByteBuffer.wrap("clients".getBytes(StandardCharsets.UTF_8)));

        workbook().write(workbook().fingerprint(), EDIT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        ByteBuffer tags = ByteBuffer.allocate(20);
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).read("xdg.tags", tags);
        assertThat(new String(tags.array(), 0, tags.position(), StandardCharsets.UTF_8))
                .isEqualTo("clients");
        assertThat(names()).containsExactly("studio.xlsx");
    }

    @Test
    void aSymbolicLinkIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.xlsx"), file.getFileName());
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(link.toString());

        workbook.write(workbook.fingerprint(), EDIT);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(workbook().read().value(new Address("Notes", 1, 1))).isEqualTo(Value.of("ours"));
        assertThat(workbook.id()).isEqualTo(file.toRealPath().toString());
    }

    @Test
    void severalHardLinksAndReadOnlyFilesAreRefused() throws IOException {
        Path other = Files.createLink(folder.resolve("other.xlsx"), file);
        Fingerprint before = workbook().fingerprint();

        refused(() -> workbook().write(before, EDIT), ExcelProblem.SEVERAL_NAMES);
        assertThat(workbook().preflight(false)).extracting(Problem::key).containsExactly(ExcelProblem.SEVERAL_NAMES);
        Files.delete(other);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        refused(() -> workbook().write(before, EDIT), ExcelProblem.READ_ONLY);
        assertThat(workbook().preflight(false)).extracting(Problem::key).containsExactly(ExcelProblem.READ_ONLY);
        assertThat(workbook().fingerprint()).isEqualTo(before);
    }

    @Test
    void aReadOnlyFolderIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(workbook().preflight(false))
                    .extracting(Problem::key)
                    .containsExactly(ExcelProblem.FOLDER_READ_ONLY);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFreshMarkOfLibreOfficeNamesWhoHasItOpen() throws IOException {
        Files.writeString(
                folder.resolve(".~lock.studio.xlsx#"),
                "Sri Wahyuni,sri,laptop-of-sri,24.11.2026 09:30,file:///home/sri/.config/libreoffice/4;");

        assertThatThrownBy(() -> workbook().preflight(false))
                .isInstanceOfSatisfying(
                        BusyException.class,
                        e -> assertThat(e.problems().getFirst().arguments()).contains("Sri Wahyuni (laptop-of-sri)"));
        assertThat(workbook().preflight(true)).isEmpty();
    }

    @Test
    void aFreshMarkOfExcelNamesWhoHasItOpenUntilADayLater() throws IOException {
        byte[] mark = new byte[165];
        mark[0] = 4;
        System.arraycopy("Budi".getBytes(StandardCharsets.US_ASCII), 0, mark, 1, 4);
        Path owner = Files.write(folder.resolve("~$studio.xlsx"), mark);
        Instant opened = Instant.parse("2026-11-24T02:00:00Z");
        Files.setLastModifiedTime(owner, FileTime.from(opened));

        Workbook soon = new ExcelWorkbooks(InstantSource.fixed(opened.plusSeconds(3600))).open(file);
        assertThatThrownBy(() -> soon.preflight(false))
                .isInstanceOfSatisfying(
                        BusyException.class,
                        e -> assertThat(e.problems().getFirst().arguments()).contains("Budi"));

        Workbook later = new ExcelWorkbooks(InstantSource.fixed(opened.plusSeconds(86_401))).open(file);
        assertThat(later.preflight(false)).isEmpty();
    }

    @Test
    void whatACrashLeftIsSweptAndAForeignSaveIsPutAside() throws IOException {
        Path mine = Leftovers.fresh(file);
        String name = String.valueOf(mine.getFileName());
        String dead = name.replaceFirst("-([0-9]+)_([0-9]+)_", "-999999999_1_");
        String basis = workbook().fingerprint().sha256().substring(0, 16);
        Path half = Files.writeString(folder.resolve(dead), "half");
        Path swapped = folder.resolve(dead.replace(".new", "." + basis + "-" + "0".repeat(16) + ".swap"));
        Files.copy(file, swapped);
        Path foreign = folder.resolve(dead.replace(".new", "." + "1".repeat(16) + "-" + "2".repeat(16) + ".swap"));
        Files.writeString(foreign, "somebody's save");
        Files.writeString(mine, "in progress");

        assertThat(workbook().preflight(false)).extracting(Problem::key).containsExactly(ExcelProblem.SAVE_PUT_ASIDE);

        assertThat(half).doesNotExist();
        assertThat(swapped).doesNotExist();
        assertThat(foreign).doesNotExist();
        assertThat(folder.resolve("studio (saved meanwhile 1).xlsx")).hasContent("somebody's save");
        assertThat(mine).exists();
        Leftovers.done(mine);
    }

    @Test
    void whatDoesNotReadBackIsNotSaved() throws IOException {
        Fingerprint before = workbook().fingerprint();

        refused(
                () -> SafeSave.save(
                        file, before, channel -> channel.write(ByteBuffer.wrap(new byte[] {1})), written -> {
                            throw ExcelProblem.NOT_AS_PLANNED.of("studio.xlsx", "planted");
                        }),
                ExcelProblem.NOT_AS_PLANNED);

        assertThat(workbook().fingerprint()).isEqualTo(before);
        assertThat(names()).containsExactly("studio.xlsx");
    }

    @Test
    void whoWritesIntoTheOldFileAfterTheExchangeLosesNothing() throws Exception {
        Assumptions.assumeTrue(
                OpenFile.isWritten(file).isPresent(), "skipped: this system does not say who has a file open");
        byte[] theirs = "written late".getBytes(StandardCharsets.UTF_8);
        Fingerprint before = workbook().fingerprint();
        Thread[] person = new Thread[1];

        assertThatThrownBy(() -> SafeSave.save(file, before, channel -> channel.write(ByteBuffer.wrap(theirs)), w -> {
                    FileChannel open = openForWriting(file);
                    person[0] = Thread.ofPlatform().start(() -> writeLate(open, theirs));
                }))
                .isInstanceOf(ChangedException.class);
        person[0].join();

        assertThat(file).hasBinaryContent(theirs);
        assertThat(names()).containsExactly("studio.xlsx");
    }

    @Test
    void whatSomebodyKeepsOpenIsLookedAtAgainAtTheNextStart() throws Exception {
        Assumptions.assumeTrue(
                OpenFile.isWritten(file).isPresent(), "skipped: this system does not say who has a file open");
        byte[] theirs = "written much later".getBytes(StandardCharsets.UTF_8);
        Fingerprint before = workbook().fingerprint();
        try (FileChannel open = openForWriting(file)) {
            workbook().write(before, EDIT);
            assertThat(workbook().preflight(false)).isEmpty();
            assertThat(names()).hasSize(2);
            write(open, theirs);
        }

        assertThat(workbook().preflight(false)).extracting(Problem::key).containsExactly(ExcelProblem.SAVE_PUT_ASIDE);
        assertThat(folder.resolve("studio (saved meanwhile 1).xlsx")).hasBinaryContent(theirs);
        assertThat(workbook().read().value(new Address("Notes", 1, 1))).isEqualTo(Value.of("ours"));
    }

    private static FileChannel openForWriting(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeLate(FileChannel open, byte[] bytes) {
        try (open) {
            Thread.sleep(300);
            write(open, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(FileChannel open, byte[] bytes) throws IOException {
        open.write(ByteBuffer.wrap(bytes), 0);
        open.truncate(bytes.length);
    }

    @Test
    void aChainOfRelativeLinksIsFollowed() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("one.xlsx"), Path.of("../studio.xlsx"));
        Path link = Files.createSymbolicLink(folder.resolve("two.xlsx"), Path.of("inner/one.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(link);

        workbook.write(workbook.fingerprint(), EDIT);

        assertThat(workbook().read().value(new Address("Notes", 1, 1))).isEqualTo(Value.of("ours"));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.isSymbolicLink(inner.resolve("one.xlsx"))).isTrue();
    }

    @Test
    void linksInCirclesAreToldInWords() throws IOException {
        Path one = folder.resolve("one.xlsx");
        Files.createSymbolicLink(folder.resolve("two.xlsx"), one.getFileName());
        Files.createSymbolicLink(one, Path.of("two.xlsx"));

        assertThatThrownBy(() -> new ExcelWorkbooks(Clock.systemUTC()).open(one))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(Sentences.detail(e.problems().getFirst(), Language.EN))
                                .contains("links lead in circles"));
    }

    /// An access list as Linux keeps it (acl(5)): owner rw, user 1000 r, group r, mask r, others nothing.
    @Test
    void anAccessListIsKept() throws Throwable {
        byte[] list = HexFormat.of()
                .parseHex("02000000" + "01000600ffffffff" + "02000400e8030000" + "04000400ffffffff" + "10000400ffffffff"
                        + "20000000ffffffff");
        Assumptions.assumeTrue(
                AccessList.set(file, list), "skipped: this file system, or this user, has no access lists");

        workbook().write(workbook().fingerprint(), EDIT);

        assertThat(AccessList.get(file)).isEqualTo(list);
    }

    @Test
    void anImmutableFileIsRefusedBeforeAnything() throws Exception {
        Assumptions.assumeTrue(chattr("+i") == 0, "skipped: only root can make a file immutable, with chattr");
        try {
            Fingerprint before = workbook().fingerprint();
            refused(() -> workbook().write(before, EDIT), ExcelProblem.READ_ONLY);
            assertThat(workbook().preflight(false)).extracting(Problem::key).containsExactly(ExcelProblem.READ_ONLY);
        } finally {
            assertThat(chattr("-i")).isZero();
        }
        assertThat(names()).containsExactly("studio.xlsx");
    }

    private int chattr(String flag) throws InterruptedException {
        try {
            return new ProcessBuilder("chattr", flag, file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void aMarkThatIsEmptyOrHalfWrittenNamesNobody() throws IOException {
        Path mark = Files.writeString(folder.resolve(".~lock.studio.xlsx#"), "");
        for (String half : List.of("", ",", "\u0000")) {
            Files.writeString(mark, half);
            assertThatThrownBy(() -> workbook().preflight(false)).isInstanceOfSatisfying(BusyException.class, e -> {
                Problem problem = e.problems().getFirst();
                assertThat(problem.key()).isEqualTo(ExcelProblem.OPEN_BY_SOMEBODY);
                assertThat(String.valueOf(problem.arguments().get(1))).hasSize("2026-11-24T09:30:00Z".length());
            });
        }
    }

    @Test
    void whatTheCloudKeepsElsewhereIsNamed() throws IOException {
        Files.writeString(folder.resolve(".tracker.xlsx.icloud"), "bplist00");

        refused(
                () -> new ExcelWorkbooks(Clock.systemUTC()).open(folder.resolve("tracker.xlsx")),
                ExcelProblem.NOT_DOWNLOADED);
    }
}
