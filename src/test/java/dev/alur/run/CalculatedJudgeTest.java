package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.document.Judge;
import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.formula.Recalculation;
import dev.alur.grid.Address;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/// LibreOffice calculates everything anew and finds the values that we wrote.
@Tag("judge")
class CalculatedJudgeTest {
    private static final Path CORPUS = Path.of("..", "shared", "corpus", "valid");
    private static final Value STALE = Value.of("stale");

    /// Over a number `n`, a text `t` and a day `d`. Those that are left to the person's own program stand at
    /// the end.
    private static final String FORMULAS = """
            n*2 | -n^2 | n% | n/4 | 1/n | n>2 | n&"|" | n+TRUE | n*"2" | t+1 | t&"!" | t="APPLE" | t<"b" | d+30 | d-$D$1
            ABS(n) | SIGN(n) | INT(n) | TRUNC(n,1) | ROUND(n,1) | ROUNDUP(n,1) | ROUNDDOWN(n,-1) | EVEN(n) | ODD(n)
            EXP(n/100) | SQRT(ABS(n)) | LN(ABS(n)+1) | LOG10(ABS(n)+1) | MOD(n,3) | MOD(n,-3) | QUOTIENT(n,2) | POWER(n,2)
            CEILING(n,1) | FLOOR(n,1) | MROUND(ABS(n),0.5) | RANK(n,$B$1:$B$6) | LARGE($B$1:$B$6,2)+n | MEDIAN($B$1:$B$6)*n
            SUM(n,$B$1:$B$3,2) | AVERAGE(n,$B$1:$B$6) | MIN(n,3) | MAX(n,3) | COUNT(n,$A$1:$C$6) | COUNTA(n,$C$1:$C$9)
            PRODUCT(n,2) | SUM($B:$B)+n | SUM(1:1)*0+n | COUNTIF($B$1:$B$6,">"&INT(n)) | SUMIF($C$1:$C$6,t,$B$1:$B$6)
            SUMIFS($B$1:$B$6,$C$1:$C$6,t) | COUNTIFS($C$1:$C$6,"a*")+n | AVERAGEIF($B$1:$B$6,">0")*n
            VLOOKUP(n,$B$1:$D$6,2,FALSE) | VLOOKUP(n+0.5,$B$1:$D$6,2,FALSE) | INDEX($C$1:$C$6,MATCH(n,$B$1:$B$6,0))
            IF(n>1,"big","") | IF(n,1,0) | IFERROR(1/n,"none") | AND(n>0,n<10) | OR(n>100,n<0) | NOT(n) | CHOOSE(2,t,n)
            LEN(t) | LEFT(t,3) | RIGHT(t,2) | MID(t,2,3) | TRIM(t) | UPPER(t) | PROPER(t) | EXACT(t,$C$1) | SUBSTITUTE(t,"p","Q")
            REPLACE(t,2,2,"__") | REPT(t,2) | IFERROR(FIND("q",t),0) | ISTEXT(t) | ISNUMBER(n) | ISBLANK(t) | CONCATENATE(t,INT(n))
            YEAR(d) | MONTH(d) | DAY(d) | WEEKDAY(d,2) | EDATE(d,1) | EOMONTH(d,0) | WORKDAY(d,10) | NETWORKDAYS($D$1,$D$1+90)
            DATE(YEAR(d),MONTH(d)+1,0) | DAYS360($D$1,d) | YEARFRAC($D$1,d) | TEXT(d,"yyyy-mm-dd") | TEXT(INT(n),"000") | d&""
            First*n | SUM(Numbers)+n | SUM('My jobs'!$B$2:$B$3)*n | SUM(Jobs[Price])+n | ROW()+n | COLUMNS($A$1:$D$1)*n
            TEXT(n,"#,##0.00") | LOOKUP(n,$B$1:$B$6) | WEEKNUM(d) | SUMPRODUCT(($B$1:$B$6>n)*$B$1:$B$6) | (-2)^(n/2) | n&""
            VALUE(t) | SUBTOTAL(9,$B$1:$B$6)+n | INDIRECT("B1")+n | OFFSET($B$1,1,0)+n | DATE(2026,n,n) | RAND()*n
            """;

    @TempDir
    Path folder;

