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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur invoice list|show|void TRACKER [NUMBER]`: the invoices of a tracker, and what a person
/// decides about one.
@Command(name = "invoice", sortOptions = false)
final class InvoiceCommand extends Verb {
    @Parameters(index = "0", paramLabel = "list|show|void")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String action;

    @Parameters(index = "1", paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Parameters(index = "2", arity = "0..1", paramLabel = "NUMBER")
    private @Nullable String number;

    @Option(names = "--because", paramLabel = "WORDS")
    private String because = "";

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--json")
    private boolean json;

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
            bills.forEach(bill -> all.add(BillView.json(bill)));
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
            print(BillView.json(bill));
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
                print(ReversedView.json(shown, language()));
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
