package dev.alur.cli;

import dev.alur.grid.Problem;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.plan.Drift;
import dev.alur.plan.Inbox;
import dev.alur.plan.Plan;
import dev.alur.plan.Reason;
import dev.alur.plan.Saying;
import dev.alur.plan.Waiting;
import java.util.ArrayList;
import java.util.List;

/// A plan as text: a line for each change with its sign, its cell, what a person calls it and what becomes of
/// it; its reason below.
final class PlanView {
    private final Terminal out;
    private final Language language;

    PlanView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
    }

    /// The whole plan, without what to type next.
    ///
    /// @param tracker as the person typed it
    void plan(Plan plan, String tracker) {
        out.heading(String.join(" · ", headline(plan)));
        String sheet = "";
        int labels = labels(plan);
        for (Change change : plan.changes()) {
            String its = Saying.place(change).sheet();
            if (!its.equals(sheet)) {
                out.line();
                out.heading(its);
                sheet = its;
            }
            change(change, change.symbol(), labels, false);
        }
        if (!plan.waiting().isEmpty()) {
            out.line();
            out.heading(text("waits-for-yes"));
            String apply = Shown.command("alur apply", tracker);
            plan.waiting().stream()
                    .filter(waiting -> !waiting.isRefused())
                    .forEach(waiting -> waiting(waiting, apply, labels));
            plan.waiting().stream().filter(Waiting::isRefused).forEach(waiting -> {
                line(waiting.change(), '.', labels, false);
                out.line(" ".repeat(11) + text("waits-refused", waiting.ref()));
            });
        }
        inbox(plan.inbox().changes());
        problems(plan.problems());
    }

    /// Cells that somebody changed, under a heading of their own; nothing where there are none.
    void drifts(List<Drift> drifts) {
        if (!drifts.isEmpty()) {
            out.line();
            out.heading(text("changed-since", drifts.getFirst().since()));
            drifts.forEach(drift -> out.wrapped("  ", new Saying(language).what(drift)));
        }
    }

    /// The problems under a heading of their own; nothing where there are none.
    void problems(List<Problem> problems) {
        if (!problems.isEmpty()) {
            out.line();
            out.heading(text("problems", problems.size()));
            problems.forEach(problem -> out.problem(problem, "", language));
        }
    }

    /// One change with its reasons.
    ///
    /// @param done whether it was done: then an invoice has its real number
    void change(Change change, char sign, int labels, boolean done) {
        line(change, sign, labels, done);
        String because = text("because");
        String indent = " ".repeat(4 + 7);
        for (Reason reason : change.reasons()) {
            String where = Terminal.padded(reason.address().toString(), 13);
            out.wrapped(indent + because + " " + where + " ", reason.text().replaceAll("\\s+", " "));
        }
    }

    /// One change alone.
    void line(Change change, char sign, int labels, boolean done) {
        String cell = Terminal.padded(
                change instanceof Change.AddRow ? "" : Saying.place(change).cell(), 6);
        String label = Terminal.padded(shortened(change.label(), labels), labels);
        String plain = "  " + sign + " " + cell + " " + label + "  ";
        List<String> what = Terminal.wrap(
                new Saying(language).what(change, done), Math.max(24, out.columns() - Terminal.width(plain)));
        out.line("  " + out.signed(sign) + plain.substring(3) + what.getFirst());
        what.stream().skip(1).forEach(each -> out.line(" ".repeat(Terminal.width(plain)) + each));
    }

    /// How wide the column of names has to be: as wide as the longest name, at most 44.
    static int labels(Plan plan) {
        List<Change> all = new ArrayList<>(plan.changes());
        plan.waiting().forEach(waiting -> all.add(waiting.change()));
        return all.stream()
                .mapToInt(change -> Math.min(44, Terminal.width(change.label())))
                .max()
                .orElse(20);
    }

    private void waiting(Waiting waiting, String apply, int labels) {
        change(waiting.change(), '?', labels, false);
        String how = switch (waiting.why()) {
            case ASKS -> text("waits-asks", apply, waiting.rule());
            case PERSON -> text("waits-person", apply, waiting.rule());
            case BILLED -> text("waits-billed", apply, waiting.rule());
            case HELD -> text("waits-held", apply, waiting.rule(), waiting.by());
        };
        out.line(" ".repeat(11) + how);
        if (!waiting.ref().isEmpty()) {
            out.line(" ".repeat(11) + text("waits-ref", waiting.ref()));
        }
    }

    /// Why nothing is to be done: because all is so already, or because something is in the way.
    String nothing(List<Problem> problems) {
        long blocks = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        return blocks == 0 ? text("nothing-to-do") : text("nothing-but", blocks);
    }

    /// The lines of Inbox that would be written, one below the other.
    private void inbox(List<Inbox.Row> rows) {
        if (!rows.isEmpty()) {
            out.line();
            out.heading(rows.getFirst().address().sheet());
        }
        for (Inbox.Row row : rows) {
            String cell = Terminal.padded(row.address().cell(), 6);
            String what = row.what().replaceAll("\\s+", " ");
            out.line("  " + out.signed(row.symbol()) + " " + cell + " "
                    + shortened(what, Math.max(24, out.columns() - 11)));
        }
    }

    private List<String> headline(Plan plan) {
        List<String> parts = new ArrayList<>();
        parts.add(plan.workbook());
        parts.add(Dates.weekday(language, plan.today()));
        parts.add(text("changes", plan.changes().size()));
        if (!plan.waiting().isEmpty()) {
            parts.add(text("waiting", plan.waiting().size()));
        }
        if (!plan.problems().isEmpty()) {
            parts.add(text("problem-count", plan.problems().size()));
        }
        return parts;
    }

    private static String shortened(String text, int width) {
        return Terminal.width(text) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, width - 1)).strip() + "…";
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
