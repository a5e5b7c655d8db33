package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;

/// Apache POI, openpyxl and LibreOffice look at workbooks to which something was added: they open it, find what
/// is new, and find everything old as it was.
final class AdditionJudges {
    /// LibreOffice 7.3 ends with an error of its own on the first, and does not open the second, as they come.
    private static final List<String> BEYOND_OFFICE =
            List.of("closedxml__SampleSparklines.xlsx", "tafia__issue_530.xlsx");

    private static final String OPENPYXL = """
            import sys, re, zipfile, warnings, openpyxl
            from lxml import etree
            warnings.filterwarnings('ignore')
            ORDER = ('sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges '
                'scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr '
                'conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter '
                'rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing '
                'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst').split()
            BOOK = ('fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups '
                'externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr '
                'smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst').split()
            STYLES = 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split()
            def ordered(path):
                with zipfile.ZipFile(path) as z:
                    assert z.testzip() is None
                    for n in z.namelist():
                        if not n.endswith('.xml'): continue
                        root = etree.fromstring(z.read(n))
                        q = etree.QName(root)
                        order = {'worksheet': ORDER, 'workbook': BOOK, 'styleSheet': STYLES}.get(q.localname)
                        if order:
                            names = [etree.QName(c).localname for c in root
                                if isinstance(c.tag, str) and etree.QName(c).namespace == q.namespace]
                            ranks = [order.index(x) for x in names]
                            if ranks != sorted(ranks): return n + ' ' + ' '.join(names)
                            twice = [x for x in names if names.count(x) > 1 and x != 'conditionalFormatting']
                            if twice: return n + ' twice ' + str(twice)
            def load(path):
                try: return openpyxl.load_workbook(path)
                except Exception as e: return e
            for line in open(sys.argv[1], encoding='utf8'):
                before, after, header, table = line.rstrip('\\n').split('\\t')
                bad = []
                wrong = ordered(after)
                if wrong: bad.append(wrong)
                a, b = load(before), load(after)
                if isinstance(b, Exception):
                    if not isinstance(a, Exception): bad.append(repr(b))
                elif not isinstance(a, Exception) and a.sheetnames: # it sees no sheets in a strict workbook
                    ws = b['Alur & Uji']
                    if [ws[x].value for x in ('A1', 'A4', 'A3', 'D2')] != ['Nama\\nlengkap', 'Baris & <dicek>', '=1+1', '=E2*2']:
                        bad.append('cells')
                    if (ws['B2'].number_format, ws['D3'].number_format) != ('dd/mm/yyyy', '#,##0.0'): bad.append('formats')
                    if not ws['A1'].font.b: bad.append('not bold')
                    if ws.freeze_panes != 'A2': bad.append('not frozen')
                    if table == 'true' and ws.tables['AlurTabel'].ref != 'A1:D4': bad.append('table')
                    if 'Alur_Nama' not in [d.name for d in b.defined_names.definedName]: bad.append('name')
                    if a.sheetnames != b.sheetnames[:-1]: bad.append('sheets')
                    for s in a.worksheets:
                        for row in s.iter_rows():
                            for c in row:
                                at = s.title + '!' + c.coordinate
                                now = b[s.title][c.coordinate].value
                                if type(c.value).__name__ in ('ArrayFormula', 'DataTableFormula'): continue
                                if at != header and c.value != now: bad.append(at)
                    if header:
                        sheet, cell = header.rsplit('!', 1)
                        if b[sheet][cell].value != 'Alur kolom': bad.append('column')
                print(before.rsplit('/', 1)[1], bad if bad else 'ok', sep='\\t')
            """;

    private AdditionJudges() {}

    static void openpyxl(Path folder, List<CorpusAdditionTest.Added> all) throws Exception {
        List<String> lines = new ArrayList<>();
        for (CorpusAdditionTest.Added added : all) {
            Address header = added.header();
            String cell = header == null ? "" : header.sheet() + "!" + header.cell();
            lines.add(
                    String.join("\t", added.before().toString(), added.after().toString(), cell, "" + hasTable(added)));
        }
        Path list = Files.write(folder.resolve("added.txt"), lines);
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        String printed = run(folder, python, "-X", "utf8", "-c", OPENPYXL, list.toString());
        assertThat(printed.lines()).hasSize(all.size()).allMatch(line -> line.endsWith("\tok"));
    }

    private static boolean hasTable(CorpusAdditionTest.Added added) throws Exception {
        byte[] bytes = Files.readAllBytes(added.after());
        return ExcelReader.snapshot(String.valueOf(added.after().getFileName()), Bytes.of(bytes), Caps.USUAL)
                .sheet(Additions.NEW_SHEET)
                .filter(sheet -> !sheet.tables().isEmpty())
                .isPresent();
    }

