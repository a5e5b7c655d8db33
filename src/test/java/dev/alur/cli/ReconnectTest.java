package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alur connect` on a workbook that is connected already.
final class ReconnectTest {
    @TempDir
    Path folder;

    private ConnectedBook book;

    @BeforeEach
    void places() {
        book = ConnectedBook.in(folder);
    }

    @Test
    void connectingTwiceAddsNothing() throws Exception {
        ForeignTrackers.sideBySide(book.book());
        book.done("connect", "--yes");
        byte[] once = Files.readAllBytes(book.book());

        Command.Ended again = book.run("connect", "--yes");

        assertThat(again.code()).as(again.all()).isZero();
        assertThat(again.out()).contains("sudah terhubung", "Tidak ada yang kurang");
        assertThat(Files.readAllBytes(book.book())).isEqualTo(once);
    }

    @Test
    void aCorrectionOfAConnectedTrackerGoesIntoSettings() throws Exception {
        ForeignTrackers.german(book.book());
        book.done("connect", "--lang", "en", "--yes");
        book.done("connect", "--map", "Beginn=-", "--yes");

        assertThat(book.get("Settings!A1:B40")).contains("Column Start,none");
        assertThat(book.run("check").code()).isZero();
    }

    @Test
    void aRenamedColumnIsToldAndSettingsMendIt() {
        ForeignTrackers.german(book.book());
        book.done("connect", "--lang", "en", "--yes");
        book.done("set", "Aufträge!D3=Stand");

        assertThat(book.run("check").out()).contains("Settings!B6", "Status");
        assertThat(book.run("connect").code()).isEqualTo(1);
        book.done("set", book.setting("Settings", "Column Stage") + "=Stand");
        assertThat(book.run("check").code()).isZero();
    }

    @Test
    void rowsInsertedAboveTheHeaderDoNoHarm() throws Exception {
        ForeignTrackers.german(book.book());
        book.done("connect", "--lang", "en", "--yes");
        try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(book.book()))) {
            read.getSheet("Aufträge").shiftRows(0, 5, 12);
            try (OutputStream out = Files.newOutputStream(book.book())) {
                read.write(out);
            }
        }
        Command.Ended check = book.run("check");
        assertThat(check.code()).as(check.all()).isZero();
        assertThat(check.out()).contains("3 projects");
    }

    @Test
    void aRenamedColumnIsMendedByTheCommandThatTellsIt() {
        ForeignTrackers.german(book.book());
        book.done("connect", "--lang", "en", "--yes");
        book.done("set", "Aufträge!D3=Stand", "Aufträge!G3=Honorar");

        Command.Ended refused = book.run("connect");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err().replaceAll("\\s+", " ")).contains("--map 'New header=stage'");
        assertThat(book.done("connect", "--map", "Stand=stage", "--map", "Honorar=price"))
                .contains("Settings!B6  Status -> Stand");
        book.done("connect", "--map", "Stand=stage", "--map", "Honorar=price", "--yes");

        assertThat(book.get("Settings!A1:B40")).contains("Column Stage,Stand", "Column Price,Honorar");
        assertThat(book.run("check").code()).isZero();
    }

    @Test
    void aRenamedSheetIsMendedToo() throws Exception {
        ForeignTrackers.german(book.book());
        book.done("connect", "--lang", "en", "--yes");
        try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(book.book()))) {
            read.setSheetName(read.getSheetIndex("Aufträge"), "Aufträge 2027");
            try (OutputStream out = Files.newOutputStream(book.book())) {
                read.write(out);
            }
        }
        assertThat(book.run("connect").code()).isEqualTo(1);
        book.done("connect", "--sheet", "Aufträge 2027", "--yes");

        assertThat(book.get("Settings!A1:B40")).contains("Sheet Projects,Aufträge 2027");
        assertThat(book.run("check").code()).isZero();
    }
}