    @Test
    void libreOfficeFindsTheValuesThatWeWrote() throws Exception {
        Workshop workshop = new Workshop(folder);
        DrawnWorkbooks.draw(workshop.tracker, inputs(), jobs());
        addNamesAndFormulas(workshop.tracker);
        List<Assignment> set = new ArrayList<>();
        Object[][] rows = {
            {3, "apple", "2026-03-31"}, {2.75, "b&n", "2025-02-28"}, {-4, "Über", "2024-02-28"},
            {0, "cherry pie", "2026-12-31"}, {123456.5, " pad  ded ", "1999-01-01"}, {8, "apple", "2024-02-29"}
        };
        for (int i = 0; i < rows.length; i++) {
            set.add(set("Data!B" + (i + 1), Value.of(new BigDecimal(rows[i][0].toString()))));
            set.add(set("Data!C" + (i + 1), Value.of((String) rows[i][1])));
            set.add(set("Data!D" + (i + 1), Value.of(LocalDate.parse((String) rows[i][2]))));
        }
        set.add(set("My jobs!B2", Value.of(70)));

        workshop.runner().set(workshop.tracker.toString(), set, SetOptions.NONE);

        int told = agreed(workshop.tracker, Judge.recalculated(folder, List.of(workshop.tracker)), null, null);
        assertThat(told).as("told, of %s", count(workshop.snapshot())).isGreaterThan(550);
    }

