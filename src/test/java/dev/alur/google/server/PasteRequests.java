package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// copyPaste, cutPaste and sortRange. Exact for plain cells. Documented: formulas that are copied, and
/// (ValueInputOption and "Sort & filter") numbers before texts before truths before blanks. From the facts:
/// metadata is lost when its row is cut and pasted.
final class PasteRequests {
    private PasteRequests() {}

    static @Nullable ObjectNode copy(Work work, ObjectNode request) {
        Box source = work.box(request.get("source"));
        Box target = work.writable(request.get("destination"));
        if (Json.text(request, "pasteOrientation", "NORMAL").equals("TRANSPOSE")) {
            throw Refusal.unknown("transposed pasting");
        }
        refuseMerges(work, source, target);
        int height = target.height() % source.height() == 0 ? target.height() : source.height();
        int width = target.width() % source.width() == 0 ? target.width() : source.width();
        Box filled = inside(
                new Box(target.tab(), target.top(), target.top() + height, target.left(), target.left() + width));
        work.guard(filled);
        String type = Json.text(request, "pasteType", "PASTE_NORMAL");
        Cell[][] cells = RangeRequests.cells(source);
        List<Cell> shown = type.equals("PASTE_VALUES") ? values(work, source) : List.of();
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int row = i % source.height();
                int column = j % source.width();
                Cell from = shown.isEmpty() ? cells[row][column] : shown.get(row * source.width() + column);
                int down = target.top() + i - source.top() - row;
                int across = target.left() + j - source.left() - column;
                Cell old = target.tab().cell(target.top() + i, target.left() + j);
                target.tab().set(target.top() + i, target.left() + j, pasted(old, from, type, down, across));
            }
        }
        return null;
    }

    private static Box inside(Box box) {
        if (box.bottom() > box.tab().rowCount() || box.right() > box.tab().columnCount()) {
            throw Refusal.unknown("pasting beyond the grid");
        }
        return box;
    }

    private static void refuseMerges(Work work, Box source, Box target) {
        for (Box box : List.of(source, target)) {
            for (ObjectNode merge : box.tab().merges) {
                if (work.box(merge).meets(box)) {
                    throw Refusal.unknown("pasting from or over merged cells");
                }
            }
        }
    }

    private static List<Cell> values(Work work, Box source) {
        List<Cell> all = new ArrayList<>();
        Calculator calculator = new Calculator(work.book());
        for (int row = source.top(); row < source.bottom(); row++) {
            for (int column = source.left(); column < source.right(); column++) {
                Calculator.Effective value = calculator.value(source.tab(), row, column);
                all.add(Cell.EMPTY.with(value == null ? null : value.value()));
            }
        }
        return all;
    }

    private static Cell pasted(Cell old, Cell from, String type, int down, int across) {
        Entered value = from.value() instanceof Entered.Formula(String text)
                ? new Entered.Formula(References.copied(text, down, across))
                : from.value();
        return switch (type) {
            case "PASTE_NORMAL" ->
                new Cell(value, from.format(), from.note(), from.validation(), from.runs(), from.chips());
            case "PASTE_VALUES", "PASTE_FORMULA" -> old.with(value);
            case "PASTE_FORMAT" -> old.formatted(from.format());
            case "PASTE_DATA_VALIDATION" -> old.validated(from.validation());
            default -> throw Refusal.unknown("the paste type " + type);
        };
    }

    static @Nullable ObjectNode cut(Work work, ObjectNode request) {
        Box source = work.writable(request.get("source"));
        JsonNode start = request.path("destination");
        Tab tab = work.book().grid(Json.number(start, "sheetId", 0));
        int top = Json.number(start, "rowIndex", 0);
        int left = Json.number(start, "columnIndex", 0);
        Box target = inside(new Box(tab, top, top + source.height(), left, left + source.width()));
        work.guard(target);
        refuseMerges(work, source, target);
        if (!Json.text(request, "pasteType", "PASTE_NORMAL").equals("PASTE_NORMAL")) {
            throw Refusal.unknown("cutting with another paste type than PASTE_NORMAL");
        }
        Cell[][] cells = RangeRequests.cells(source);
        each(source, (row, column) -> source.tab().set(row, column, Cell.EMPTY));
        each(target, (row, column) -> tab.set(row, column, cells[row - top][column - left]));
        follow(work, source, target);
        if (source.width() == source.tab().columnCount()) {
            work.book()
                    .tags
                    .removeIf(tag -> tag.isOn(source.tab(), "ROWS")
                            && source.top() <= tag.index()
                            && tag.index() < source.bottom());
        }
        return null;
    }

    /// References to cut cells follow them.
    private static void follow(Work work, Box source, Box target) {
        for (Tab each : work.book().tabs) {
            for (int row = 0; row < each.rows.size(); row++) {
                for (int column = 0; column < each.rows.get(row).cells.size(); column++) {
                    Cell cell = each.cell(row, column);
                    if (cell.value() instanceof Entered.Formula(String text)) {
                        if (source.tab() != target.tab()) {
                            throw Refusal.unknown("cutting to another sheet in a spreadsheet with formulas");
                        }
                        String other = References.cut(text, each.title(), source, target);
                        each.set(row, column, other.equals(text) ? cell : cell.with(new Entered.Formula(other)));
                    }
                }
            }
        }
    }

    private interface At {
        void visit(int row, int column);
    }

    private static void each(Box box, At at) {
        for (int row = box.top(); row < box.bottom(); row++) {
            for (int column = box.left(); column < box.right(); column++) {
                at.visit(row, column);
            }
        }
    }

    /// A row that is sorted: where it stood, and what it is sorted by.
    private record Sorted(int row, List<@Nullable Entered> keys) {}

    static @Nullable ObjectNode sort(Work work, ObjectNode request) {
        Box box = work.writable(request.get("range"));
        Tab tab = box.tab();
        refuseMerges(work, box, box);
        List<JsonNode> specs = Json.list(request.get("sortSpecs"));
        List<Sorted> rows = new ArrayList<>();
        for (int row = box.top(); row < box.bottom(); row++) {
            List<@Nullable Entered> keys = new ArrayList<>();
            for (JsonNode spec : specs) {
                int column = Json.number(spec, "dimensionIndex", 0);
                Calculator.Effective value = work.book().calculator().value(tab, row, column);
                keys.add(value == null ? null : value.value());
            }
            rows.add(new Sorted(row, keys));
        }
        rows.sort(order(specs));
        Cell[][] cells = RangeRequests.cells(box);
        for (int place = 0; place < rows.size(); place++) {
            int from = rows.get(place).row() - box.top();
            for (int column = 0; column < box.width(); column++) {
                Cell cell = cells[from][column];
                Cell moved = cell.value() instanceof Entered.Formula(String text)
                        ? cell.with(new Entered.Formula(References.copied(text, place - from, 0)))
                        : cell;
                tab.set(box.top() + place, box.left() + column, moved);
            }
        }
        if (work.switches().tagsFollowSort()) {
            follow(work.book(), box, rows);
        }
        return null;
    }

    private static void follow(Book book, Box box, List<Sorted> rows) {
        List<Tag> before = List.copyOf(book.tags);
        for (int place = 0; place < rows.size(); place++) {
            for (int i = 0; i < before.size(); i++) {
                Tag tag = before.get(i);
                if (tag.isOn(box.tab(), "ROWS")
                        && tag.index() == rows.get(place).row()) {
                    book.tags.set(i, tag.movedTo(box.top() + place));
                }
            }
        }
    }

    private static Comparator<Sorted> order(List<JsonNode> specs) {
        Collator collator = Collator.getInstance(Locale.ROOT);
        collator.setStrength(Collator.SECONDARY);
        return (one, other) -> {
            for (int i = 0; i < specs.size(); i++) {
                Entered first = one.keys().get(i);
                Entered second = other.keys().get(i);
                if (first == null || second == null) {
                    if (first != second) {
                        return first == null ? 1 : -1;
                    }
                    continue;
                }
                int compared = compare(first, second, collator);
                boolean down = Json.text(specs.get(i), "sortOrder", "ASCENDING").equals("DESCENDING");
                if (compared != 0) {
                    return down ? -compared : compared;
                }
            }
            return 0;
        };
    }

    private static int compare(Entered one, Entered other, Collator collator) {
        return switch (one) {
            case Entered.Num(double a) when other instanceof Entered.Num(double b) -> Double.compare(a, b);
            case Entered.Text(String a) when other instanceof Entered.Text(String b) -> collator.compare(a, b);
            case Entered.Bool(boolean a) when other instanceof Entered.Bool(boolean b) -> Boolean.compare(a, b);
            default -> Integer.compare(rank(one), rank(other));
        };
    }

    private static int rank(Entered value) {
        return switch (value) {
            case Entered.Num n -> 0;
            case Entered.Text t -> 1;
            case Entered.Bool b -> 2;
            case Entered.Fault f -> 3;
            case Entered.Formula f -> 4;
        };
    }
}
