package dev.alur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alur.grid.Fingerprint;
import dev.alur.run.Applied;
import dev.alur.run.Bill;
import dev.alur.run.ResultJson;
import dev.alur.run.Reversed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `alur invoice list|show|void TRACKER [NUMBER]`: the invoices of a tracker, and what a person
/// decides about one.
final class InvoiceCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String action;

    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private @Nullable String number;

    private String because = "";

    private boolean yes;

    private boolean dryRun;

    private boolean json;

    InvoiceCommand() {
        super("invoice");
        parameter("list|show|void", String.class, value -> action = value);
        parameter("TRACKER", String.class, value -> tracker = value);
        parameter("NUMBER", String.class, null, value -> number = value);
        option("--because", "WORDS", String.class, value -> because = value);
        flag("--yes", value -> yes = value);
        flag("--dry-run", value -> dryRun = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        return switch (action) {
            case "list" -> list(bills());
            case "show" -> show(demandNumber());
            case "void" -> voided(demandNumber());
            default -> throw mistake("invoice-what", action);
        };
    }

    private List<Bill> bills() {
        speak(runner().settings(tracker).language());
        return runner().bills(tracker);
    }

    private String demandNumber() {
        if (number == null) {
            throw mistake("which-invoice", Shown.command("alur invoice list", tracker));
        }
        return number.strip();
    }

    private int list(List<Bill> bills) {
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            bills.forEach(bill -> all.add(ResultJson.of(bill)));
            print(all);
        } else if (bills.isEmpty()) {
            out().line(text("no-invoices"));
        } else {
            BillView view = new BillView(out(), language());
            bills.forEach(view::line);
        }
        return Exit.DONE;
    }

    private int show(String wanted) {
        Bill bill = bills().stream()
                .filter(each -> each.number().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> mistake("no-such-invoice", wanted, Shown.command("alur invoice list", tracker)));
        if (json) {
            print(ResultJson.of(bill));
        } else {
            new BillView(out(), language()).full(bill);
        }
        return Exit.DONE;
    }

    private int voided(String wanted) {
        @Nullable Fingerprint basis = null;
        if (dryRun || !yes) {
            Reversed shown = runner().voiding(tracker, wanted, because, options());
            speak(shown.tracker());
            if (dryRun && json) {
                print(ResultJson.of(shown, language()));
                return Exit.DONE;
            }
            if (!dryRun) {
                demandTerminal(Shown.command("alur invoice void", tracker) + " " + wanted + " --yes");
            }
            new ReversedView(out(), language()).show(shown, tracker);
            if (dryRun) {
                out().line(text("dry-run"));
                return Exit.DONE;
            }
            if (!agrees()) {
                return Exit.DONE;
            }
            basis = shown.tracker().snapshot().fingerprint();
        }
        Applied applied = runner().voided(tracker, wanted, because, options(), basis);
        speak(applied.tracker());
        if (json) {
            print(ResultJson.of(applied, language()));
        } else {
            new ReversedView(out(), language()).done(applied, tracker);
        }
        return applied.unmet().isEmpty() ? Exit.DONE : Exit.REFUSED;
    }
}