    /// The first numbers and texts that formulas may read, in workbooks by many programs.
    @Test
    @Tag("slow")
    void libreOfficeFindsTheValuesThatWeWroteIntoWorkbooksOfManyPrograms() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "skipped: the corpus is not beside the project");
        Workshop workshop = new Workshop(folder);
        List<Path> edited = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                Path copy = folder.resolve(String.valueOf(file.getFileName()));
                Files.write(copy, Files.readAllBytes(file));
                edited.addAll(edit(workshop, copy) ? List.of(copy) : List.of());
            }
        }
        assertThat(edited).hasSizeGreaterThan(3);
        Path recalculated = Judge.recalculated(folder, edited);
        List<Path> originals = edited.stream()
                .map(file -> CORPUS.resolve(String.valueOf(file.getFileName()))
                        .toAbsolutePath()
                        .normalize())
                .toList();
        Path anew = Judge.recalculated(Files.createDirectories(folder.resolve("originals")), originals);
        int told = 0;
        for (int i = 0; i < edited.size(); i++) {
            told += agreed(
                    edited.get(i), recalculated, read(originals.get(i)), read(ofSameName(anew, originals.get(i))));
        }
        assertThat(told).isGreaterThan(25);
    }

    /// Sets some numbers that formulas depend on.
    private boolean edit(Workshop workshop, Path file) {
        Snapshot snapshot = read(file);
        int set = 0;
        int asked = 0;
        for (Sheet sheet : count(snapshot) == 0 ? List.<Sheet>of() : snapshot.sheets()) {
            for (int row = 1; row <= Math.min(sheet.lastRow(), 60); row++) {
                for (int column = 1; column <= Math.min(sheet.lastColumn(), 30); column++) {
                    Address at = sheet.address(row, column);
                    boolean plain = sheet.formula(row, column) == null;
                    if (plain
                            && set < 12
                            && snapshot.value(at) instanceof Value.Number(BigDecimal number)
                            && asked++ < 300) {
                        Value value = Value.of(number.add(BigDecimal.TWO));
                        boolean read = !Recalculation.of(snapshot.with(Map.of(at, value)), Set.of(at))
                                .isNothing();
                        set += read ? trySet(workshop, file, at, value) : 0;
                    }
                }
            }
        }
        return set > 0 && differs(snapshot, read(file));
    }

    /// Whether some formula has another value.
    private static boolean differs(Snapshot before, Snapshot after) {
        for (Sheet sheet : after.sheets()) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                for (int row : sheet.formulaRows(column)) {
                    Address at = sheet.address(row, column);
                    if (!before.value(at).equals(after.value(at))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int trySet(Workshop workshop, Path file, Address at, Value value) {
        try {
            workshop.runner().set(file.toString(), List.of(new Assignment(at, value)), SetOptions.NONE);
            return 1;
        } catch (ProblemException locked) {
            return 0;
        }
    }

    private static SheetDraft inputs() {
        return SheetDraft.of("Data")
                .row(null, 1, "apple", LocalDate.of(2026, 1, 5))
                .row(null, 2.5, "Banana", LocalDate.of(2026, 2, 28))
                .row(null, -3, "cherry pie", LocalDate.of(2024, 2, 29))
                .row(null, 0.5, "apple", LocalDate.of(2026, 11, 24))
                .row(null, 1000.25, "zeta", LocalDate.of(1999, 12, 31))
                .row(null, 7, "10", LocalDate.of(2026, 6, 30));
    }

    /// Each formula six times, once for each row of inputs, below them.
    private static void addFormulas(XSSFSheet sheet) {
        int row = 20;
        for (String formula : FORMULAS.strip().split("\\s+[|]\\s+|\n", -1)) {
            XSSFRow cells = sheet.createRow(row);
            for (int i = 1; i <= 6; i++) {
                String text = formula;
                for (String[] input : new String[][] {{"n", "B"}, {"t", "C"}, {"d", "D"}}) {
                    text = text.replaceAll(
                            "(?<![A-Za-z\"$'])" + input[0] + "(?![A-Za-z\"(])", "\\$" + input[1] + "\\$" + i);
                }
                XSSFCell cell = cells.createCell(4 + i);
                cell.setCellValue("stale");
                cell.getCTCell().addNewF().setStringValue(text);
                cell.getCTCell().setT(STCellType.STR);
                cell.getCTCell().setV("stale");
            }
            row++;
        }
    }

    private static SheetDraft jobs() {
        return SheetDraft.of("My jobs")
                .row("ID", "Price")
                .row("a", 10)
                .row("b", 20)
                .table("Jobs", "A1:B3");
    }

    private static void addNamesAndFormulas(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            for (String[] name : new String[][] {{"First", "Data!$B$1"}, {"Numbers", "Data!$B$1:$B$6"}}) {
                XSSFName added = workbook.createName();
                added.setNameName(name[0]);
                added.setRefersToFormula(name[1]);
            }
            addFormulas(workbook.getSheet("Data"));
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    private static Path ofSameName(Path folder, Path workbook) {
        return folder.resolve(workbook.getFileName().toString().replaceFirst("\\.[a-z]+$", ".xlsx"));
    }

    /// Compares each formula's value that differs from before, and gives how many there are.
    ///
    /// @param anew what LibreOffice finds in the workbook as it was before: where that is not what stands
    /// there, it reads the formula in its own way and cannot judge; null where it judges all
    private static int agreed(Path file, Path recalculated, @Nullable Snapshot before, @Nullable Snapshot anew) {
        Snapshot ours = read(file);
        Snapshot theirs = read(ofSameName(recalculated, file));
        List<String> wrong = new ArrayList<>();
        int told = 0;
        for (Sheet sheet : ours.sheets()) {
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    Address at = sheet.address(row, column);
                    Value value = ours.value(at);
                    Value old = before == null ? STALE : before.value(at);
                    boolean judged = anew == null || same(old, anew.value(at));
                    if (sheet.formula(row, column) != null && judged && !value.equals(old)) {
                        told++;
                        if (!same(value, theirs.value(at))) {
                            wrong.add(at + " =" + sheet.formula(row, column) + ": " + value + " " + theirs.value(at));
                        }
                    }
                }
            }
        }
        assertThat(wrong).as(String.valueOf(file.getFileName())).isEmpty();
        return told;
    }

    private static boolean same(Value ours, Value theirs) {
        return number(ours) instanceof Double one && number(theirs) instanceof Double other
                ? Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other))
                : ours.equals(theirs);
    }

    private static @Nullable Double number(Value value) {
        return switch (value) {
            case Value.Number(BigDecimal number) -> number.doubleValue();
            case Value.Date(var at) ->
                at.toLocalDate().toEpochDay() + 25_569.0 + at.toLocalTime().toSecondOfDay() / 86_400.0;
            default -> null;
        };
    }

    private static long count(Snapshot snapshot) {
        long count = 0;
        for (Sheet sheet : snapshot.sheets()) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                for (int _ : sheet.formulaRows(column)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static Assignment set(String cell, Value value) {
        return new Assignment(Address.parse(cell), value);
    }

    private static Snapshot read(Path file) {
        return new ExcelWorkbooks(InstantSource.system()).open(file).read();
    }
}
