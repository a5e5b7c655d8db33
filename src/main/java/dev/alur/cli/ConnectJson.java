package dev.alur.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import dev.alur.plan.Connection;
import dev.alur.plan.PlanJson;
import dev.alur.run.Connected;
import dev.alur.tracker.Guess;
import dev.alur.tracker.Question;
import dev.alur.tracker.Recognition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/// What connecting a workbook found and adds, as JSON: `tracker` with its fields and questions, and `plan`; or
/// `refused`.
final class ConnectJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ConnectJson() {}

    static ObjectNode refused(Problem problem, Language language) {
        ObjectNode json = NODES.objectNode();
        json.putObject("refused")
                .put("key", problem.key().room() + "/" + problem.key().id())
                .put("summary", Sentences.summary(problem, language))
                .put("detail", Sentences.detail(problem, language));
        return json;
    }

    static ObjectNode of(Connected seen, Recognition.Recognised found, Connection connection, Language language) {
        ObjectNode json = NODES.objectNode();
        ObjectNode tracker = json.putObject("tracker");
        tracker.put("connected", seen.before());
        tracker.put("sheet", found.sheet());
        tracker.put("headerRow", found.headerRow());
        ObjectNode fields = tracker.putObject("fields");
        found.fields().forEach((field, guess) -> fields.set(field.key(), guess(guess, language)));
        ArrayNode questions = tracker.putArray("questions");
        found.questions().forEach(question -> question(questions.addObject(), question, language));
        stages(tracker, found);
        ArrayNode billed = tracker.putArray("billed");
        connection
                .billed()
                .forEach(sign -> billed.addObject()
                        .put("evidence", sign.kind().name().toLowerCase(Locale.ROOT))
                        .put("certain", sign.certain())
                        .put("jobs", sign.jobs())
                        .put("where", sign.where())
                        .put("text", sign.text(language)));
        ObjectNode plan = json.putObject("plan");
        plan.put("workbook", connection.workbook());
        plan.put("fingerprint", connection.basis().sha256());
        plan.set("changes", PlanJson.changes(connection.changes()));
        plan.set("problems", PlanJson.problems(connection.problems(), language));
        json.put("written", seen.kept() != null);
        if (seen.kept() != null) {
            json.put("kept", seen.kept().toString());
        }
        return json;
    }

    /// The stages in their order; those where work was stopped, and those whose place is a guess.
    private static void stages(ObjectNode tracker, Recognition.Recognised found) {
        Recognition.Stages stages = found.stages();
        if (stages != null) {
            ObjectNode json = tracker.putObject("stages");
            json.put("source", stages.source().name().toLowerCase(Locale.ROOT));
            stages.values().forEach(json.putArray("order")::add);
            stages.ends().forEach(json.putArray("stopped")::add);
            stages.guessed().forEach(json.putArray("guessed")::add);
        }
    }

    private static ObjectNode guess(Guess guess, Language language) {
        ObjectNode json = NODES.objectNode();
        json.put("column", Address.letters(guess.column()));
        json.put("header", guess.header());
        json.put("confidence", BigDecimal.valueOf(guess.confidence()).setScale(2, RoundingMode.HALF_UP));
        json.put(
                "evidence",
                guess.evidence().stream().map(each -> each.text(language)).collect(Collectors.joining("; ")));
        return json;
    }

    private static void question(ObjectNode json, Question question, Language language) {
        json.put("about", question.about().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("field", question.field().key());
        ArrayNode candidates = json.putArray("candidates");
        for (Guess guess : question.candidates()) {
            ObjectNode candidate = guess(guess, language);
            candidate.put("field", guess.field().key());
            candidate.put(
                    "map", Address.letters(guess.column()) + "=" + guess.field().key());
            candidates.add(candidate);
        }
        question.sheets().forEach(sheet -> candidates.addObject().put("sheet", sheet));
        json.put("text", question.text(language));
    }
}
