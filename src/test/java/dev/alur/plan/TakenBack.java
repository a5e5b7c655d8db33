package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an undo has to have done to a workbook, told once more (semantics.md, line 16): each cell of a job that
/// was still as the run left it is as it was before; its rows are blank, its invoices void; nothing else
/// changed.
public final class TakenBack {
    private final Map<Address, Value> expected = new HashMap<>();
    private final Set<Address> mayDiffer = new HashSet<>();
    private final Tracker tracker;
    private final Snapshot before;

    private TakenBack(Snapshot before) {
        this.before = before;
        this.tracker = TrackerReader.read(before);
    }

    public static void check(List<Past.Deed> deeds, Snapshot before, Snapshot after) {
        TakenBack model = new TakenBack(before);
        model.cells(deeds);
        deeds.forEach(model::row);
        model.compare(after);
    }

    private void cells(List<Past.Deed> deeds) {
        Map<List<String>, List<Past.Cell>> cells = new LinkedHashMap<>();
        Set<String> billed = new HashSet<>();
        Set<List<String>> noted = new HashSet<>();
        Map<Integer, String> given = new HashMap<>();
        for (Past.Deed deed : deeds) {
            for (Past.Cell cell : deed.cells()) {
                if (cell.header().equals("ID")) {
                    given.put(cell.at().row(), cell.job());
                }
            }
        }
        Set<String> added = new HashSet<>();
        for (Past.Deed deed : deeds) {
            if (deed.change() instanceof Change.IssueInvoice issue) {
                billed.add(issue.job());
            }
            String id = given.get(deed.change().address().row());
            if (deed.change() instanceof Change.AddRow row
                    && row.address().sheet().equals("Projects")
                    && id != null) {
                added.add(id);
                deed.row()
                        .forEach((header, value) -> cells.computeIfAbsent(List.of(id, header), key -> new ArrayList<>())
                                .add(new Past.Cell(id, row.address(), header, Value.BLANK, value)));
            }
            for (Past.Cell cell : deed.cells()) {
                List<String> key = List.of(cell.job(), cell.header());
                cells.computeIfAbsent(key, each -> new ArrayList<>()).add(cell);
                if (deed.change() instanceof Change.AddNote) {
                    noted.add(key);
                }
            }
        }
        cells.forEach((key, all) -> {
            List<Job> jobs = tracker.jobs().stream()
                    .filter(job -> job.id().equals(key.getFirst()))
                    .toList();
            Place place = tracker.place(Register.PROJECTS);
            Integer column = place.headers().get(key.getLast());
            if (jobs.size() != 1 || column == null) {
                return;
            }
            Address at = place.sheet().address(jobs.getFirst().row(), column);
            Value is = before.value(at);
            boolean id =
                    key.getLast().equals("ID") && billed.contains(key.getFirst()) && !added.contains(key.getFirst());
            if (CellValues.same(is, all.getLast().after()) && !id) {
                expected.put(at, all.getFirst().before());
            } else if (noted.contains(key)) {
                mayDiffer.add(at);
            }
        });
    }

    private void row(Past.Deed deed) {
        if (deed.change() instanceof Change.IssueInvoice issue) {
            tracker.invoices().stream()
                    .filter(billed -> billed.number().equals(issue.invoice().number()))
                    .forEach(billed -> expected.put(new Address("Invoices", billed.row(), 10), Value.of("void")));
        } else if (deed.change() instanceof Change.AddRow row) {
            // where persons sort, only Projects is sorted
            Place place = tracker.place(row.key().register().orElseThrow());
            deed.row().keySet().forEach(header -> {
                Address at = place.sheet()
                        .address(row.address().row(), place.headers().get(header));
                if (row.address().sheet().equals("Projects")) {
                    mayDiffer.add(at);
                } else {
                    expected.put(at, Value.BLANK);
                }
            });
        }
    }

    private void compare(Snapshot after) {
        for (Sheet sheet : after.sheets()) {
            Sheet old = before.need(sheet.name());
            for (int row = 1; row <= Math.max(sheet.lastRow(), old.lastRow()); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    Address at = sheet.address(row, column);
                    Value wanted = expected.getOrDefault(at, old.value(row, column));
                    boolean free = mayDiffer.contains(at) || isOwn(sheet, row) || isOwn(old, row);
                    if (!free) {
                        assertThat(CellValues.same(sheet.value(row, column), wanted))
                                .as("%s holds %s after the undo, was to hold %s", at, sheet.value(row, column), wanted)
                                .isTrue();
                    }
                }
            }
        }
    }

    /// What Alur keeps for itself: Inbox, and what says in Settings which workbook this is.
    public static boolean isOwn(Sheet sheet, int row) {
        boolean setting =
                sheet.name().equals("Settings") && sheet.value(row, 1).plain().startsWith("Alur ");
        return setting || sheet.name().equals("Inbox");
    }
}
