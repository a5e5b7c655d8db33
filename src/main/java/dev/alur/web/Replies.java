package dev.alur.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.tracker.InboxLine;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers as requests bring them, by Ref.
final class Replies {
    /// In front of the Ref in the name of a form's field.
    static final String FIELD = "answer.";

    private Replies() {}

    /// Those of a form; a rule of which every change got a yes gives one to each that was shown.
    ///
    /// @param shown the plan that was shown
    static Map<String, InboxLine.Answer> of(MultivaluedMap<String, String> form, JsonNode shown) {
        Map<String, InboxLine.Answer> answers = new LinkedHashMap<>();
        Set<String> rules = Set.copyOf(form.getOrDefault("approve", List.of()));
        for (JsonNode waiting : shown.path("waiting")) {
            if (rules.contains(waiting.path("rule").asText())) {
                answers.put(waiting.path("ref").asText(), InboxLine.Answer.YES);
            }
        }
        form.forEach((name, values) -> {
            if (name.startsWith(FIELD) && !values.getFirst().isEmpty()) {
                answers.put(name.substring(FIELD.length()), answer(values.getFirst()));
            }
        });
        answers.remove("");
        return answers;
    }

    /// Those of a body: `{"W-…":"yes"}`; none where there are none.
    static Map<String, InboxLine.Answer> of(JsonNode answers) {
        Map<String, InboxLine.Answer> all = new LinkedHashMap<>();
        answers.properties()
                .forEach(each -> all.put(each.getKey(), answer(each.getValue().asText())));
        return all;
    }

    /// The Refs that got a yes.
    static Set<String> yeses(Map<String, InboxLine.Answer> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() == InboxLine.Answer.YES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static InboxLine.Answer answer(String word) {
        return InboxLine.Answer.of(word).orElseThrow(() -> new AskedException(400, WebProblem.NOT_UNDERSTOOD));
    }
}
