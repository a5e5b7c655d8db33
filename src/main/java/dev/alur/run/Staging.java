package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.grid.Value;
import dev.alur.invoice.Series;
import dev.alur.journal.Intent;
import dev.alur.journal.Trace;
import dev.alur.plan.Change;
import dev.alur.plan.Hold;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Situation;
import dev.alur.tracker.Job;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a plan into an intent: real numbers in the place of the expected ones, documents rendered and flushed
/// in the state folder, every cell and row written down so that it is found again later. Nothing of it can be
/// seen outside the state folder.
final class Staging {
    private final Wiring wiring;
    private final StateFolder state;
    private final String lineage;
    private final Tracker tracker;
    private final Situation situation;
    private final Documents folder;
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<Integer, Job> rows = new HashMap<>();
    private final Map<String, Integer> count = new HashMap<>();
    private final List<Intent.Staged> staged = new ArrayList<>();
    private final List<Change> real = new ArrayList<>();

    Staging(Wiring wiring, String lineage, Tracker tracker, Situation situation, Documents folder) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.lineage = lineage;
        this.tracker = tracker;
        this.situation = situation;
        this.folder = folder;
        this.last.putAll(situation.numbers());
        tracker.jobs().forEach(job -> {
            rows.put(job.row(), job);
            count.merge(Job.key(job.id()), 1, Integer::sum);
        });
    }

    Intent stage(Plan plan) {
        return stage(plan, Trace.NONE);
    }

    /// @param trace what the plan takes back or takes over
    Intent stage(Plan plan, Trace trace) {
        List<Intent.Act> acts = new ArrayList<>();
        for (Change change : plan.changes()) {
            Ending.stop();
            acts.add(act(change));
        }
        Map<String, JobRecord> records = new LinkedHashMap<>(plan.memory().records());
        situation.records().forEach((job, known) -> {
            if (!records.containsKey(job)) {
                records.put(job, JobRecord.NONE);
            } else {
                records.remove(job, known);
            }
        });
        return new Intent(
                plan.serial(),
                situation.now(),
                plan.today(),
                plan.fingerprint(),
                folder.frozen(),
                acts,
                staged,
                records,
                plan.memory().lastJob(),
                plan.memory().spent(),
                trace.leaving(seen(plan, records), held(plan)));
    }

    /// Of the jobs that the plan touches.
    private static Map<String, JobRecord> seen(Plan plan, Map<String, JobRecord> records) {
        Map<String, JobRecord> seen = new LinkedHashMap<>(plan.memory().seen());
        seen.keySet().retainAll(records.keySet());
        records.forEach((job, record) -> seen.remove(job, record));
        return seen;
    }

    private @Nullable Map<String, Hold> held(Plan plan) {
        return plan.memory().held().equals(situation.held())
                ? null
                : plan.memory().held();
    }

    /// The changes with their real numbers, in the plan's order.
    List<Change> real() {
        return real;
    }

    private Intent.Act act(Change change) {
        return switch (change) {
            case Change.SetCell set -> {
                real.add(set);
                yield new Intent.Act(json(set), null, null, List.of(cell(set)));
            }
            case Change.AddNote note -> {
                real.add(note);
                yield new Intent.Act(
                        json(note),
                        note.key(),
                        null,
                        List.of(cell(note.job(), note.address(), note.header(), note.before(), note.after())));
            }
            case Change.AddRow row -> {
                real.add(row);
                yield new Intent.Act(
                        json(row), row.key(), null, List.of(new Intent.Effect.Row(row.address(), row.cells())));
            }
            case Change.IssueInvoice issue -> issue(issue);
            case Change.Structural structural -> {
                real.add(structural);
                yield new Intent.Act(
                        json(structural), null, null, List.of(new Intent.Effect.Structure(structural.address())));
            }
            case Change.MakeDocument make -> make(make);
            case Change.ClearRow clear -> {
                real.add(clear);
                String register = clear.key().register().map(Register::key).orElse("");
                yield new Intent.Act(
                        json(clear),
                        null,
                        null,
                        List.of(new Intent.Effect.Cleared(register, clear.address(), clear.cells())));
            }
            case Change.VoidInvoice voided -> {
                real.add(voided);
                yield new Intent.Act(
                        json(voided),
                        null,
                        null,
                        List.of(new Intent.Effect.Voided(voided.number(), voided.address(), voided.after())));
            }
        };
    }

    private Intent.Act issue(Change.IssueInvoice expected) {
        Series series = Series.of(tracker.settings().invoiceSeries());
        String group = series.group(expected.invoice().date());
        int sequence = last.merge(group, 1, Integer::sum);
        String number = series.format(expected.invoice().date(), sequence);
        Change.IssueInvoice issue = number.equals(expected.invoice().number()) ? expected : expected.numbered(number);
        byte[] bytes = wiring.drawing().invoice(issue.invoice(), folder.home(), false);
        Fingerprint content = stage(issue.document(), bytes);
        real.add(issue);
        List<Intent.Effect> effects = new ArrayList<>();
        effects.add(new Intent.Effect.Row(issue.address(), folder.named(issue.row(), issue.document())));
        issue.cells().forEach(set -> effects.add(cell(set)));
        return new Intent.Act(
                json(issue),
                issue.key(),
                new Intent.Numbered(number, group, sequence, issue.document(), content),
                effects);
    }

    private Intent.Act make(Change.MakeDocument make) {
        String file = make.paper().file();
        stage(file, Library.of(wiring, folder).draw(make.paper()));
        real.add(make);
        List<Intent.Effect> effects = new ArrayList<>();
        for (Change.SetCell set : make.cells()) {
            Value link = folder.named(Map.of(set.header(), set.after()), file).getOrDefault(set.header(), set.after());
            effects.add(cell(set.job(), set.address(), set.header(), set.before(), link));
        }
        return new Intent.Act(json(make), make.key(), null, effects);
    }

    /// Puts a document's bytes where the run will find them, whatever becomes of this process.
    private Fingerprint stage(String file, byte[] bytes) {
        Fingerprint content = Fingerprint.of(bytes);
        demandFree(file, content);
        Disk.write(state.staged(lineage, content), bytes);
        staged.add(new Intent.Staged(file, content));
        return content;
    }

    /// A name that another content has already, or gets in the same run, would stop the run half-way:
    /// better now.
    private void demandFree(String name, Fingerprint content) {
        Shelf shelf = folder.shelf(wiring);
        Intent.Staged twin = staged.stream()
                .filter(other ->
                        other.name().equalsIgnoreCase(name) && !other.content().equals(content))
                .findFirst()
                .orElse(null);
        if (twin != null) {
            throw new ProblemException(Problem.error(RunProblem.DOCUMENTS_ALIKE, null, name));
        }
        Fingerprint there = shelf.find(name);
        if (there != null && !there.equals(content)) {
            throw new ProblemException(Problem.error(RunProblem.DOCUMENT_IN_THE_WAY, null, name, folder.place()));
        }
    }

    private Intent.Effect cell(Change.SetCell set) {
        return cell(set.job(), set.address(), set.header(), set.before(), set.after());
    }

    private Intent.Effect cell(String job, Address at, String header, Value before, Value after) {
        Job row = rows.get(at.row());
        String likeness = row == null || count.getOrDefault(Job.key(job), 0) == 1 ? "" : Whereabouts.likeness(row);
        return new Intent.Effect.Cell(job, likeness, at, header, before, after);
    }

    private static String json(Change change) {
        return PlanJson.write(change);
    }
}
