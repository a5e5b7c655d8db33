package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.journal.Account;
import dev.alur.journal.Intent;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares the rows of Invoices with the invoices as they were issued: whom, when and how much stays as it is
/// on paper. What people fill in later, paid and state, is theirs. And each job still names the number that
/// bills it.
final class FrozenRows {
    private static final List<Field> FROZEN = List.of(
            Field.INVOICE_DATE, Field.INVOICE_CLIENT, Field.INVOICE_NET, Field.INVOICE_TAX, Field.INVOICE_TOTAL);

    private final Tracker tracker;
    private final Map<String, Billed> rows = new HashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    FrozenRows(Tracker tracker) {
        this.tracker = tracker;
        tracker.invoices().forEach(billed -> rows.putIfAbsent(billed.number(), billed));
        tracker.jobs().forEach(job -> jobs.putIfAbsent(Job.key(job.id()), job));
    }

    List<Problem> check(List<Account> accounts) {
        for (Account account : accounts) {
            List<Intent.Act> acts = account.intent().acts();
            for (int i = 0; i < acts.size(); i++) {
                Intent.Numbered number = acts.get(i).number();
                Billed row = number == null ? null : rows.get(number.number());
                if (number != null && row != null && account.isDone(i)) {
                    row(number.number(), row, acts.get(i));
                    job(number.number(), row, acts.get(i));
                }
            }
        }
        return problems;
    }

    private void row(String number, Billed row, Intent.Act act) {
        Place place = tracker.place(Register.INVOICES);
        if (place == null) {
            return;
        }
        for (Intent.Effect effect : act.effects()) {
            if (effect instanceof Intent.Effect.Row frozen) {
                for (Field field : FROZEN) {
                    String header = place.header(field);
                    Value then = header == null ? null : frozen.cells().get(header);
                    Value now = place.value(field, row.row());
                    if (header != null && then != null && !isSame(then, now)) {
                        Address at = place.at(field, row.row());
                        problems.add(Problem.warning(
                                RunProblem.INVOICE_DIFFERS, at, number, header, then.plain(), now.plain()));
                    }
                }
            }
        }
    }

    /// Texts that were erased from the journal can be compared with nothing.
    private static boolean isSame(Value then, Value now) {
        if (then instanceof Value.Number(var one) && now instanceof Value.Number(var other)) {
            return one.compareTo(other) == 0;
        }
        return then.equals(now)
                || then.plain().contains("[erased]")
                || then.plain().strip().equals(now.plain().strip());
    }

    private void job(String number, Billed row, Intent.Act act) {
        for (Intent.Effect effect : act.effects()) {
            boolean names = effect instanceof Intent.Effect.Cell cell
                    && cell.after().plain().contains(number);
            if (effect instanceof Intent.Effect.Cell cell
                    && names
                    && !row.state().equals("void")) {
                Job job = jobs.get(Job.key(cell.job()));
                if (job != null && !job.invoices().contains(number)) {
                    problems.add(Problem.warning(
                            RunProblem.JOB_WITHOUT_NUMBER, job.at(Field.JOB_INVOICE), job.id(), number));
                }
            }
        }
    }
}
