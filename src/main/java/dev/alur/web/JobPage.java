package dev.alur.web;

import dev.alur.formula.Part;
import dev.alur.grid.Sentences;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Explanation;
import dev.alur.plan.Saying;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the page of a job shows: why each rule and each step does something, or does not.
///
/// @param tracker the tracker's id
/// @param file its name within the folder
/// @param place the job's sheet and row
/// @param stage where it stands; empty where the cell is blank
/// @param workflow whose steps it takes; empty where none is known
/// @param flaws what has to be mended
public record JobPage(
        String tracker,
        String file,
        String label,
        String place,
        String stage,
        String workflow,
        List<Verdict> steps,
        List<Verdict> rules,
        List<Shown.Flaw> flaws) {
    private static final int DEEPEST = 4;

    public JobPage {
        steps = List.copyOf(steps);
        rules = List.copyOf(rules);
        flaws = List.copyOf(flaws);
    }

    static JobPage of(String tracker, String file, Explanation explanation, Language language) {
        View view = new View(language, new Saying(language));
        return new JobPage(
                tracker,
                file,
                explanation.label(),
                explanation.row().sheet() + "!" + explanation.row().row(),
                explanation.stage(),
                explanation.workflow(),
                view.verdicts(explanation.steps(), true),
                view.verdicts(explanation.rules(), false),
                Shown.flaws(explanation.problems(), language));
    }

    /// A rule or a step with what becomes of it.
    ///
    /// @param kind `does`, `asks`, `wrong` or `rests`, for styles
    /// @param summary in a sentence
    /// @param later whether its condition is judged after the rest of the plan
    /// @param parts its condition; empty where it has none
    public record Verdict(
            String name,
            String where,
            String kind,
            String summary,
            boolean later,
            List<Row> parts,
            List<Shown.Line> changes) {}

    /// A part of a condition.
    ///
    /// @param depth how far it is indented, from 0
    /// @param kind `yes`, `no`, `wrong` or `value`
    /// @param mark yes or no as a word, or the value
    /// @param text as it was typed
    /// @param filled with the values of cells put in; empty where that says no more
    /// @param flaw why it cannot be told, or empty
    public record Row(int depth, String kind, String mark, String text, String filled, String flaw) {}

    /// Makes words of it.
    private record View(Language language, Saying saying) {
        List<Verdict> verdicts(List<Explanation.Verdict> verdicts, boolean steps) {
            return verdicts.stream().map(verdict -> verdict(verdict, steps)).toList();
        }

        private Verdict verdict(Explanation.Verdict verdict, boolean step) {
            List<Row> rows = new ArrayList<>();
            add(rows, verdict.condition(), 0);
            char sign = verdict.why() == null ? 0 : '?';
            return new Verdict(
                    verdict.name(),
                    verdict.at().toString(),
                    kind(verdict.outcome()),
                    saying.outcome(verdict, step),
                    verdict.later(),
                    rows,
                    verdict.changes().stream()
                            .map(change -> Shown.line(change, sign == 0 ? change.symbol() : sign, false, language))
                            .toList());
        }

        private static String kind(Explanation.Outcome outcome) {
            return switch (outcome) {
                case FIRES -> "does";
                case WAITS -> "asks";
                case UNJUDGED, LEFT_OUT -> "wrong";
                case DONE, BILLED, NOT_NOW, PERSONS, LAST, LATER_STEP -> "rests";
            };
        }

        private void add(List<Row> rows, @Nullable Part part, int depth) {
            if (part == null) {
                return;
            }
            String text = part.text().replaceAll("\\s+", " ");
            String filled = part.kind() != Part.Kind.LOGIC && part.hasCells() ? saying.filled(part) : "";
            String flaw =
                    part.problem() == null || !part.parts().isEmpty() ? "" : Sentences.detail(part.problem(), language);
            Boolean yes = part.value() instanceof Value.Bool(boolean truth) ? truth : null;
            String kind = part.problem() != null ? "wrong" : yes == null ? "value" : yes ? "yes" : "no";
            rows.add(new Row(Math.min(depth, DEEPEST), kind, saying.held(part.value()), text, filled, flaw));
            part.parts().forEach(each -> add(rows, each, depth + 1));
        }
    }
}
