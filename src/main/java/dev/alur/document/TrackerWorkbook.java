package dev.alur.document;

import dev.alur.grid.Address;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Field;
import dev.alur.tracker.Register;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Draws a blueprint as an Excel workbook: real tables, lists to choose from, a colour for each stage, no
/// macro. The same blueprint gives the same bytes.
public final class TrackerWorkbook {
    /// The last row that has lists and colours, so that rows may be typed below the tables as well.
    static final int LAST_ROW = 500;

    private static final Date MADE = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

    private TrackerWorkbook() {}

    /// The workbook's bytes.
    public static byte[] draw(Blueprint blueprint) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WorkbookStyles styles = new WorkbookStyles(workbook);
            new GuideSheet(workbook, styles).draw(blueprint.guide());
            for (Blueprint.Page page : blueprint.pages()) {
                new TableSheet(workbook, styles, blueprint).draw(page);
            }
            defineLists(workbook, blueprint);
            int projects =
                    workbook.getSheetIndex(blueprint.page(Register.PROJECTS).name());
            workbook.setActiveSheet(projects);
            workbook.setSelectedTab(projects);
            sign(workbook, blueprint);
            workbook.write(bytes);
            return RepeatableZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw a tracker", e);
        }
    }

    /// A name for each list, which ends where the column's last filled cell is.
    private static void defineLists(XSSFWorkbook workbook, Blueprint blueprint) {
        Set<Blueprint.Choice.From> lists = new LinkedHashSet<>();
        blueprint
                .pages()
                .forEach(page -> page.headings().forEach(heading -> {
                    if (heading.choice() instanceof Blueprint.Choice.From from) {
                        lists.add(from);
                    }
                }));
        for (Blueprint.Choice.From list : lists) {
            Field source = list.source();
            Blueprint.Page page = blueprint.page(source.register());
            String column = "$" + Address.letters(page.column(source)) + "$";
            String sheet = Address.quoted(page.name()) + "!";
            String cells = sheet + column + "2:" + column + LAST_ROW;
            Name name = workbook.createName();
            name.setNameName(list.name());
            name.setRefersToFormula(sheet + column + "2:INDEX(" + cells + ",MAX(1,COUNTA(" + cells + ")))");
        }
    }

    private static void sign(XSSFWorkbook workbook, Blueprint blueprint) {
        POIXMLProperties properties = workbook.getProperties();
        properties.getExtendedProperties().getUnderlyingProperties().setApplication("Alur");
        properties.getCoreProperties().setCreator("Alur");
        properties
                .getCoreProperties()
                .setTitle(blueprint.page(Register.PROJECTS).name());
        properties.getCoreProperties().setCreated(Optional.of(MADE));
        properties.getCoreProperties().setModified(Optional.of(MADE));
    }
}
