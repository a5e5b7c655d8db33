package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.plan.Applying;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.TakenBack;
import java.util.List;
import java.util.Set;

/// A workbook beside what a model says it has to hold: each cell of each sheet but for Inbox and for what
/// says in Settings which workbook it is.
final class Compared {
    private Compared() {}

    /// The same plan with these changes alone.
    static Plan only(Plan plan, List<Change> changes) {
        return new Plan(
                plan.workbook(),
                plan.fingerprint(),
                plan.today(),
                plan.serial(),
                changes,
                plan.waiting(),
                plan.problems(),
                plan.inbox(),
                plan.memory());
    }

    /// A workbook with a plan done.
    static Snapshot laid(Snapshot before, Plan plan) {
        MemoryWorkbook model = new MemoryWorkbook("model.xlsx", before.sheets());
        model.write(model.fingerprint(), Applying.edits(plan, before));
        return model.read();
    }

    /// @param free cells that may hold anything
    static void demand(Snapshot wanted, Snapshot is, Set<Address> free) {
        for (Sheet sheet : is.sheets()) {
            Sheet other = wanted.need(sheet.name());
            for (int row = 1; row <= Math.max(sheet.lastRow(), other.lastRow()); row++) {
                for (int column = 1; column <= Math.max(sheet.lastColumn(), other.lastColumn()); column++) {
                    Address at = sheet.address(row, column);
                    if (!free.contains(at) && !TakenBack.isOwn(sheet, row) && !TakenBack.isOwn(other, row)) {
                        Value value = sheet.value(row, column);
                        assertThat(same(value, other.value(row, column)))
                                .as("%s holds %s, was to hold %s", at, value, other.value(row, column))
                                .isTrue();
                    }
                }
            }
        }
    }

    /// Where a document stands is only known once it is there.
    private static boolean same(Value one, Value other) {
        String path = one.plain();
        boolean document = path.endsWith(".pdf") && other.plain().endsWith(path.substring(path.lastIndexOf('/') + 1));
        return document || Rebase.same(one, other);
    }
}
