package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Value;
import dev.alur.plan.Inbox;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has to be written into the Inbox sheet of a workbook as it is by now.
final class InboxEdits {
    private InboxEdits() {}

    /// Cells of lines that are there, then new lines, from the top, then where they lead.
    static List<Edit> of(Inbox inbox, Tracker tracker) {
        return of(inbox.over(tracker).changes(), tracker);
    }

    /// The same of some rows.
    static List<Edit> of(List<Inbox.Row> changes, Tracker tracker) {
        Place place = tracker.place(Register.INBOX);
        if (place == null) {
            return List.of();
        }
        List<Edit> cells = new ArrayList<>();
        List<Edit> rows = new ArrayList<>();
        List<Edit> links = new ArrayList<>();
        Integer where = place.columns().get(Field.INBOX_WHERE);
        for (Inbox.Row row : changes) {
            Map<Integer, Value> values = new TreeMap<>();
            row.cells().forEach((header, value) -> {
                Integer column = place.headers().get(header);
                if (column != null) {
                    values.put(column, value);
                }
            });
            String sheet = place.sheet().name();
            int at = row.address().row();
            if (where != null) {
                // also where it leads there already: the row is fitted to its texts with it
                String link = row.link() == null ? place.sheet().layout().link(at, where) : row.link();
                links.add(new Edit.SetLink(new Address(sheet, at, where), link == null ? "" : link));
            }
            if (row.symbol() == '+') {
                rows.add(new Edit.AppendRow(sheet, at, values));
            } else {
                values.forEach((column, value) -> cells.add(new Edit.SetCell(new Address(sheet, at, column), value)));
            }
        }
        cells.addAll(rows);
        cells.addAll(links);
        return cells;
    }
}
