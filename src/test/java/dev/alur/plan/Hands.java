package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.tracker.Job;
import dev.alur.tracker.Rule;
import dev.alur.tracker.TrackerReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What persons do to a workbook of [Studios]; each says whether a cell holds something else by now.
public record Hands(Supplier<Workbook> open) {
    public boolean type(Studios.Step.Type typed) {
        List<Job> jobs = jobs();
        if (jobs.isEmpty()) {
            return false;
        }
        Job job = jobs.get(typed.job() % jobs.size());
        return set(job.row(), typed.cell() + 1, value(Studios.typed(typed.cell(), typed.value())));
    }

    public boolean newJob(List<@Nullable Object> cells) {
        int row = projects().lastRow() + 1;
        boolean touched = false;
        for (int column = 1; column <= cells.size(); column++) {
            touched |= set(row, column, value(cells.get(column - 1)));
        }
        return touched;
    }

    public boolean clear(int index) {
        List<Job> jobs = jobs();
        boolean touched = false;
        if (jobs.size() > 1) {
            int row = jobs.get(index % jobs.size()).row();
            for (int column = 1; column <= Studios.HEADERS.size(); column++) {
                touched |= set(row, column, Value.BLANK);
            }
        }
        return touched;
    }

    /// Sorts: two rows change places. Whoever sorts touches areas that rules read whole.
    public boolean swap(int index, int other) {
        List<Job> jobs = jobs();
        if (jobs.size() > 1) {
            int row = jobs.get(index % jobs.size()).row();
            int that = jobs.get(other % jobs.size()).row();
            Sheet sheet = projects();
            for (int column = 1; column <= Studios.HEADERS.size(); column++) {
                set(row, column, sheet.value(that, column));
                set(that, column, sheet.value(row, column));
            }
        }
        return true;
    }

    /// Changes a rule's mode, its name, or what it does; only the last touches what is read.
    public boolean rewrite(int index, int how) {
        List<Rule> rules = TrackerReader.read(open.get().read()).rules();
        if (rules.isEmpty()) {
            return false;
        }
        int row = rules.get(index % rules.size()).at().row();
        switch (how % 3) {
            case 0 -> write(new Address("Rules", row, 6), Value.of(how < 4 ? "ask" : "auto"));
            case 1 -> write(new Address("Rules", row, 1), Value.of("Renamed " + how));
            default -> write(new Address("Rules", row, 2), Value.of("[Quantity]>2"));
        }
        return how % 3 == 2;
    }

    private boolean set(int row, int column, Value value) {
        Address at = new Address("Projects", row, column);
        if (CellValues.same(open.get().read().value(at), value)) {
            return false;
        }
        write(at, value);
        return true;
    }

    public void write(Address at, Value value) {
        Workbook workbook = open.get();
        workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(at, value)));
    }

    private List<Job> jobs() {
        return TrackerReader.read(open.get().read()).jobs();
    }

    private Sheet projects() {
        return open.get().read().need("Projects");
    }

    private static Value value(@Nullable Object content) {
        return switch (content) {
            case null -> Value.BLANK;
            case LocalDate day -> Value.of(day);
            case Integer number -> Value.of(BigDecimal.valueOf(number));
            case String text -> Value.of(text);
            default -> throw new IllegalArgumentException("no cell: " + content);
        };
    }
}
