package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Naming;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sheets and columns of the blueprint, as edits that add them to a workbook that has a look of its own.
///
/// @param places where its registers stand, as far as there are any; lists to choose from lead there
/// @param language of the new sheets and headers
/// @param like a header of the workbook, whose look new headers take, or null
/// @param asTables whether a new sheet holds a table, as the workbook's own do
public record Additions(
        Snapshot snapshot,
        Map<Register, Place> places,
        Language language,
        @Nullable Address like,
        boolean asTables) {
    /// The row down to which a list to choose from reaches in a sheet that may still grow.
    private static final int LAST_ROW = 500;
    /// The most characters of a list that stands in the rule itself.
    private static final int LONGEST_LIST = 255;

    public Additions {
        places = Map.copyOf(places);
    }

    /// A sheet that is to be added.
    ///
    /// @param table the table that it holds, or null for a plain list
    public record NewSheet(Edit.AddSheet sheet, Edit.@Nullable AddTable table) {
        /// The edits, in their order.
        public List<Edit> edits() {
            return table == null ? List.of(sheet) : List.of(sheet, table);
        }
    }

    /// What is added to a tracker: in the language of its sheets, and looking like its Projects.
    public static Additions to(Tracker tracker) {
        Place projects = tracker.place(Register.PROJECTS);
        return new Additions(
                tracker.snapshot(),
                tracker.places(),
                language(tracker),
                projects == null
                        ? null
                        : projects.headers().values().stream()
                                .findFirst()
                                .map(column -> projects.sheet().address(projects.headerRow(), column))
                                .orElse(null),
                projects != null && projects.table() != null);
    }

    /// The language in which most sheets of a tracker are named; that of its documents where both are.
    static Language language(Tracker tracker) {
        int[] votes = new int[Language.values().length];
        tracker.places().forEach((register, place) -> {
            for (Language each : Language.values()) {
                boolean isSo = register.title(each)
                        .equalsIgnoreCase(place.sheet().name().strip());
                votes[each.ordinal()] += isSo ? 1 : 0;
            }
        });
        int indonesian = votes[Language.ID.ordinal()];
        int english = votes[Language.EN.ordinal()];
        return indonesian == english ? tracker.settings().language() : indonesian > english ? Language.ID : Language.EN;
    }

    /// The sheet of a register, without rows.
    public NewSheet sheet(Register register) {
        return sheet(register, List.of());
    }

    /// The sheet of a register with some rows.
    ///
    /// @param rows a value for each field, in their order
    public NewSheet sheet(Register register, List<List<Value>> rows) {
        return sheet(register, register.title(language), rows);
    }

    /// The same under another name.
    public NewSheet sheet(Register register, String name, List<List<Value>> rows) {
        Layout layout = new Layout(language);
        List<NewColumn> columns =
                layout.headings(register).stream().map(this::column).toList();
        Edit.AddSheet sheet = new Edit.AddSheet(name, columns, rows, false, like);
        int last = 1 + rows.size() + Layout.spare(register);
        return new NewSheet(
                sheet,
                asTables && last > 1
                        ? new Edit.AddTable(new Range(name, 1, 1, last, columns.size()), tableName(name))
                        : null);
    }

    /// The column of a field, right of the last one of its register.
    ///
    /// @param place where the register stands
    public Edit.AddColumn column(Place place, Field field) {
        return new Edit.AddColumn(nextHeader(place), column(new Layout(language).heading(field)));
    }

    /// The rows of Settings that new trackers have.
    ///
    /// @param own values in the place of the usual ones
    public static List<List<Value>> settings(Language language, Map<Setting, Value> own) {
        List<List<Value>> rows = new ArrayList<>();
        for (Blueprint.Row row :
                Blueprint.of(Trade.FREELANCE, language).page(Register.SETTINGS).rows()) {
            List<Value> cells = new ArrayList<>(row.cells());
            Setting.of(cells.getFirst().plain()).map(own::get).ifPresent(value -> cells.set(1, value));
            rows.add(cells);
        }
        return rows;
    }

    /// How a new tracker's column of a field looks.
    public static NewColumn design(Field field, Language language) {
        Blueprint.Heading heading = new Layout(language).heading(field);
        return NewColumn.of(heading.text()).withWidth(heading.width()).withFormat(heading.format());
    }

    /// Where the header of a new column of a register goes: right of its last one.
    public static Address nextHeader(Place place) {
        return place.sheet().address(place.headerRow(), lastColumn(place) + 1);
    }

    private static int lastColumn(Place place) {
        return place.table() != null
                ? place.table().range().lastColumn()
                : place.headers().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0);
    }

    private NewColumn column(Blueprint.Heading heading) {
        boolean isClosed = heading.choice() instanceof Blueprint.Choice.Words words && words.isClosed();
        return new NewColumn(
                heading.text(),
                heading.width(),
                heading.format(),
                list(heading.choice()),
                heading.choice() != null && !isClosed,
                heading.formula(),
                heading.look());
    }

    private @Nullable String list(Blueprint.@Nullable Choice choice) {
        return switch (choice) {
            case null -> null;
            case Blueprint.Choice.Words words -> quoted(words.words());
            case Blueprint.Choice.From from ->
                snapshot.names().containsKey(from.name())
                        ? from.name()
                        : cells(places.get(from.source().register()), from.source());
            case Blueprint.Choice.HeadersOf of -> headers(places.get(of.register()));
        };
    }

    private static @Nullable String quoted(List<String> words) {
        String list = '"' + String.join(",", words) + '"';
        return list.length() > LONGEST_LIST ? null : list;
    }

    private static @Nullable String cells(@Nullable Place place, Field field) {
        Integer column = place == null ? null : place.columns().get(field);
        if (place == null || column == null) {
            return null;
        }
        String letters = '$' + Address.letters(column) + '$';
        int last = Math.max(place.lastRow(), LAST_ROW);
        return Address.quoted(place.sheet().name()) + '!' + letters + (place.headerRow() + 1) + ':' + letters + last;
    }

    private static @Nullable String headers(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        int first = place.headers().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(1);
        int last = lastColumn(place);
        return Address.quoted(place.sheet().name()) + "!$" + Address.letters(first) + '$' + place.headerRow() + ":$"
                + Address.letters(last) + '$' + place.headerRow();
    }

    /// The sheet's name as a table may be called, with a number behind it where it is taken.
    private String tableName(String sheet) {
        String bare = sheet.replaceAll("[^\\p{L}\\p{N}_]", "");
        Set<String> taken = snapshot.names().keySet().stream().map(Naming::key).collect(Collectors.toSet());
        snapshot.sheets().forEach(each -> each.tables().forEach(table -> taken.add(Naming.key(table.name()))));
        String name = bare;
        for (int next = 2; !Naming.isName(name) || taken.contains(Naming.key(name)); next++) {
            name = bare + '_' + next;
        }
        return name;
    }
}
