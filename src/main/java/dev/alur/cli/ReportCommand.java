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

/// `alur report TRACKER`: the evaluation of a week as HTML, PDF and xlsx.
final class ReportCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private @Nullable String week;

    private @Nullable String from;

    private @Nullable String to;

    private @Nullable String client;

    private @Nullable Path out;

    private boolean json;

    ReportCommand() {
        super("report");
        parameter("TRACKER", String.class, value -> tracker = value);
        option("--week", "2026-W47", String.class, value -> week = value);
        option("--from", "2026-11-01", String.class, value -> from = value);
        option("--to", "2026-11-30", String.class, value -> to = value);
        option("--for", "CLIENT", String.class, value -> client = value);
        option("--out", "DIR", Path.class, value -> out = value);
        flag("--json", value -> json = value);
    }

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
