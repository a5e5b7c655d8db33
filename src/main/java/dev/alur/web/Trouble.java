package dev.alur.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.BusyException;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import dev.alur.plan.PlanJson;
import dev.alur.run.RunProblem;
import java.util.List;

/// Problems as `application/problem+json` (RFC 9457): the first one's sentences as title and detail, all of
/// them as `problems`, as a plan's JSON has them.
final class Trouble {
    static final String MEDIA_TYPE = "application/problem+json";

    private Trouble() {}

    static ObjectNode json(int status, List<Problem> problems, Language language) {
        Problem first = problems.getFirst();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        // a name, not an address (RFC 4151): nothing has to be there
        json.put(
                "type",
                "tag:alur.dev,2026:" + first.key().room() + "/" + first.key().id());
        json.put("title", Sentences.summary(first, language));
        json.put("status", status);
        json.put("detail", Sentences.detail(first, language));
        json.set("problems", PlanJson.problems(problems, language));
        return json;
    }

    /// The status that goes with what ended a command: busy and half-way may be tried again, a save in between
    /// asks to look again, anything else is a workbook that cannot be worked with as it is.
    static int status(ProblemException failure) {
        return switch (failure) {
            case BusyException busy -> 503;
            case dev.alur.run.HalfwayException halfway -> 500;
            case ChangedException changed -> 409;
            case AskedException asked -> asked.status();
            case ProblemException told
            when told.problems().getFirst().key() == RunProblem.NO_SUCH_JOB
                    || told.problems().getFirst().key() == RunProblem.NO_SUCH_JOB_NEAR -> 404;
            default -> 422;
        };
    }
}
