package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/// Random small workbooks, written in all the ways that XML and SpreadsheetML allow, and random edits: what is
/// written is read back, and everything else stays what it was.
@Tag("slow")
class WorkbookPropertiesTest {
    private static final byte[] MARKS = "<>/\"'=&;:0a9 \n\u0000".getBytes(StandardCharsets.UTF_8);

    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("alur-properties");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBackAndTheRestStays(@ForAll long seed) throws IOException, XMLStreamException {
        Random random = new Random(seed);
        RandomSheet drawn = new RandomSheet(random);
        Path file = drawn.workbook().write(folder.resolve("random.xlsx"));
        byte[] original = Files.readAllBytes(file);
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        Snapshot before = workbook.read();
        drawn.expected()
                .forEach((at, value) ->
                        assertThat(before.value(at)).as(at + " of " + seed).isEqualTo(value));

        Map<Address, Value> edits = edits(random);
        List<Edit> list = new ArrayList<>();
        edits.forEach((at, value) -> list.add(new Edit.SetCell(at, value, true)));
        workbook.write(before.fingerprint(), list);

        requireSameTokens(original, Files.readAllBytes(file), edits.keySet(), seed);
        Snapshot after = workbook.read();
        edits.forEach((at, value) ->
                assertThat(after.value(at)).as(at + " of " + seed).isEqualTo(value));
        for (int row = 1; row <= RandomSheet.ROWS + 2; row++) {
            for (int column = 1; column <= RandomSheet.COLUMNS + 2; column++) {
                Address at = new Address("Data", row, column);
                if (!edits.containsKey(at)) {
                    Sheet old = before.sheet("Data").orElseThrow();
                    Sheet now = after.sheet("Data").orElseThrow();
                    assertThat(now.value(row, column)).as(at + " of " + seed).isEqualTo(old.value(row, column));
                    assertThat(now.formula(row, column)).as(at + " of " + seed).isEqualTo(old.formula(row, column));
                    assertThat(now.format(row, column)).as(at + " of " + seed).isEqualTo(old.format(row, column));
                }
            }
        }
    }

    /// Outside of the edited cells the sheet says what it said, token by token; old strings keep their places;
    /// parts that an edit of cells has nothing to do with keep their bytes.
    private void requireSameTokens(byte[] original, byte[] written, Set<Address> edited, long seed)
            throws IOException, XMLStreamException {
        Map<String, byte[]> before = entries(original);
        Map<String, byte[]> after = entries(written);
        assertThat(after.keySet()).as("" + seed).isEqualTo(before.keySet());
        for (String part : before.keySet()) {
            byte[] old = before.get(part);
            byte[] now = after.get(part);
            if (part.equals("xl/worksheets/sheet1.xml")) {
                SheetTokens was = SheetTokens.of(old, edited);
                SheetTokens is = SheetTokens.of(now, edited);
                assertThat(is.outside()).as(part + " of " + seed).isEqualTo(was.outside());
                assertThat(is.rows().keySet())
                        .as(part + " of " + seed)
                        .isEqualTo(was.rows().keySet());
                was.rows()
                        .forEach((row, tokens) -> assertThat(is.rows().get(row))
                                .as(part + " row " + row + " of " + seed)
                                .isEqualTo(tokens));
            } else if (part.equals("xl/sharedStrings.xml") || part.equals("xl/styles.xml")) {
                String start = new String(old, StandardCharsets.UTF_8).replaceFirst("</(sst|cellXfs)>.*", "");
                String same = new String(now, StandardCharsets.UTF_8);
                assertThat(same.replaceFirst("count=\"[0-9]+\"", ""))
                        .as(part + " of " + seed)
                        .startsWith(start.replaceFirst("count=\"[0-9]+\"", ""));
            } else if (!part.equals("xl/workbook.xml")) {
                assertThat(now).as(part + " of " + seed).isEqualTo(old);
            }
        }
    }

    private Map<String, byte[]> entries(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("entries.zip"), zip);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile in = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                entries.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    /// Some bytes of some part are changed, doubled or taken out: the workbook is read, edited or
    /// refused, and nothing else is thrown.
    @Property(tries = 200)
    void aDamagedPartIsSurvived(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path file = new RandomSheet(random).workbook().write(folder.resolve("damaged.xlsx"));
        Archive archive = Archive.of("damaged.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        List<Archive.Entry> parts =
                archive.entries().stream().filter(each -> each.size() > 0).toList();
        Archive.Entry entry = parts.get(random.nextInt(parts.size()));
        byte[] xml = damaged(archive.xml(entry), random);
        Path damaged = folder.resolve("damaged-2.xlsx");
        try (FileChannel channel = FileChannel.open(
                damaged, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ArchiveWriter.write(archive, Map.of(entry, out -> out.write(xml)), List.of(), false, channel);
        }
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(damaged);
        try {
            Snapshot snapshot = workbook.read();
            Address at = new Address(snapshot.sheets().getFirst().name(), 3, 3);
            workbook.write(snapshot.fingerprint(), List.of(new Edit.SetCell(at, Value.of("x"), true)));
            assertThat(workbook.read().value(at)).isEqualTo(Value.of("x"));
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
        } catch (NoSuchElementException e) {
            assertThat(e).as("no sheets are left").hasMessageNotContaining("value");
        }
    }

    private static byte[] damaged(byte[] xml, Random random) {
        byte[] damaged = xml.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            int length = 1 + random.nextInt(Math.min(9, damaged.length - at));
            switch (random.nextInt(3)) {
                case 0 -> damaged[at] = MARKS[random.nextInt(MARKS.length)];
                case 1 -> System.arraycopy(damaged, at, damaged, random.nextInt(damaged.length - length + 1), length);
                default -> damaged = Arrays.copyOf(damaged, random.nextInt(20) == 0 ? at + 1 : damaged.length);
            }
        }
        return damaged;
    }

    private static Map<Address, Value> edits(Random random) {
        Map<Address, Value> edits = new LinkedHashMap<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int row = 1 + random.nextInt(RandomSheet.ROWS + 2);
            // the last column drawn holds days: a number written there is a day
            int column = 1 + random.nextInt(RandomSheet.COLUMNS - 1);
            edits.put(new Address("Data", row, column), value(random));
        }
        return new TreeMap<>(edits);
    }

    private static Value value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Value.BLANK;
            case 1 -> Value.of(new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(8)));
            case 2 -> Value.of(random.nextBoolean());
            case 3 -> Value.of(RandomSheet.text(random));
            default -> Value.of("text " + random.nextInt(3));
        };
    }

    @Property(tries = 300)
    void daysGoToTheirNumbersAndBack(@ForAll int day, @ForAll boolean is1904) {
        LocalDate date = LocalDate.of(1904, 1, 1).plusDays(Math.floorMod(day, 2_900_000));
        String number = Dates.toNumber(date.atTime(9, 30, 15), is1904);

        assertThat(number).isNotNull();
        assertThat(Dates.fromNumber(Double.parseDouble(String.valueOf(number)), is1904))
                .isEqualTo(date.atTime(9, 30, 15));
    }
}
