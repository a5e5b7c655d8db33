package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Value;
import dev.alur.language.Messages;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Field;
import dev.alur.tracker.Joined;
import dev.alur.tracker.Place;
import dev.alur.tracker.Recognition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The columns that a list of work lacks to be a tracker: one for ids, one for stages, one for what was billed
/// before. No other is needed: what a rule reads is there, or the rule is told of.
///
/// @param headers by field
record MissingColumns(List<Change> changes, Map<Field, String> headers) {
    /// @param billed whether it has to be noted which jobs were billed before
    static MissingColumns of(Joined joined, boolean billed) {
        return new Finder(joined, billed).find();
    }

    /// Looks for them.
    private static final class Finder {
        private final Joined joined;
        private final Recognition.Recognised found;
        private final List<Change> changes = new ArrayList<>();
        private final Map<Field, String> added = new EnumMap<>(Field.class);
        private final boolean billed;

        Finder(Joined joined, boolean billed) {
            this.joined = joined;
            this.billed = billed;
            this.found = joined.found();
        }

        MissingColumns find() {
            addColumns();
            return new MissingColumns(changes, added);
        }

        /// Where jobs have neither id nor stage, a column is added for each.
        private void addColumns() {
            Place place = joined.place();
            List<Field> fields = new ArrayList<>();
            if (!joined.hasIds()) {
                fields.add(Field.JOB_ID);
            }
            if (found.stages() == null) {
                fields.add(Field.JOB_STAGE);
            }
            if (billed) {
                fields.add(Field.JOB_BILLED);
            }
            int beside = Additions.nextHeader(place).column();
            int column = place.table() == null ? free(place, beside, fields.size()) : beside;
            for (Field field : fields) {
                addColumn(place, field, column, column - beside < fields.size());
                column++;
            }
        }

        /// @param beside whether it stands right of the list, so that it can take its look
        private void addColumn(Place place, Field field, int column, boolean beside) {
            String text = unused(place, field.header(joined.language()));
            NewColumn usual = Additions.design(field, joined.language());
            Address at = place.sheet().address(found.headerRow(), column);
            List<Reason> because = because(field.key());
            added.put(field, text);
            changes.add(
                    beside
                            ? new Change.AddColumn(
                                    at,
                                    NewColumn.of(text).withWidth(usual.width()).withFormat(usual.format()),
                                    because,
                                    "")
                            : new Change.SetCell("", text, at, text, Value.BLANK, Value.of(text), because, ""));
        }

        /// The first column from which on so many have nothing beside the list.
        private int free(Place place, int from, int columns) {
            int first = from;
            for (int column = from; column < first + columns; column++) {
                for (int row = found.headerRow(); row <= found.lastRow(); row++) {
                    if (!place.sheet().value(row, column).isBlank()
                            || place.sheet().formula(row, column) != null) {
                        first = column + 1;
                    }
                }
            }
            return first;
        }

        private static String unused(Place place, String header) {
            String text = header;
            for (int next = 2; isTaken(place, text); next++) {
                text = header + " " + next;
            }
            return text;
        }

        private static boolean isTaken(Place place, String header) {
            return place.headers().keySet().stream().anyMatch(header::equalsIgnoreCase);
        }

        private List<Reason> because(String key) {
            Address header = joined.sheet().address(found.headerRow(), found.firstColumn());
            return List.of(new Reason(header, Messages.text(joined.language(), "plan", "connect." + key)));
        }
    }
}
