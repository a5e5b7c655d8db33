package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Plans, problems and what became of a workbook, as golden files hold them.
public final class PlanText {
    private PlanText() {}

    /// The plan of a workbook in the form of [WorkbookText], on the usual day and without a history.
    public static String planned(String workbook) {
        Tracker tracker = TrackerReader.read(WorkbookText.of(workbook).read());
        return plan(Planner.plan(tracker, SituationText.read(List.of())));
    }

    public static String plan(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append(plan.today()).append(": ").append(plan.changes().size()).append(" to do, ");
        text.append(plan.waiting().size()).append(" waiting");
        text.append(plan.changes().isEmpty() ? "\n" : ", run " + plan.serial() + "\n");
        plan.changes().forEach(change -> change(text, change));
        for (Waiting waiting : plan.waiting()) {
            text.append("\n? ").append(waiting.why().key()).append(", yes by: ").append(waiting.rule());
            text.append(waiting.isRefused() ? ", answered no" : "");
            change(text, waiting.change());
        }
        for (Inbox.Row row : plan.inbox().changes()) {
            text.append('\n')
                    .append(row.symbol())
                    .append(' ')
                    .append(row.address())
                    .append("  ")
                    .append(row.what());
            row.cells()
                    .forEach((header, value) ->
                            text.append("\n    ").append(header).append(": ").append(value(value)));
            // that a line leads to the cell that it names goes without saying
            if (row.link() != null
                    && row.cells().values().stream()
                            .noneMatch(value -> row.link().equals("#" + value.plain()))) {
                text.append("\n    leads to ").append(row.link().isEmpty() ? "nowhere" : row.link());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void change(StringBuilder text, Change change) {
        text.append('\n').append(change.symbol()).append(' ').append(change.address());
        text.append("  ").append(change.label()).append("\n    ");
        switch (change) {
            case Change.SetCell set -> text.append(cell(set.header(), set.before(), set.after()));
            case Change.AddNote note -> {
                text.append("note ")
                        .append(quoted(note.text()))
                        .append(key(note.key()))
                        .append("\n    ");
                text.append(cell(note.header(), note.before(), note.after()));
            }
            case Change.AddRow row ->
                text.append("row").append(key(row.key())).append("\n    ").append(cells(row.cells()));
            case Change.MakeDocument make -> {
                text.append("document ").append(make.paper().file()).append(key(make.key()));
                text.append(", in ").append(make.paper().language().code());
                make.cells()
                        .forEach(set -> text.append("\n    ").append(cell(set.header(), set.before(), set.after())));
                make.paper().words().forEach((blank, value) -> {
                    if (!value.isBlank()) {
                        text.append("\n    {").append(blank).append("} ").append(value(value));
                    }
                });
            }
            case Change.IssueInvoice issue -> {
                text.append("invoice ").append(issue.invoice().number()).append(key(issue.key()));
                text.append("\n    ").append(cells(issue.row()));
                issue.cells()
                        .forEach(set -> text.append("\n    ")
                                .append(set.address())
                                .append(' ')
                                .append(cell(set.header(), set.before(), set.after())));
                issue.invoice()
                        .lines()
                        .forEach(line -> text.append("\n    ")
                                .append(value(Value.of(line.quantity())))
                                .append(" x ")
                                .append(value(Value.of(line.price())))
                                .append(": ")
                                .append(line.text()));
                text.append("\n    ").append(issue.document());
            }
            case Change.ClearRow clear ->
                clear.cells()
                        .forEach((header, value) -> text.append("clear ").append(cell(header, value, Value.BLANK)));
            case Change.VoidInvoice voided ->
                text.append(voided.number()).append(' ').append(cell(voided.header(), voided.before(), voided.after()));
            case Change.AddSheet added -> {
                text.append("sheet");
                added.sheet().columns().forEach(column -> text.append("\n    ").append(column(column)));
                if (added.table() != null) {
                    text.append("\n    table ").append(added.table().name()).append(' ');
                    text.append(added.table().range().cells());
                }
            }
            case Change.AddColumn added -> text.append("column ").append(column(added.column()));
            case Change.SetSetting set -> text.append(cell(set.key(), set.before(), set.after()));
        }
        change.reasons()
                .forEach(reason -> text.append("\n    because ")
                        .append(reason.address())
                        .append("  ")
                        .append(reason.text()));
        text.append('\n');
    }

    private static String column(NewColumn column) {
        return column.header()
                + (column.format() == null ? "" : ", " + column.format())
                + (column.list() == null ? "" : ", from " + column.list())
                + (column.formula() == null ? "" : ", =" + column.formula());
    }

    private static String key(OperationKey key) {
        return ", once for " + key.occurrence() + (key.attempt() == 0 ? "" : ", attempt " + key.attempt());
    }

    private static String cell(String header, Value before, Value after) {
        return header + ": " + value(before) + " -> " + value(after);
    }

    private static String cells(Map<String, Value> cells) {
        return cells.entrySet().stream()
                .map(cell -> cell.getKey() + "=" + value(cell.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String value(Value value) {
        return switch (value) {
            case Value.Blank() -> "blank";
            case Value.Text(String text) -> quoted(text);
            case Value.Number(BigDecimal _), Value.Bool(boolean _), Value.Date _, Value.Fault _ -> value.plain();
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\n", "\\n") + '"';
    }

    public static String problems(Plan plan, Language language) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : plan.problems()) {
            text.append(problem.severity().name().toLowerCase(java.util.Locale.ROOT))
                    .append(' ');
            text.append(problem.address() == null ? "the workbook" : problem.address())
                    .append("  ");
            text.append(Sentences.summary(problem, language)).append("\n    ");
            text.append(Sentences.detail(problem, language)).append('\n');
        }
        return text.toString();
    }

    /// Cells that differ between two states, with both contents.
    public static String differences(Snapshot before, Snapshot after) {
        StringBuilder text = new StringBuilder();
        for (Sheet sheet : after.sheets()) {
            Sheet old = before.sheet(sheet.name())
                    .orElseGet(() -> new Sheet(sheet.name(), false, false, 0, List.of(), List.of(), List.of()));
            int rows = Math.max(sheet.lastRow(), old.lastRow());
            int columns = Math.max(sheet.lastColumn(), old.lastColumn());
            for (int row = 1; row <= rows; row++) {
                for (int column = 1; column <= columns; column++) {
                    String was = content(old, row, column);
                    String is = content(sheet, row, column);
                    if (!Objects.equals(was, is)) {
                        Address at = sheet.address(row, column);
                        text.append(at)
                                .append("  ")
                                .append(was)
                                .append(" -> ")
                                .append(is)
                                .append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    private static String content(Sheet sheet, int row, int column) {
        String formula = sheet.formula(row, column);
        return formula == null ? value(sheet.value(row, column)) : "=" + formula;
    }
}
