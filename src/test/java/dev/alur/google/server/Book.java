package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A spreadsheet.
final class Book {
    /// Cells that a spreadsheet may have (documented: Drive Help "Files you can store in Google Drive").
    static final long MAX_CELLS = 10_000_000;

    final String id;
    final ObjectNode properties;
    final List<Tab> tabs = new ArrayList<>();
    final List<ObjectNode> namedRanges = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final Random random;
    private final InstantSource clock;
    private @Nullable Calculator calculator;

    Book(String id, ObjectNode properties, Random random, InstantSource clock) {
        this.id = id;
        this.properties = properties;
        this.random = random;
        this.clock = clock;
    }

    /// A copy to try a change on.
    Book copy() {
        Book copy = new Book(id, properties.deepCopy(), random, clock);
        tabs.forEach(tab -> copy.tabs.add(tab.copy()));
        namedRanges.forEach(range -> copy.namedRanges.add(range.deepCopy()));
        copy.tags.addAll(tags);
        return copy;
    }

    Tongue tongue() {
        return Tongue.of(Json.text(properties, "locale", "en_US"));
    }

    /// The time in the spreadsheet's zone.
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneId.of(Json.text(properties, "timeZone", "Etc/GMT")));
    }

    /// What the formulas give; to be asked only when nothing more is written to this copy.
    Calculator calculator() {
        Calculator known = calculator;
        if (known == null) {
            known = new Calculator(this);
            calculator = known;
        }
        return known;
    }

    /// Forgets what was computed, after a write.
    void written() {
        calculator = null;
    }

    @Nullable
    Tab find(int sheetId) {
        return tabs.stream().filter(tab -> tab.id() == sheetId).findFirst().orElse(null);
    }

    @Nullable
    Tab find(String title) {
        return tabs.stream()
                .filter(tab -> tab.title().equalsIgnoreCase(title))
                .findFirst()
                .orElse(null);
    }

    /// The sheet of an id, in the words of requests that are about sheets.
    Tab sheet(int sheetId) {
        Tab tab = find(sheetId);
        if (tab == null) {
            throw Refusal.invalid("No sheet with id: " + sheetId);
        }
        return tab;
    }

    /// The sheet of an id, in the words of requests that are about cells.
    Tab grid(int sheetId) {
        Tab tab = find(sheetId);
        if (tab == null) {
            throw Refusal.invalid("No grid with id: " + sheetId);
        }
        return tab;
    }

    int newId() {
        return 1 + random.nextInt(Integer.MAX_VALUE - 1);
    }

    /// Adds a sheet with the properties asked for, and what is missing in them.
    Tab addSheet(ObjectNode wanted) {
        ObjectNode made = Json.object();
        int sheetId = wanted.has("sheetId") ? wanted.get("sheetId").asInt() : newId();
        if (find(sheetId) != null) {
            throw Refusal.invalid("A sheet with the ID " + sheetId + " already exists. Please enter another ID.");
        }
        made.put("sheetId", sheetId);
        made.put("title", free(wanted));
        int index = Math.min(Json.number(wanted, "index", tabs.size()), tabs.size());
        made.put("index", index);
        String type = Json.text(wanted, "sheetType", "GRID");
        if (!type.equals("GRID")) {
            throw Refusal.unknown("sheets of the type " + type);
        }
        made.put("sheetType", type);
        ObjectNode grid = made.putObject("gridProperties");
        ObjectNode asked = Json.child(wanted, "gridProperties");
        grid.put("rowCount", Json.number(asked, "rowCount", 1000));
        grid.put("columnCount", Json.number(asked, "columnCount", 26));
        Tab tab = new Tab(made);
        tabs.add(index, tab);
        SheetFields.lay(tab, wanted);
        numberTabs();
        checkSize();
        return tab;
    }

    private String free(ObjectNode wanted) {
        String title = Json.text(wanted, "title", "");
        for (int number = tabs.size() + 1; title.isEmpty(); number++) {
            title = find("Sheet" + number) == null ? "Sheet" + number : "";
        }
        checkTitle(title, null);
        return title;
    }

    void checkTitle(String title, @Nullable Tab except) {
        if (title.isEmpty()) {
            throw Refusal.invalid("The sheet name cannot be empty.");
        }
        if (title.length() > 100) {
            throw Refusal.invalid("The sheet name cannot be greater than 100 characters.");
        }
        Tab same = find(title);
        if (same != null && same != except) {
            throw Refusal.invalid("A sheet with the name \"" + title + "\" already exists. Please enter another name.");
        }
    }

    void numberTabs() {
        for (int i = 0; i < tabs.size(); i++) {
            tabs.get(i).properties.put("index", i);
        }
    }

    /// Documented, and reported by several projects: rows are counted first, then columns.
    void checkSize() {
        long cells = 0;
        for (Tab tab : tabs) {
            cells += (long) tab.rowCount() * tab.columnCount();
        }
        if (cells > MAX_CELLS) {
            throw Refusal.invalid("This action would increase the number of cells in the workbook above the limit of "
                    + String.format(Locale.ROOT, "%d", MAX_CELLS) + " cells.");
        }
    }
}
