package dev.alur.plan;

import dev.alur.grid.Problem;
import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which of the templates a rule means.
final class Templates {
    private Templates() {}

    /// The template that goes by these words: a file of the user's by its whole name, or by its name without
    /// the ending, else one of ours. Null for none, and for several files that differ in their ending only.
    static @Nullable Template find(List<Template> templates, String words) {
        for (Template template : templates) {
            if (Template.folded(template.name()).equals(Template.folded(words)) && !template.isOurs()) {
                return template;
            }
        }
        List<Template> own = called(templates, words, template -> !template.isOurs());
        List<Template> found = own.isEmpty() ? called(templates, words, Template::isOurs) : own;
        return found.size() == 1 ? found.getFirst() : null;
    }

    /// Why [#find] found none.
    static Problem missing(List<Template> templates, String words) {
        List<Template> several = called(templates, words, template -> !template.isOurs());
        if (several.size() > 1) {
            return Problem.error(
                    PlanProblem.SEVERAL_TEMPLATES,
                    null,
                    words,
                    several.stream().map(Template::name).toList());
        }
        List<String> known = new ArrayList<>();
        for (Template template : templates) {
            known.add(template.name());
            template.titles().values().stream()
                    .filter(title -> !title.equalsIgnoreCase(template.name()))
                    .forEach(known::add);
        }
        return Nearest.to(words, known)
                .map(near -> Problem.error(PlanProblem.UNKNOWN_TEMPLATE_NEAR, null, words, near))
                .orElseGet(() -> Problem.error(
                        PlanProblem.UNKNOWN_TEMPLATE,
                        null,
                        words,
                        templates.stream().map(Template::name).toList()));
    }

    private static List<Template> called(List<Template> templates, String words, Predicate<Template> which) {
        return templates.stream()
                .filter(which)
                .filter(template -> template.isCalled(words))
                .toList();
    }
}
