package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Naming;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import dev.alur.grid.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Adds a sheet: its part with what stands outside of its rows; the cells are planned like those of any sheet.
final class NewSheet {
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    /// Lists to choose from reach down to here, so that rows which people add have them too.
    private static final int LAST_CHOICE = 1000;

    private final Structure structure;
    private final Edit.AddSheet edit;
    private final Styles styles;

    NewSheet(Structure structure, Edit.AddSheet edit) {
        this.structure = structure;
        this.edit = edit;
        this.styles = structure.styles();
    }

    void add() {
        check();
        Packaging packaging = structure.packaging();
        Book book = structure.book();
        String workbook = book.workbook().part();
        String folder = book.sheets().isEmpty()
                ? workbook.substring(0, workbook.lastIndexOf('/') + 1) + "worksheets/"
                : folder(book.sheets().getLast().entry().part());
        int header = header();
        String part = packaging.free(folder + "sheet");
        packaging.put(part, xml().getBytes(StandardCharsets.UTF_8));
        packaging.type(part, TYPE);
        String id = packaging.relate(workbook, "worksheet", part);
        packaging.put(
                workbook,
                WorkbookEntries.withSheet(
                        packaging.part(workbook), edit.sheet(), edit.hidden(), packaging.relationships(), id));
        structure.packaged();
        cells(structure.patch(edit.sheet()), header);
    }

    static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    private void check() {
        if (!Naming.isSheetName(edit.sheet())) {
            throw Structure.refusal(GridProblem.SHEET_NAME_UNFIT, null, edit.sheet(), Naming.MOST_SHEET);
        }
        Book book = structure.book();
        boolean taken =
                book.sheet(edit.sheet()) != null || book.otherTabs().stream().anyMatch(edit.sheet()::equalsIgnoreCase);
        if (taken) {
            throw Structure.refusal(GridProblem.SHEET_EXISTS, null, edit.sheet());
        }
        if (book.isStructureProtected()) {
            throw Structure.refusal(GridProblem.STRUCTURE_PROTECTED, null);
        }
        if (edit.columns().size() > Address.MAX_COLUMN || edit.rows().size() >= Address.MAX_ROW) {
            throw new IllegalArgumentException("more columns or rows than a sheet has");
        }
        for (int i = 0; i < edit.columns().size(); i++) {
            Structure.requireList(edit.columns().get(i), new Address(edit.sheet(), 1, i + 1));
        }
    }

    private int header() {
        Address like = edit.like();
        int look = like == null ? 0 : structure.styleAt(like);
        return like == null && styles.canGrow() ? styles.bold(0) : styles.canGrow() ? Math.max(look, 0) : -1;
    }

    private int style(NewColumn column) {
        int style = column.format() == null ? -1 : styles.withCode(0, column.format());
        boolean isPlain = edit.columns().stream().allMatch(each -> each.look() == NewColumn.Look.PLAIN);
        return isPlain ? style : dressed(style, column.look());
    }

    private int dressed(int style, NewColumn.Look look) {
        return switch (look) {
            case PLAIN -> styles.onTop(style, false);
            case PROSE -> styles.onTop(style, true);
            case LINK -> styles.link(styles.onTop(style, true));
        };
    }

    private String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.append("<worksheet xmlns=\"").append(structure.namespace()).append("\"><dimension ref=\"A1\"/>");
        if (!edit.columns().isEmpty()) {
            xml.append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"");
            xml.append(" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/>");
            xml.append("</sheetView></sheetViews>");
        }
        xml.append("<sheetFormatPr defaultRowHeight=\"15\"/>");
        columns(xml);
        xml.append("<sheetData/>");
        xml.append(
                "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>");
        return xml.append("</worksheet>").toString();
    }

    private void columns(StringBuilder xml) {
        StringBuilder stripes = new StringBuilder();
        for (int i = 0; i < edit.columns().size(); i++) {
            NewColumn column = edit.columns().get(i);
            int style = style(column);
            if (column.width() == 0 && style < 0) {
                continue;
            }
            double width = column.width() == 0 ? USUAL_WIDTH : column.width();
            stripes.append("<col min=\"").append(i + 1).append("\" max=\"").append(i + 1);
            stripes.append("\" width=\"").append(ColumnStripes.number(width)).append('"');
            stripes.append(style < 0 ? "" : " style=\"" + style + '"');
            stripes.append(column.width() == 0 ? "/>" : " customWidth=\"1\"/>");
        }
        if (!stripes.isEmpty()) {
            xml.append("<cols>").append(stripes).append("</cols>");
        }
    }

    private static final double USUAL_WIDTH = 9.140625;

    private void cells(SheetPatch patch, int header) {
        CellPlan plan = new CellPlan(structure, edit.sheet(), patch, structure.hasNoStrings());
        for (int i = 0; i < edit.columns().size(); i++) {
            NewColumn column = edit.columns().get(i);
            int style = style(column);
            plan.put(1, i + 1, header, Value.of(column.header()));
            if (column.list() != null) {
                int last = Math.max(LAST_CHOICE, edit.rows().size() + 1);
                patch.frame()
                        .choice(new Range(edit.sheet(), 2, i + 1, last, i + 1).cells(), column.list(), column.isOpen());
            }
            for (int r = 0; r < edit.rows().size(); r++) {
                cell(plan, r, i, style, column);
            }
        }
        for (int r = 0; r < edit.rows().size(); r++) {
            List<Value> row = edit.rows().get(r);
            for (int i = edit.columns().size(); i < row.size(); i++) {
                plan.put(r + 2, i + 1, -1, row.get(i));
            }
        }
    }

    private void cell(CellPlan plan, int row, int place, int style, NewColumn column) {
        List<Value> values = edit.rows().get(row);
        Value value = place < values.size() ? values.get(place) : Value.BLANK;
        String formula = column.formula();
        if (value instanceof Value.Blank && formula != null) {
            plan.formula(row + 2, place + 1, style, References.shift(formula, row, 0));
        } else {
            plan.put(row + 2, place + 1, style, value);
            if (column.look() != NewColumn.Look.PLAIN) {
                structure
                        .patch(edit.sheet())
                        .fit(row + 2)
                        .text(value.plain(), column.width() == 0 ? USUAL_WIDTH : column.width());
            }
        }
    }
}
