package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.plan.Connection;
import dev.alur.plan.Saying;
import dev.alur.run.Connected;
import dev.alur.tracker.Guess;
import dev.alur.tracker.Recognition;
import java.util.List;
import java.util.stream.Collectors;

/// What connecting a workbook found and adds, as text: a line for each field with its column, how
/// sure that is and
/// why; then what is added, and what has to be mended.
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

    /// Ids come as one line, for there may be thousands.
    private void changes(List<Change> changes) {
        List<Change.SetCell> ids = changes.stream()
                .filter(change ->
                        change instanceof Change.SetCell set && !set.job().isEmpty())
                .map(Change.SetCell.class::cast)
                .toList();
        changes.stream()
                .filter(change ->
                        !(change instanceof Change.SetCell set) || set.job().isEmpty())
                .forEach(this::added);
        if (!ids.isEmpty()) {
            Change.SetCell first = ids.getFirst();
            Change.SetCell last = ids.getLast();
            String cells = first.address() + ":" + last.address().cell();
            out.line("  " + out.signed('+') + " " + cells + "  "
                    + text(
                            "connect-jobs",
                            ids.size(),
                            first.after().plain(),
                            last.after().plain()));
            out.wrapped(
                    "      " + text("because") + " ", first.reasons().getFirst().text());
        }
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
