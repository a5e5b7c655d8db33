package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.report.Evaluation;
import dev.alur.report.Figure;
import dev.alur.report.Measure;
import dev.alur.report.Period;
import dev.alur.report.Report;
import dev.alur.report.SmallTracker;
import dev.alur.report.Wording;
import dev.alur.tracker.Field;
import dev.alur.tracker.Setting;
import dev.alur.tracker.TimeEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One report as page, PDF and workbook: the same numbers, the same bytes each time, and nothing of a user's
/// text becomes markup.
class ReportDocumentsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static SmallTracker studio() {
        Map<Field, Value> revised = new HashMap<>(SmallTracker.days("2026-11-06", "2026-11-17", "2026-11-18"));
        revised.put(Field.JOB_REVISIONS, Value.of(4));
        return new SmallTracker()
                .client("Bu Sri", "IDR")
                .client("Kopi <Senja> & Co", "IDR")
                .set(Setting.TARGET_FINISHED, "3")
                .set(Setting.TARGET_ON_TIME, "0.9")
                .set(Setting.TARGET_INVOICED, "2000000")
                .job(
                        "P1",
                        "Bu Sri",
                        "Menu",
                        "Menu design",
                        "Final",
                        SmallTracker.days("2026-11-10", "2026-11-16", "2026-11-16"))
                .job("P2", "Kopi <Senja> & Co", "<script>alert(1)</script>", "Menu design", "Archived", revised)
                .job(
                        "P3",
                        "Bu Sri",
                        "Banner {page}",
                        "Menu design",
                        "Revision",
                        SmallTracker.days("2026-11-09", "2026-11-20", ""))
                .job("P4", "Bu Sri", "Beans", "SEO article", "Draft", SmallTracker.days("2026-11-16", "2026-11-27", ""))
                .invoice("I1", "2026-11-16", "2026-11-30", "Bu Sri", "P1", 1_234_567, 0, "open")
                .invoice("I2", "2026-09-18", "2026-10-02", "Kopi <Senja> & Co", "", 5_000_000, 0, "open")
                .time("2026-11-16", "P1", Kind.PRODUCTION, 125)
                .time("2026-11-17", "", Kind.PROMOTION, 40)
                .time("2026-11-18", "=HYPERLINK(1)", Kind.PRODUCTION, 10);
    }

    private static Report report() {
        return Evaluation.of(studio().tracker(), List.of(), Map.of(), Period.parse("2026-W47"), TODAY);
    }

    private static final Map<Language, Map<String, byte[]>> DRAWN = new EnumMap<>(Language.class);

    /// The files by their endings, drawn once for all tests.
    private static Map<String, byte[]> drawn(Language language) {
        return DRAWN.computeIfAbsent(language, ReportDocumentsTest::draw);
    }

    private static Map<String, byte[]> draw(Language language) {
        return ReportDocuments.draw(report(), language).stream()
                .collect(Collectors.toMap(
                        document -> document.name().substring(document.name().lastIndexOf('.') + 1), Document::bytes));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void pagePdfAndWorkbookHoldTheSameNumbers(Language language) throws IOException {
        Report report = report();
        Wording wording = new Wording(language, report.heading().currency());
        Map<String, byte[]> drawn = drawn(language);
        String page = plain(new String(drawn.get("html"), StandardCharsets.UTF_8)
                .replaceAll("(?s)<style>.*?</style>|<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("&#39;", "'"));
        String paper = text(drawn.get("pdf"));
        Map<String, Row> cells = figures(drawn.get("xlsx"));
        assertThat(page).contains(plain(wording.headline(report)));
        assertThat(paper).contains(plain(wording.headline(report)));
        for (Figure figure : report.figures()) {
            Row row = cells.get(wording.title(figure.key()));
            assertNumber(row, 1, figure.actual());
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo(wording.text(figure.actual()));
            assertNumber(row, 3, figure.target());
            assertNumber(row, 5, figure.last());
        }
        for (ReportPage.FigureRow row : ReportLayout.page(report, language).figures()) {
            String line = plain(row.name() + " " + row.actual() + " " + row.target());
            assertThat(page).contains(line);
            assertThat(paper).contains(line);
            assertThat(cells.get(row.name()).getCell(2).getStringCellValue()).isEqualTo(row.actual());
        }
        for (Report.AgeLine age : report.money().ages()) {
            String amount = plain(wording.text(new Measure.Money(age.amount())));
            assertThat(page).contains(amount);
            assertThat(paper).contains(amount);
        }
    }

    private static void assertNumber(Row row, int column, Measure measure) {
        if (measure == null) {
            assertThat(row.getCell(column).getCellType()).isEqualTo(CellType.BLANK);
            return;
        }
        double expected = measure instanceof Measure.Minutes(long minutes)
                ? minutes / 1440d
                : measure.number().doubleValue();
        assertThat(row.getCell(column).getNumericCellValue()).isEqualTo(expected, offset(1e-9));
    }

    /// The rows of figures of a workbook by what the figures are called.
    private static Map<String, Row> figures(byte[] bytes) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Map<String, Row> rows = new HashMap<>();
            for (Row row : workbook.getSheetAt(0)) {
                if (row.getPhysicalNumberOfCells() > 2) {
                    rows.put(row.getCell(0).getStringCellValue(), row);
                }
            }
            return rows;
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theSameReportGivesTheSameBytes(Language language) {
        Locale here = Locale.getDefault();
        Map<String, byte[]> once = drawn(language);
        try {
            Locale.setDefault(Locale.GERMANY);
            Map<String, byte[]> again = draw(language);
            assertThat(again.get("html")).isEqualTo(once.get("html"));
            assertThat(again.get("pdf")).isEqualTo(once.get("pdf"));
            assertThat(again.get("xlsx")).isEqualTo(once.get("xlsx"));
        } finally {
            Locale.setDefault(here);
        }
    }

    @Test
    void whatAUserTypedStaysText() throws IOException {
        Map<String, byte[]> drawn = drawn(Language.EN);
        String page = new String(drawn.get("html"), StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;").contains("Banner {page}");
        assertThat(text(drawn.get("pdf"))).contains("Kopi <Senja> & Co");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(drawn.get("xlsx")))) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                for (Row row : workbook.getSheetAt(i)) {
                    row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
                }
            }
        }
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        String page = new String(drawn(Language.EN).get("html"), StandardCharsets.UTF_8);
        assertThat(page.replace("http://www.w3.org/", ""))
                .doesNotContain("http:", "https:", "src=", "@import", "<link");
        assertThat(page).contains("<svg", "font/ttf;base64").hasSizeLessThan(200_000);
    }

    @Test
    void everySheetPrintsOnePageWideAndHasItsChart() throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(drawn(Language.ID).get("xlsx")))) {
            assertThat(names(workbook, XSSFSheet::getSheetName)).containsExactly("Minggu", "Pekerjaan", "Jam", "Uang");
            assertThat(names(workbook, sheet -> sheet.getPrintSetup().getFitWidth()))
                    .containsOnly((short) 1);
            assertThat(names(
                            workbook,
                            sheet -> sheet.createDrawingPatriarch().getCharts().size()))
                    .containsExactly(0, 2, 1, 1);
        }
    }

    private static <T> List<T> names(XSSFWorkbook workbook, Function<XSSFSheet, T> of) {
        return IntStream.range(0, workbook.getNumberOfSheets())
                .mapToObj(workbook::getSheetAt)
                .map(of)
                .toList();
    }

    @Test
    void filesAreNamedByPeriodAndClient() {
        assertThat(ReportDocuments.draw(report(), Language.ID))
                .extracting(Document::name)
                .containsExactly("minggu-2026-W47.html", "minggu-2026-W47.pdf", "minggu-2026-W47.xlsx");
        Period days = Period.parse("2026-11-01", "2026-11-20");
        Report one = Evaluation.of(studio().tracker(), List.of(), Map.of(), days, TODAY, "Kopi <Senja> & Co");
        assertThat(ReportDocuments.name(one, Language.EN)).isEqualTo("days-2026-11-01--2026-11-20-kopi-senja-co");
        Report odd =
                Evaluation.of(new SmallTracker().client("客户", "IDR").tracker(), List.of(), Map.of(), days, TODAY, "客户");
        assertThat(ReportDocuments.name(odd, Language.EN)).matches("days-2026-11-01--2026-11-20-[0-9a-f]{8}");
    }

    @Test
    void anEmptyTrackerHasItsThreeFiles() {
        Report empty =
                Evaluation.of(new SmallTracker().tracker(), List.of(), Map.of(), Period.parse("2026-W47"), TODAY);
        assertThat(ReportDocuments.draw(empty, Language.EN))
                .hasSize(3)
                .allSatisfy(document -> assertThat(document.bytes()).isNotEmpty());
    }
}
