package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.BilledSign;
import dev.alur.plan.Change;
import dev.alur.plan.Connection;
import dev.alur.plan.Saying;
import dev.alur.run.Connected;
import dev.alur.tracker.Field;
import dev.alur.tracker.Guess;
import dev.alur.tracker.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What connecting a workbook found and adds, as text: a line for each field with its column, how sure that is
/// and why; the stages, and what was billed before; then what is added, and what has to be mended.
final class ConnectView {
    private static final double SURE = 0.85;
    private static final double LIKELY = 0.6;

    private final Terminal out;
    private final Language language;

    ConnectView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
    }

    void show(Connected seen, Recognition.Recognised found, Connection connection, String workbook) {
        out.heading(
                text(seen.before() ? "connect-before" : "connect-found", workbook, found.sheet(), found.headerRow()));
        if (!seen.before()) {
            out.line();
            found.fields().values().forEach(guess -> out.wrapped("  " + head(guess), why(guess)));
            if (!found.questions().isEmpty()) {
                out.line();
                out.heading(text("connect-questions"));
                found.questions()
                        .forEach(question -> out.wrapped("  " + out.signed('?') + " ", question.text(language)));
            }
            stages(found.stages());
            billed(found, connection);
        }
        out.line();
        if (connection.changes().isEmpty()) {
            out.line(text("connect-nothing"));
        } else {
            out.heading(text("connect-added"));
            changes(connection.changes());
        }
        new PlanView(out, language).problems(connection.problems());
    }

    /// A guess in one line.
    String guess(Guess guess) {
        return head(guess) + why(guess);
    }

    private String head(Guess guess) {
        String confidence = Math.round(guess.confidence() * 100) + "%";
        String word = text(
                guess.confidence() >= SURE
                        ? "connect-sure"
                        : guess.confidence() >= LIKELY ? "connect-likely" : "connect-guess");
        String column = Address.letters(guess.column()) + " "
                + guess.header().replaceAll("\\s+", " ").strip();
        return Terminal.padded(guess.field().key(), 10)
                + Terminal.padded(column, 22)
                + " "
                + Terminal.padded(word, 7)
                + " "
                + Terminal.padded(confidence, 5);
    }

    private String why(Guess guess) {
        return guess.evidence().stream().map(each -> each.text(language)).collect(Collectors.joining("; "));
    }

    /// The order in which jobs go through the stages, as Workflow will have it.
    private void stages(Recognition.@Nullable Stages stages) {
        if (stages == null || stages.all().isEmpty()) {
            return;
        }
        out.line();
        out.heading(text("connect-stages"));
        out.wrapped("  ", String.join(" -> ", lines(stages.values())));
        if (!stages.ends().isEmpty()) {
            out.wrapped("  ", text("connect-stopped", String.join(", ", lines(stages.ends()))));
        }
        if (!stages.guessed().isEmpty()) {
            String order = String.join(",", lines(stages.values()));
            out.wrapped(
                    "  " + out.signed('?') + " ",
                    text("connect-guessed", String.join(", ", lines(stages.guessed())), order));
        }
    }

    private static List<String> lines(List<String> words) {
        return words.stream().map(word -> word.replaceAll("\\s+", " ").strip()).toList();
    }

    /// Which jobs count as billed before and which perhaps were, with what tells it.
    private void billed(Recognition.Recognised found, Connection connection) {
        List<BilledSign> certain =
                connection.billed().stream().filter(BilledSign::certain).toList();
        List<BilledSign> perhaps =
                connection.billed().stream().filter(sign -> !sign.certain()).toList();
        signs("connect-billed", certain);
        signs("connect-perhaps-billed", perhaps);
        boolean sells = found.field(Field.JOB_CLIENT).isPresent()
                && found.field(Field.JOB_PRICE).isPresent();
        if (connection.billed().isEmpty() && sells) {
            out.line();
            out.wrapped("", text("connect-none-billed"));
        }
    }

    private void signs(String heading, List<BilledSign> signs) {
        if (!signs.isEmpty()) {
            out.line();
            out.heading(text(heading, signs.stream().mapToInt(BilledSign::jobs).sum()));
            signs.forEach(sign -> out.wrapped("  ", sign.text(language)));
        }
    }

    /// What is written into cells of jobs comes as one line for each column, for there may be thousands.
    private void changes(List<Change> changes) {
        Map<Integer, List<Change.SetCell>> columns = new TreeMap<>();
        for (Change change : changes) {
            if (change instanceof Change.SetCell set && !set.job().isEmpty()) {
                columns.computeIfAbsent(set.address().column(), column -> new ArrayList<>())
                        .add(set);
            } else {
                added(change);
            }
        }
        columns.values().forEach(this::filled);
    }

    private void filled(List<Change.SetCell> cells) {
        Change.SetCell first = cells.getFirst();
        Change.SetCell last = cells.getLast();
        String area =
                first.address() + (cells.size() == 1 ? "" : ":" + last.address().cell());
        boolean ids = first.after().equals(Value.of(first.job()));
        String words =
                ids ? text("connect-ids", cells.size(), first.job(), last.job()) : text("connect-jobs", cells.size());
        out.wrapped("  " + out.signed('+') + " " + area + "  ", words);
        out.wrapped("      " + text("because") + " ", first.reasons().getFirst().text());
    }

    private void added(Change change) {
        String where = change instanceof Change.AddSheet
                ? change.label()
                : change.address().toString();
        out.wrapped("  " + out.signed(change.symbol()) + " " + where + "  ", new Saying(language).what(change, false));
        change.reasons().stream()
                .findFirst()
                .ifPresent(reason -> out.wrapped("      " + text("because") + " ", reason.text()));
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
