package dev.alur.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.formula.Part;
import dev.alur.language.Language;
import java.util.List;
import java.util.Locale;

/// An explanation as JSON.
public final class ExplanationJson {
    private final Language language;
    private final Saying saying;

    private ExplanationJson(Language language) {
        this.language = language;
        this.saying = new Saying(language);
    }

    /// @param language of its sentences
    public static ObjectNode of(Explanation explanation, Language language) {
        return new ExplanationJson(language).tree(explanation);
    }

    private ObjectNode tree(Explanation explanation) {
        ObjectNode json = ValueJson.NODES.objectNode();
        json.put("job", explanation.job())
                .put("label", explanation.label())
                .put("address", explanation.row().toString())
                .put("stage", explanation.stage())
                .put("workflow", explanation.workflow());
        json.set("steps", verdicts(explanation.steps(), true));
        json.set("rules", verdicts(explanation.rules(), false));
        json.set("problems", PlanJson.problems(explanation.problems(), language));
        return json;
    }

    private ArrayNode verdicts(List<Explanation.Verdict> verdicts, boolean steps) {
        ArrayNode array = ValueJson.NODES.arrayNode();
        for (Explanation.Verdict verdict : verdicts) {
            ObjectNode json = array.addObject()
                    .put(steps ? "next" : "rule", verdict.name())
                    .put("address", verdict.at().toString())
                    .put("outcome", verdict.outcome().key())
                    .put("summary", saying.outcome(verdict, steps))
                    .put("later", verdict.later());
            if (verdict.why() != null) {
                json.put("why", verdict.why().key());
            }
            if (verdict.condition() != null) {
                json.set("condition", part(verdict.condition()));
            }
            ArrayNode changes = json.putArray("changes");
            verdict.changes().forEach(change -> changes.add(ChangeJson.write(change)));
        }
        return array;
    }

    private ObjectNode part(Part part) {
        ObjectNode json = ValueJson.NODES.objectNode();
        json.put("text", part.text())
                .put("kind", part.kind().name().toLowerCase(Locale.ROOT))
                .put("filled", saying.filled(part));
        ValueJson.put(json, "value", part.value(), json);
        if (part.problem() != null) {
            json.set(
                    "problem",
                    PlanJson.problems(List.of(part.problem()), language).get(0));
        }
        ArrayNode parts = json.putArray("parts");
        part.parts().forEach(each -> parts.add(part(each)));
        return json;
    }
}
