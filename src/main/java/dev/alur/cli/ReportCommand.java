package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.report.Figure;
import dev.alur.report.Measure;
import dev.alur.report.Period;
import dev.alur.report.Report;
import dev.alur.report.Wording;
import dev.alur.run.ReportOptions;
import dev.alur.run.Reported;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur report TRACKER`: the evaluation of a week as HTML, PDF and xlsx.
@Command(name = "report", sortOptions = false)
final class ReportCommand extends Verb {
    @Parameters(paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Option(names = "--week", paramLabel = "2026-W47")
    private @Nullable String week;

    @Option(names = "--from", paramLabel = "2026-11-01")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "2026-11-30")
    private @Nullable String to;

    @Option(names = "--for", paramLabel = "CLIENT")
    private @Nullable String client;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Reported reported =
                runner().report(tracker, new ReportOptions(period(), client, out, saidLanguage()), options());
        speak(reported.tracker());
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("period", reported.report().heading().period().name());
            node.put("language", reported.language().code());
            Wording wording =
                    new Wording(language(), reported.report().heading().currency());
            node.put("headline", wording.headline(reported.report()));
            reported.report()
                    .figures()
                    .forEach(figure -> add(node.withArray("figures").addObject(), figure));
            var documents = node.putArray("documents");
            reported.documents().forEach(documents::add);
            print(node);
        } else {
            Report report = reported.report();
            out().line(new Wording(language(), report.heading().currency()).headline(report));
            out().line(text("report-made", reported.report().heading().period().name()));
            reported.documents().forEach(document -> out().line("  " + document));
        }
        return Exit.DONE;
    }

    /// A figure as bare numbers: pieces, minutes, days, amounts, shares of 1; null where there is none.
    private static void add(ObjectNode node, Figure figure) {
        node.put("key", figure.key().id());
        node.put("target", number(figure.target()));
        node.put("actual", number(figure.actual()));
        node.put("last", number(figure.last()));
    }

    private static @Nullable BigDecimal number(@Nullable Measure measure) {
        return measure == null ? null : measure.number();
    }

    private @Nullable Period period() {
        if (week != null && (from != null || to != null)) {
            throw mistake("from-and-to");
        }
        if (week != null) {
            String named = week;
            return understood(() -> Period.parse(named));
        }
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null) {
            throw mistake("from-and-to");
        }
        String first = from;
        String last = to;
        return understood(() -> Period.parse(first, last));
    }
}
