package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.List;
import java.util.Optional;

/// Setting an invoice's state to *void*.
final class Voiding {
    private Voiding() {}

    /// The rows of an invoice; more than one only where somebody copied it.
    static List<Billed> rows(Tracker tracker, String number) {
        return tracker.invoices().stream()
                .filter(billed -> billed.number().strip().equalsIgnoreCase(number.strip()))
                .toList();
    }

    /// The change that voids it; empty where it is void already, or cannot be said to be.
    ///
    /// @param stays takes why it cannot be said
    static Optional<Change> change(Tracker tracker, String number, String job, String label, List<Problem> stays) {
        List<Billed> rows = rows(tracker, number);
        Place place = tracker.place(Register.INVOICES);
        if (rows.isEmpty() || place == null) {
            stays.add(Problem.warning(UndoProblem.VOID_ROW_GONE, null, number));
            return Optional.empty();
        }
        Billed open = rows.stream()
                .filter(billed -> !billed.state().equals("void"))
                .findFirst()
                .orElse(null);
        if (open == null) {
            return Optional.empty();
        }
        Address at = place.at(Field.INVOICE_STATE, open.row());
        String header = place.header(Field.INVOICE_STATE);
        if (at == null || header == null || place.sheet().formula(at.row(), at.column()) != null) {
            stays.add(Problem.warning(UndoProblem.VOID_WITHOUT_STATE, at, number));
            return Optional.empty();
        }
        Value is = tracker.snapshot().value(at);
        return Optional.of(new Change.VoidInvoice(number, job, label, at, header, is, word(tracker), List.of(), ""));
    }

    /// What the State cell of a void invoice says.
    static Value word(Tracker tracker) {
        return switch (tracker.settings().language()) {
            case EN -> Value.of("void");
            case ID -> Value.of("batal");
        };
    }

    /// Why an invoice is not voided by an undo: something was paid.
    static Optional<Problem> refusal(Tracker tracker, String number) {
        Place place = tracker.place(Register.INVOICES);
        return rows(tracker, number).stream()
                .filter(billed -> !billed.state().equals("void"))
                .filter(billed -> billed.paid().signum() > 0 || billed.state().equals("paid"))
                .findFirst()
                .map(billed -> Problem.error(
                        UndoProblem.INVOICE_IS_PAID,
                        place == null ? null : place.at(Field.INVOICE_PAID, billed.row()),
                        number,
                        Value.of(billed.paid())));
    }
}
