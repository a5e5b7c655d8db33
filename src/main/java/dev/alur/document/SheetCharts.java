package dev.alur.document;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xddf.usermodel.text.XDDFTextRun;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;

/// Native charts that follow the cells of their sheet. Every fill is said explicitly, or LibreOffice draws no
/// bars.
final class SheetCharts {
    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private SheetCharts() {}

    /// Where a chart stands: from a cell to a cell, both counted from 0, the last one not covered.
    record Frame(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

    /// One row of values: its name, the column that holds it and its fill, six hexadecimal digits.
    record Series(String name, int column, String fill) {}

    /// Bars over some rows of a sheet; those of several series are stacked.
    ///
    /// @param first the first row with values, counted from 0
    /// @param last the last one
    /// @param isUpright columns from left to right, else bars from top to bottom
    /// @param step what lies between two marks of the axis; 0 where each bar says its value and no axis is
    /// wanted
    record Bars(String title, int first, int last, List<Series> series, boolean isUpright, double step) {}

    static void draw(XSSFSheet sheet, Frame frame, Bars bars) {
        XSSFClientAnchor anchor = new XSSFClientAnchor(
                0, 0, 0, 0, frame.firstColumn(), frame.firstRow(), frame.lastColumn(), frame.lastRow());
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        title(chart, bars.title());
        XDDFCategoryAxis names = chart.createCategoryAxis(bars.isUpright() ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        XDDFValueAxis values = chart.createValueAxis(bars.isUpright() ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setMinimum(0);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setVisible(bars.step() > 0);
        if (bars.step() > 0) {
            values.setMajorUnit(bars.step());
        }
        if (!bars.isUpright()) {
            names.setOrientation(AxisOrientation.MAX_MIN);
        }
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
        data.setBarDirection(bars.isUpright() ? BarDirection.COL : BarDirection.BAR);
        data.setBarGrouping(bars.series().size() > 1 ? BarGrouping.STACKED : BarGrouping.CLUSTERED);
        data.setVaryColors(false);
        XDDFDataSource<String> labels = XDDFDataSourcesFactory.fromStringCellRange(
                sheet, new CellRangeAddress(bars.first(), bars.last(), 0, 0));
        for (Series one : bars.series()) {
            XDDFBarChartData.Series drawn = (XDDFBarChartData.Series) data.addSeries(
                    labels,
                    XDDFDataSourcesFactory.fromNumericCellRange(
                            sheet, new CellRangeAddress(bars.first(), bars.last(), one.column(), one.column())));
            drawn.setTitle(one.name(), null);
            drawn.setShapeProperties(filled(one.fill()));
        }
        chart.plot(data);
        near(chart, bars.series().size() > 1);
        if (bars.series().size() == 1) {
            label(chart);
        }
        if (bars.series().size() > 1) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
    }

    private static void title(XSSFChart chart, String title) {
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        XDDFTextRun run =
                chart.getTitle().getBody().getParagraph(0).getTextRuns().getFirst();
        run.setFontSize(11d);
        run.setBold(true);
        run.setFontColor(color(WorkbookStyles.INK));
        // else it would be that of whoever draws it
        run.setLanguage(Locale.ENGLISH);
    }

    /// Writes each bar's value at its end, which the axis then need not say.
    private static void label(XSSFChart chart) {
        try (XmlCursor cursor = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .getSerArray(0)
                .newCursor()) {
            if (cursor.toChild(CHART, "cat")) {
                cursor.beginElement("dLbls", CHART);
                for (String part : List.of(
                        "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")) {
                    cursor.beginElement(part, CHART);
                    cursor.insertAttributeWithValue("val", part.equals("showVal") ? "1" : "0");
                    cursor.toNextToken();
                }
            }
        }
    }

    /// Puts the bars nearer together, and the parts of one upon each other. Said in XML, because the small
    /// schema library has no class for an overlap.
    private static void near(XSSFChart chart, boolean isStacked) {
        try (XmlCursor cursor =
                chart.getCTChart().getPlotArea().getBarChartArray(0).newCursor()) {
            if (cursor.toChild(CHART, "axId")) {
                cursor.beginElement("gapWidth", CHART);
                cursor.insertAttributeWithValue("val", "60");
                cursor.toNextToken();
                if (isStacked) {
                    cursor.beginElement("overlap", CHART);
                    cursor.insertAttributeWithValue("val", "100");
                }
            }
        }
    }

    private static XDDFShapeProperties filled(String fill) {
        XDDFShapeProperties properties = new XDDFShapeProperties();
        properties.setFillProperties(solid(fill));
        return properties;
    }

    private static XDDFSolidFillProperties solid(String color) {
        return new XDDFSolidFillProperties(color(color));
    }

    private static XDDFColor color(String hexadecimal) {
        return XDDFColor.from(HexFormat.of().parseHex(hexadecimal));
    }
}
