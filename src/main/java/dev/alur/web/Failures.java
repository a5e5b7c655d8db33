package dev.alur.web;

import dev.alur.grid.EndedException;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What ended a request, told in a sentence: as a page, or as `application/problem+json`. Nobody is
/// shown a stack trace.
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int RETRY_SECONDS = 5;

    private final Tongue tongue;

    @Inject
    Failures(Tongue tongue) {
        this.tongue = tongue;
    }

    @ServerExceptionMapper
    public Response told(ProblemException failure, RoutingContext context) {
        int status = Trouble.status(failure);
        Response.ResponseBuilder response = answer(status, failure.problems(), context);
        return status == 503 ? response.header("Retry-After", RETRY_SECONDS).build() : response.build();
    }

    /// The service is being stopped.
    @ServerExceptionMapper
    public Response ended(EndedException ended, RoutingContext context) {
        return answer(503, List.of(ended.problem()), context)
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, RoutingContext context) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        WebProblem why = status == 404 ? WebProblem.NO_SUCH_PAGE : WebProblem.NOT_UNDERSTOOD;
        return answer(status, List.of(Problem.error(why, null)), context).build();
    }

    @ServerExceptionMapper
    public Response fault(RuntimeException failure, RoutingContext context) {
        LOG.error("a fault of our own", failure);
        return answer(500, List.of(Problem.error(WebProblem.OWN_FAULT, null)), context)
                .build();
    }

    private Response.ResponseBuilder answer(int status, List<Problem> problems, RoutingContext context) {
        Language language = tongue.speak(null);
        String accept = context.request().getHeader("Accept");
        if (Refusals.isForPages(Guard.path(context), accept)) {
            String page = Pages.refusal(new Words(language), status, Shown.flaws(problems, language))
                    .render();
            return Response.status(status).type("text/html;charset=UTF-8").entity(page);
        }
        return Response.status(status)
                .type(Trouble.MEDIA_TYPE)
                .entity(Trouble.json(status, problems, language).toString());
    }
}
