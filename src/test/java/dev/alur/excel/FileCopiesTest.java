package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read of a file too large for the memory is what it was at one moment, whatever becomes of
/// it meanwhile.
class FileCopiesTest {
    private static final Address CELL = new Address("Data", 1, 1);
    private static final List<Edit> EDIT = List.of(new Edit.SetCell(CELL, Value.of(8)));

    @TempDir
    private Path folder;

    private Path file;
    private byte[] large;
    private byte[] other;

    @BeforeEach
    void draw() throws IOException {
        byte[] picture = new byte[3 * Bytes.FEW];
        new Random(1).nextBytes(picture);
        large = workbook(7, picture);
        picture[Bytes.FEW] ^= 1;
        other = workbook(9, picture);
        file = Files.write(folder.resolve("raw.xlsx"), large);
    }

    private static byte[] workbook(int value, byte[] picture) throws IOException {
        return new RawWorkbook()
                .rows("<row r=\"1\"><c r=\"A1\"><v>" + value + "</v></c></row>")
                .part("xl/media/image1.png", picture)
                .bytes();
    }

    private Workbook workbook() {
        return new ExcelWorkbooks(Clock.systemUTC()).open(file.toString());
    }

    private void overwrite(byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            Bytes.of(bytes).writeTo(channel);
        }
    }

    @Test
    void aCopyStaysAsItWasAndTakesNoMemory() throws IOException {
        Bytes copy = new FileCopies().read(file, Integer.MAX_VALUE);
        Fingerprint before = Fingerprint.of(large);

        assertThat(copy.held()).isZero();
        assertThat(copy.isIn(file)).isTrue();
        overwrite(Arrays.copyOf(large, 100));

        assertThat(copy.isIn(file)).isFalse();
        assertThat(copy.size()).isEqualTo(large.length);
        assertThat(copy.all()).isEqualTo(large);
        assertThat(copy.fingerprint()).isEqualTo(before);
    }

    @Test
    void bytesAreFoundByTheirPlaces() throws IOException {
        Bytes copy = new FileCopies().read(file, Integer.MAX_VALUE);
        int from = Bytes.PIECE - 3;
        int count = 2 * Bytes.PIECE;

        assertThat(copy.copy(from, count)).isEqualTo(Arrays.copyOfRange(large, from, from + count));
        try (InputStream in = copy.open(from, count)) {
            in.skipNBytes(5);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(large, from + 5, from + count));
        }
        assertThat(copy.same(from, count, Bytes.of(large), from)).isTrue();
        assertThat(copy.same(from, count, Bytes.of(large), from + 1)).isFalse();
        assertThatThrownBy(() -> copy.copy(large.length - 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whoReadsTheSameAgainGetsTheSameCopy() throws IOException {
        FileCopies copies = new FileCopies();
        Bytes first = copies.read(file, Integer.MAX_VALUE);

        assertThat(copies.read(Files.copy(file, folder.resolve("copy.xlsx")), Integer.MAX_VALUE))
                .isSameAs(first);
        overwrite(other);
        assertThat(copies.read(file, Integer.MAX_VALUE).all()).isEqualTo(other);
        assertThat(first.all()).isEqualTo(large);
    }

    @Test
    void ofAFileBeyondTheCapOneByteMoreIsGiven() throws IOException {
        assertThat(new FileCopies().read(file, 2 * Bytes.FEW).size()).isEqualTo(2 * Bytes.FEW + 1);
        assertThat(new FileCopies().read(file, 10).size()).isEqualTo(11);
    }

    @Test
    void aLargeWorkbookIsEditedAndTheRestKeepsItsBytes() throws IOException {
        Workbook workbook = workbook();
        Snapshot read = workbook.read();

        Fingerprint after = workbook.write(read, EDIT);

        byte[] written = Files.readAllBytes(file);
        assertThat(after).isEqualTo(Fingerprint.of(written));
        assertThat(workbook().read().need("Data").value(1, 1)).isEqualTo(Value.of(8));
        Archive old = Archive.of("raw.xlsx", Bytes.of(large), Caps.USUAL);
        Archive now = Archive.of("raw.xlsx", Bytes.of(written), Caps.USUAL);
        Archive.Entry was = old.need("xl/media/image1.png");
        Archive.Entry is = now.need("xl/media/image1.png");
        assertThat(was.next() - was.local()).isEqualTo(is.next() - is.local());
        assertThat(old.bytes().same(was.local(), was.next() - was.local(), now.bytes(), is.local()))
                .isTrue();
    }

    @Test
    void whatSomebodyWritesIntoALargeWorkbookMeanwhileStays() throws IOException {
        Workbook workbook = workbook();
        Snapshot read = workbook.read();
        assertThat(read.need("Data").value(1, 1)).isEqualTo(Value.of(7));

        overwrite(other);

        assertThatThrownBy(() -> workbook.write(read, EDIT)).isInstanceOf(ChangedException.class);
        assertThat(file).hasBinaryContent(other);
        assertThat(workbook.read().need("Data").value(1, 1)).isEqualTo(Value.of(9));
    }

    @Test
    void whatWasKeptOfALargeWorkbookGoesBackByteForByte() throws IOException {
        Workbook workbook = workbook();
        Fingerprint before = workbook.fingerprint();
        Path kept = folder.resolve("kept");

        workbook.keep(before, kept);
        assertThat(kept).hasBinaryContent(large);
        Fingerprint after = workbook.write(before, EDIT);
        workbook.restore(after, kept);

        assertThat(file).hasBinaryContent(large);
    }
}
