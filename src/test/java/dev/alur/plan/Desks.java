package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Value;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A small tracker at work: one client, one service, four stages; a test gives it jobs and rules.
final class Desks {
    private static final String SHARED = """
            # Clients
            Name | Terms
            Bu Sri | 14

            # Services
            Service | Workflow | Price | Deposit
            Design | Orders | 750000 | 0.5

            # Workflow
            Workflow | Stage | Advance when | Next
            Orders | Brief | [Link]<>"" | Revision
            Orders | Revision | [Approved]="yes" | Final
            Orders | Final | | Archived
            Orders | Archived | |

            # Invoices
            Number | Date | Due | Client | Projects | Net | Tax | Total | Paid | Balance | State | Document

            # Time
            Date | Project | Kind | Minutes

            # Settings
            Key | Value
            Seller | Studio Ayu
            Language | en

            """;

    final MemoryWorkbook workbook;
    Situation situation = Situation.fresh(Instant.parse("2026-11-24T03:00:00Z"));

    private Desks(MemoryWorkbook workbook) {
        this.workbook = workbook;
    }

    /// @param jobs rows of ID, Client, Project, Service, Stage, Start, Due, Done, Quantity, Approved,
    /// Invoice, Notes, Link, parted by bars
    /// @param rules rows of Rule, When, Do, Field, Value, Mode
    static Desks of(String jobs, String rules) {
        return new Desks(WorkbookText.of(SHARED
                + "# Projects\n"
                + "ID | Client | Project | Service | Stage | Start | Due | Done | Quantity | Approved | Invoice | Notes | Link\n"
                + jobs
                + "\n# Rules\nRule | When | Do | Field | Value | Mode\n"
                + rules
                + "\n"));
    }

    /// One job in a stage.
    static Desks job(String stage, String rules) {
        return of("PRJ-001 | Bu Sri | Flyer | Design | " + stage + " | 2026-11-02 | 2026-11-20 | | 1 | | | |", rules);
    }

    Tracker tracker() {
        return TrackerReader.read(workbook.read());
    }

    Plan plan() {
        return Planner.plan(tracker(), situation);
    }

    /// Plans and applies, with a yes to some rules.
    Plan apply(String... yes) {
        Plan plan = Planner.plan(tracker(), approving(yes));
        situation = Applying.apply(workbook, plan, situation);
        return plan;
    }

    Situation approving(String... yes) {
        return copy(situation.now(), situation.fired(), Set.of(yes), situation.held());
    }

    Desks type(String cell, Object value) {
        Value typed = value instanceof String text ? WorkbookText.value(text) : Value.of((Integer) value);
        workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(Address.parse(cell), typed)));
        return this;
    }

    Desks on(String day) {
        situation = copy(Instant.parse(day + "T03:00:00Z"), situation.fired(), Set.of(), situation.held());
        return this;
    }

    /// Holds all that a plan does now, and forgets that it was made: what an undo of that plan leaves behind.
    Desks undone(Plan run) {
        Map<String, Situation.Fired> fired = new HashMap<>(situation.fired());
        Map<String, Hold> held = new HashMap<>(situation.held());
        for (Change change : run.changes()) {
            held.put(change.identity(), new Hold(change.reads(), run.serial() + 1));
            fired.computeIfPresent(change.identity(), (key, made) -> new Situation.Fired(made.attempt(), false));
        }
        situation = copy(situation.now(), fired, Set.of(), held);
        return this;
    }

    private Situation copy(
            Instant now, Map<String, Situation.Fired> fired, Set<String> approvals, Map<String, Hold> held) {
        return new Situation(
                now,
                null,
                situation.serial(),
                situation.numbers(),
                situation.lastJob(),
                fired,
                approvals,
                held,
                situation.records());
    }
}
