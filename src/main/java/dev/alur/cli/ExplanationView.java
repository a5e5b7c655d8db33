package dev.alur.cli;

import dev.alur.formula.Part;
import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.plan.Explanation;
import dev.alur.plan.Saying;
import java.util.List;

/// An explanation as text: for each rule its verdict, below it the parts of its condition, each with yes or no
/// and the values that it was judged by.
final class ExplanationView {
    private static final int DEEPEST = 8;

    private final Terminal out;
    private final Language language;
    private final Saying saying;

    ExplanationView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
        this.saying = new Saying(language);
    }

    void show(Explanation explanation) {
        out.heading(explanation.label() + " · " + explanation.row().sheet() + "!"
                + explanation.row().row());
        String stage = explanation.stage().isEmpty() ? "—" : explanation.stage();
        out.line(
                explanation.workflow().isEmpty()
                        ? text("stands-in", stage)
                        : text("stands-in-workflow", stage, explanation.workflow()));
        if (!explanation.steps().isEmpty()) {
            out.line();
            out.heading(text("steps-from-here"));
            explanation.steps().forEach(step -> verdict(step, true));
        }
        if (!explanation.rules().isEmpty()) {
            out.line();
            out.heading(text("rules"));
            explanation.rules().forEach(rule -> verdict(rule, false));
        }
        new PlanView(out, language).problems(explanation.problems());
    }

    private void verdict(Explanation.Verdict verdict, boolean isStep) {
        out.line();
        String name = isStep && !verdict.name().isEmpty() ? "-> " + verdict.name() : verdict.name();
        String lead = "  " + out.signed(sign(verdict)) + " ";
        out.line(lead
                + (name.isEmpty() ? "" : name + "  ")
                + out.faint(verdict.at().toString()));
        Part condition = verdict.condition();
        if (condition != null) {
            part(condition, 0);
        }
        out.wrapped("      ", saying.outcome(verdict, isStep) + (verdict.later() ? " " + text("later") : ""));
        for (Change change : verdict.changes()) {
            out.wrapped(
                    "      " + out.signed(verdict.why() == null ? change.symbol() : '?') + " ",
                    Saying.place(change) + "  " + saying.what(change, false));
        }
    }

    private static char sign(Explanation.Verdict verdict) {
        return switch (verdict.outcome()) {
            case FIRES -> '+';
            case WAITS -> '?';
            case UNJUDGED, LEFT_OUT -> '!';
            case DONE, BILLED, NOT_NOW, PERSONS, LAST, LATER_STEP -> '.';
        };
    }

    /// One line for a part: yes or no, or its value; the part; the same with values.
    private void part(Part part, int depth) {
        String indent = "      " + "  ".repeat(Math.min(depth, DEEPEST));
        String mark = mark(part);
        String words = part.text().replaceAll("\\s+", " ");
        boolean opens = part.kind() == Part.Kind.LOGIC;
        String filled = saying.filled(part);
        String more = !opens && part.hasCells() && !filled.equals(words) ? "   " + text("that-is", filled) : "";
        out.wrapped(indent + mark + " ", words + more);
        Problem problem = part.problem();
        if (problem != null && part.parts().isEmpty()) {
            out.wrapped(indent + "   ", Sentences.detail(problem, language));
        }
        List<Part> parts = part.parts();
        parts.forEach(each -> part(each, depth + 1));
    }

    private String mark(Part part) {
        if (part.problem() != null) {
            return out.signed('!');
        }
        if (part.value() instanceof Value.Bool(boolean yes)) {
            return Terminal.padded(text(yes ? "yes" : "no"), 5);
        }
        return Terminal.padded(saying.held(part.value()), 5);
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