    /// LibreOffice makes a CSV of every sheet: the new one holds what was written, and the column has its
    /// header.
    static void office(Path folder, List<CorpusAdditionTest.Added> all) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                "--outdir",
                folder.resolve("csv").toString()));
        List<CorpusAdditionTest.Added> within = all.stream()
                .filter(added ->
                        !BEYOND_OFFICE.contains(String.valueOf(added.before().getFileName())))
                .toList();
        within.forEach(added -> command.add(added.after().toString()));
        run(folder, command.toArray(String[]::new));
        for (CorpusAdditionTest.Added added : within) {
            String name = String.valueOf(added.after().getFileName());
            String stem = name.substring(0, name.lastIndexOf('.')) + "-";
            String csv = Files.readString(folder.resolve("csv").resolve(stem + Additions.NEW_SHEET + ".csv"));
            assertThat(csv)
                    .as(name)
                    .startsWith("\"Nama\nlengkap\",Sejak,Tahap,Dua kali\nKopi Senja,")
                    .contains("2026,Final,0", "\n=1+1,,Brief,0\nBaris & <dicek>,");
            Address header = added.header();
            if (header != null) {
                Path sheet = folder.resolve("csv").resolve(stem + header.sheet() + ".csv");
                assertThat(Files.readString(sheet)).as(name).contains(Additions.NEW_COLUMN);
            }
        }
    }

    private static String run(Path folder, String... command) throws Exception {
        Path printed = folder.resolve("printed.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        } catch (java.io.IOException e) {
            assertThat(System.getenv("CI")).as(command[0] + " is missing in CI").isNull();
            Assumptions.abort("skipped, because it is not installed: " + command[0]);
        }
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        if (text.contains("ModuleNotFoundError")) {
            assertThat(System.getenv("CI")).as(text).isNull();
            Assumptions.abort("skipped, because it is not installed: openpyxl or lxml");
        }
        return text;
    }

    /// Apache POI finds every old cell as it was, to the XML, and the additions.
    static void poi(List<CorpusAdditionTest.Added> all) throws Exception {
        Map<String, List<String>> bad = new TreeMap<>();
        for (CorpusAdditionTest.Added added : all) {
            if (isStrict(added.before())) {
                continue;
            }
            try (InputStream one = Files.newInputStream(added.before());
                    InputStream other = Files.newInputStream(added.after());
                    XSSFWorkbook before = new XSSFWorkbook(one);
                    XSSFWorkbook after = new XSSFWorkbook(other)) {
                List<String> differ = compare(before, after, added);
                if (!differ.isEmpty()) {
                    bad.put(added.label(), differ);
                }
            }
        }
        assertThat(bad).isEmpty();
    }

    private static boolean isStrict(Path file) throws Exception {
        Book book =
                ExcelReader.book(String.valueOf(file.getFileName()), Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new Packaging(book).relationships().contains("purl.oclc.org");
    }

    private static List<String> compare(XSSFWorkbook before, XSSFWorkbook after, CorpusAdditionTest.Added added)
            throws Exception {
        List<String> differ = new ArrayList<>();
        for (Sheet sheet : before) {
            XSSFSheet same = after.getSheet(sheet.getSheetName());
            for (Row row : sheet) {
                for (Cell cell : row) {
                    XSSFCell now = same.getRow(row.getRowNum()).getCell(cell.getColumnIndex());
                    Address at = new Address(sheet.getSheetName(), cell.getRowIndex() + 1, cell.getColumnIndex() + 1);
                    Address header = added.header();
                    boolean isNew =
                            header != null && header.sheet().equals(at.sheet()) && header.column() == at.column();
                    boolean equal = ((XSSFCell) cell)
                            .getCTCell()
                            .xmlText()
                            .equals(now.getCTCell().xmlText());
                    if (!isNew && !equal) {
                        differ.add(at.toString());
                    }
                }
            }
        }
        XSSFSheet sheet = after.getSheet(Additions.NEW_SHEET);
        assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("Baris & <dicek>");
        assertThat(after.getName(Additions.NEW_NAME)).as(added.label()).isNotNull();
        if (hasTable(added)) {
            assertThat(sheet.getTables().getFirst().getName()).isEqualTo(Additions.NEW_TABLE);
            assertThat(sheet.getTables().getFirst().findColumnIndex("Dua kali")).isEqualTo(3);
        }
        Address header = added.header();
        if (header != null) {
            XSSFCell cell =
                    after.getSheet(header.sheet()).getRow(header.row() - 1).getCell(header.column() - 1);
            assertThat(cell.getStringCellValue()).isEqualTo(Additions.NEW_COLUMN);
        }
        return differ;
    }
}
