package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.invoice.Billing;
import dev.alur.invoice.Invoice;
import dev.alur.tracker.Field;
import dev.alur.tracker.IssueInvoice;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import java.util.Optional;

/// Issues an invoice over a part of the job, once.
record IssuingInvoice(IssueInvoice action) implements Doing {
    @Override
    public String identity(Occasion occasion) {
        return Once.invoice(occasion.job().id(), action.part()).base();
    }

    @Override
    public String enters(Reads reads, Job job) {
        return reads.paper(job, action.part());
    }

    @Override
    public Optional<Wish> wish(Turn turn) {
        Desk desk = turn.desk();
        OperationKey key = Once.invoice(turn.job().id(), action.part());
        boolean excluded = desk.draft.stands(key.base())
                || Once.excluding(action.part()).stream().anyMatch(other -> isIssuedOrHeld(turn, other))
                || Once.isBilledElsewhere(turn.state(), desk.draft::stands, turn.job());
        if (excluded) {
            return Optional.empty();
        }
        Place invoices = turn.state().tracker().place(Register.INVOICES);
        String number = desk.number(desk.seats.peek(desk.line(), key.base()));
        if (invoices == null || !invoices.has(Field.INVOICE_NUMBER) || number == null) {
            return invoices == null || number != null ? refuse(turn) : Optional.empty();
        }
        Billing.Drafted drafted = Billing.draft(turn.state().tracker(), turn.job(), action.part(), desk.today, number);
        turn.problems().addAll(drafted.problems());
        Invoice invoice = drafted.invoice();
        return invoice == null || isNamedByFormula(turn)
                ? Optional.empty()
                : Optional.of(wish(turn, key, invoices, invoice));
    }

    private static Wish wish(Turn turn, OperationKey key, Place invoices, Invoice invoice) {
        Desk desk = turn.desk();
        Issue issue = new Issue(
                turn.job(),
                desk.draft.next(key),
                turn.reasons(),
                turn.reads(),
                turn.state().tracker().settings().language());
        Address cell = turn.job().at(Field.JOB_INVOICE);
        Value before = cell == null ? Value.BLANK : turn.state().evaluator().value(cell);
        String rows = Seats.rows(key);
        int row = desk.rows.row(invoices, desk.seats.peek(rows, key.base()));
        Change change = issue.at(invoices, row, desk.rows, invoice, before);
        Wish wish = turn.wish(change, () -> {
            String number = desk.number(desk.seats.take(desk.line(), key.base()));
            int seat = desk.seats.take(rows, key.base());
            Invoice numbered = number == null ? invoice : invoice.numbered(number);
            return issue.at(invoices, desk.rows.row(invoices, seat), desk.rows, numbered, before);
        });
        return Once.isPerhapsBilled(desk.draft::stands, turn.job()) ? wish.waiting(Waiting.Why.BILLED) : wish;
    }

    /// Whether a part that excludes this one was issued, or is held by a rule as it stands now.
    private static boolean isIssuedOrHeld(Turn turn, Part other) {
        Desk desk = turn.desk();
        String base = Once.invoice(turn.job().id(), other).base();
        return desk.draft.stands(base) || desk.holds.binds(base, turn.state(), desk.reads, turn.job(), turn.track());
    }

    private static boolean isNamedByFormula(Turn turn) {
        Address cell = turn.job().at(Field.JOB_INVOICE);
        return cell != null
                && turn.isFormula(cell, String.valueOf(turn.job().place().header(Field.JOB_INVOICE)));
    }

    private static Optional<Wish> refuse(Turn turn) {
        turn.problem(Problem.error(
                PlanProblem.NO_INVOICE_SHEET, turn.rule().at(), turn.job().label()));
        return Optional.empty();
    }
}
