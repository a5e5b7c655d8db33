package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.invoice.Billing;
import dev.alur.invoice.Invoice;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rule's wish to issue an invoice over a job.
record InvoiceWish(Desk desk, State state, Job job, Track track, Rule rule, Set<Problem> problems) {
    /// The wish, as if nothing kept it from acting.
    Optional<Wish> wish(Part part) {
        OperationKey key = Once.invoice(job.id(), part);
        boolean excluded = desk.draft.stands(key.base())
                || Once.excluding(part).stream().anyMatch(this::isIssuedOrHeld)
                || Once.isBilledElsewhere(state, desk.draft, job.id());
        if (excluded) {
            return Optional.empty();
        }
        Place invoices = state.tracker().place(Register.INVOICES);
        String number = desk.number(desk.seats.peek(desk.line(), key.base()));
        if (invoices == null || !invoices.has(Field.INVOICE_NUMBER) || number == null) {
            return invoices == null || number != null ? refuse() : Optional.empty();
        }
        Billing.Drafted drafted = Billing.draft(state.tracker(), job, part, desk.today, number);
        problems.addAll(drafted.problems());
        Invoice invoice = drafted.invoice();
        return invoice == null || isNamedByFormula()
                ? Optional.empty()
                : Optional.of(wish(part, key, invoices, invoice));
    }

    private Wish wish(Part part, OperationKey key, Place invoices, Invoice invoice) {
        String reads = desk.reads.rule(job, rule, List.of(), part);
        Issue issue = new Issue(
                job,
                desk.draft.next(key),
                JobPass.reasons(rule),
                reads,
                state.tracker().settings().language());
        Address cell = job.at(Field.JOB_INVOICE);
        Value before = cell == null ? Value.BLANK : state.evaluator().value(cell);
        String rows = Seats.rows(invoices.sheet().name());
        int row = desk.rows.row(invoices, desk.seats.peek(rows, key.base()));
        Change change = issue.at(invoices, row, desk.rows, invoice, before);
        return new Wish(
                change,
                () -> {
                    String number = desk.number(desk.seats.take(desk.line(), key.base()));
                    int seat = desk.seats.take(rows, key.base());
                    Invoice numbered = number == null ? invoice : invoice.numbered(number);
                    return issue.at(invoices, desk.rows.row(invoices, seat), desk.rows, numbered, before);
                },
                rule.name(),
                null,
                JobPass.readsStage(job, rule));
    }

    /// Whether a part that excludes this one was issued, or is held by a rule as it stands now.
    private boolean isIssuedOrHeld(Part other) {
        String base = Once.invoice(job.id(), other).base();
        return desk.draft.stands(base) || desk.holds.binds(base, state, desk.reads, job, track);
    }

    private boolean isNamedByFormula() {
        Address cell = job.at(Field.JOB_INVOICE);
        boolean formula = cell != null
                && state.snapshot()
                        .sheet(cell.sheet())
                        .map(sheet -> sheet.formula(cell.row(), cell.column()))
                        .isPresent();
        if (formula) {
            String header = String.valueOf(job.place().header(Field.JOB_INVOICE));
            problems.add(Problem.error(
                    PlanProblem.FORMULA_IN_TARGET,
                    cell,
                    job.label(),
                    header,
                    rule.at().toString()));
        }
        return formula;
    }

    private Optional<Wish> refuse() {
        problems.add(Problem.error(PlanProblem.NO_INVOICE_SHEET, rule.at(), job.label()));
        return Optional.empty();
    }
}
