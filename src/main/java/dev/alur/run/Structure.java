package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Snapshot;
import dev.alur.journal.Intent;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.tracker.Additions;
import dev.alur.tracker.Place;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sheets and columns that a plan or an intent adds, as edits of the workbook as it is by now. What is
/// there already is not added again, whoever added it. They come before all other edits of a run, which may
/// already touch them.
final class Structure {
    private Tracker now;
    private final List<Edit> edits = new ArrayList<>();

    private Structure(Tracker now) {
        this.now = now;
    }

    static List<Edit> edits(Plan plan, Tracker now) {
        return new Structure(now).add(plan.changes());
    }

    /// Nothing once the workbook carries the run's serial: what is missing then was taken away by a person.
    static List<Edit> edits(Intent intent, Tracker now) {
        boolean written = Identity.isWritten(intent, now);
        return written
                ? List.of()
                : new Structure(now)
                        .add(intent.acts().stream()
                                .filter(Structure::isStructural)
                                .map(act -> PlanJson.readChange(act.json()))
                                .toList());
    }

    private static boolean isStructural(Intent.Act act) {
        return act.effects().stream().anyMatch(Intent.Effect.Structure.class::isInstance);
    }

    private List<Edit> add(List<Change> changes) {
        for (Change change : changes) {
            switch (change) {
                case Change.AddSheet added -> {
                    if (now.snapshot().sheet(added.sheet().sheet()).isEmpty()) {
                        lay(new Additions.NewSheet(added.sheet(), added.table()).edits());
                    }
                }
                case Change.AddColumn added -> {
                    Place place = place(now, added.address());
                    if (place != null && !has(place, added)) {
                        lay(List.of(new Edit.AddColumn(Additions.nextHeader(place), added.column())));
                    }
                }
                case Change.SetSetting _,
                        Change.SetCell _,
                        Change.AddNote _,
                        Change.AddRow _,
                        Change.IssueInvoice _,
                        Change.MakeDocument _,
                        Change.Inverse _ -> {}
            }
        }
        return edits;
    }

    private void lay(List<Edit> more) {
        edits.addAll(more);
        Snapshot snapshot = now.snapshot().adding(more);
        now = TrackerReader.read(snapshot);
    }

    /// Where the register stands that a column is added to, or null where it is gone. Of several on one sheet
    /// it is the one in whose header row the column is to be, and of several there the last that begins left of
    /// it.
    static @Nullable Place place(Tracker tracker, Address header) {
        return tracker.places().values().stream()
                .filter(place -> place.sheet().name().equalsIgnoreCase(header.sheet()))
                .max(Comparator.comparing((Place place) -> place.headerRow() == header.row())
                        .thenComparing(place -> first(place) < header.column())
                        .thenComparing(Structure::first))
                .orElse(null);
    }

    private static int first(Place place) {
        return place.headers().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(1);
    }

    static boolean has(Place place, Change.AddColumn added) {
        return place.headers().keySet().stream().anyMatch(added.column().header()::equalsIgnoreCase);
    }
}
