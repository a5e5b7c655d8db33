package dev.alur.web;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import dev.alur.plan.PlanJson;
import dev.alur.report.Period;
import dev.alur.run.Answered;
import dev.alur.run.Explained;
import dev.alur.run.Planned;
import dev.alur.run.Reported;
import dev.alur.run.Workspace;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Setting;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages: the trackers of the folder, and each with its plan.
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class PageResource {
    private final Trackers trackers;
    private final Results results;
    private final RoutingContext routing;
    private final Tongue tongue;

    @Inject
    PageResource(Trackers trackers, Results results, RoutingContext routing, Tongue tongue) {
        this.trackers = trackers;
        this.results = results;
        this.routing = routing;
        this.tongue = tongue;
    }

    /// The list of trackers; where there is but one, that one.
    @GET
    public String front(@QueryParam("result") @Nullable Integer result) {
        List<Workspace.Entry> all = trackers.all();
        return all.size() == 1 ? page(all.getFirst(), result) : overview(all);
    }

    /// One tracker.
    @GET
    @Path("trackers/{id}")
    public String tracker(@PathParam("id") String id, @QueryParam("result") @Nullable Integer result) {
        return page(trackers.demand(id), result);
    }

    /// One job: what each rule does to it, and why or why not.
    @GET
    @Path("trackers/{id}/jobs/{job}")
    public String job(@PathParam("id") String id, @PathParam("job") String job) {
        Workspace.Entry entry = trackers.demand(id);
        Explained explained = trackers.explain(entry, job);
        Words words = new Words(tongue.speak(explained.tracker().settings().language()));
        return Pages.job(words, JobPage.of(entry.id(), entry.name(), explained.explanation(), words.language()))
                .render();
    }

    /// Does what the page showed, then shows the page again with what became of it. What waits is answered line
    /// by line: `answer.REF` is `yes` or `no`; `approve` names rules of which every line that was shown gets a
    /// yes.
    ///
    /// @param form with `plan`, the plan that was shown
    @POST
    @Path("trackers/{id}/apply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response apply(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Workspace.Entry entry = trackers.demand(id);
        String shown = form.getFirst("plan");
        if (shown == null || shown.isBlank()) {
            throw new AskedException(400, WebProblem.NOT_UNDERSTOOD);
        }
        Map<String, InboxLine.Answer> answers = Replies.of(form, ApiResource.object(shown));
        try {
            Answered answered = answers.isEmpty() ? null : trackers.answer(entry, answers, Guard.visitor(routing));
            return back(new Results.Did(id, trackers.apply(entry, shown, Replies.yeses(answers)), answered));
        } catch (ProblemException e) {
            return back(new Results.Stopped(id, e.problems()));
        }
    }

    /// Takes a run back, then shows the page again with what became of it.
    ///
    /// @param basis the fingerprint of the workbook that the page showed
    @POST
    @Path("trackers/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("id") String id, @FormParam("run") int run, @FormParam("basis") @Nullable String basis) {
        Workspace.Entry entry = trackers.demand(id);
        if (run < 1 || basis == null || !basis.matches("[0-9a-f]{64}")) {
            throw new AskedException(400, WebProblem.NOT_UNDERSTOOD);
        }
        try {
            return back(new Results.Did(id, trackers.undo(entry, run, new Fingerprint(basis)), null));
        } catch (ProblemException e) {
            return back(new Results.Stopped(id, e.problems()));
        }
    }

    /// Makes the report of a week, then shows the page again with it.
    ///
    /// @param week as `2026-W47`
    @POST
    @Path("trackers/{id}/report")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response report(@PathParam("id") String id, @FormParam("week") @Nullable String week) {
        Workspace.Entry entry = trackers.demand(id);
        try {
            Reported reported = trackers.report(entry, week);
            return back(new Results.Made(id, reported.documents()));
        } catch (ProblemException e) {
            return back(new Results.Stopped(id, e.problems()));
        }
    }

    /// Sends the browser on, so that loading the page again does nothing again.
    private Response back(Results.Result result) {
        URI page = URI.create("/trackers/" + result.tracker() + "?result=" + results.keep(result));
        return Response.seeOther(page).build();
    }

    private String overview(List<Workspace.Entry> all) {
        Language language = tongue.speak(null);
        List<Pages.Card> cards = new ArrayList<>();
        for (Workspace.Entry entry : all) {
            cards.add(card(entry, language));
        }
        return Pages.overview(new Words(language), trackers.folder(), cards).render();
    }

    private Pages.Card card(Workspace.Entry entry, Language language) {
        try {
            Planned planned = trackers.plan(entry);
            Shown shown = Shown.of(planned.plan(), planned.notes(), language);
            return new Pages.Card(entry.id(), called(entry, planned), business(planned), shown, List.of());
        } catch (ProblemException e) {
            return new Pages.Card(entry.id(), entry.name(), "", null, Shown.flaws(e.problems(), language));
        }
    }

    private String page(Workspace.Entry entry, @Nullable Integer result) {
        boolean others = trackers.all().size() > 1;
        Visitor visitor = Guard.visitor(routing);
        boolean acts = visitor.role() == Visitor.Role.ANSWERS;
        String mark = visitor.secret().mark();
        try {
            Planned planned = trackers.plan(entry);
            Words words = new Words(tongue.speak(planned.tracker().settings().language()));
            TrackerPage page = new TrackerPage(
                    entry.id(),
                    called(entry, planned),
                    business(planned),
                    others,
                    acts,
                    mark,
                    PlanJson.write(planned.plan(), words.language()),
                    Shown.of(planned.plan(), planned.notes(), words.language()),
                    List.of(),
                    beside(entry, planned, words.language()),
                    banner(entry, result, words));
            return Pages.tracker(words, page).render();
        } catch (ProblemException e) {
            Words words = new Words(tongue.speak(null));
            List<Shown.Flaw> flaws = Shown.flaws(e.problems(), words.language());
            return Pages.tracker(
                            words,
                            new TrackerPage(
                                    entry.id(),
                                    entry.name(),
                                    "",
                                    others,
                                    acts,
                                    mark,
                                    "",
                                    null,
                                    flaws,
                                    null,
                                    banner(entry, result, words)))
                    .render();
        }
    }

    private TrackerPage.@Nullable Banner banner(Workspace.Entry entry, @Nullable Integer result, Words words) {
        return result == null
                ? null
                : results.find(result, entry.id())
                        .map(new Banners(entry, words)::of)
                        .orElse(null);
    }

    private TrackerPage.Beside beside(Workspace.Entry entry, Planned planned, Language language) {
        Period week = Period.weekOf(planned.plan().today());
        return new TrackerPage.Beside(
                Papers.bills(planned.tracker(), entry, planned.plan().today(), language),
                Papers.weeks(entry),
                Papers.runs(trackers.runner().runs(entry.workbook()), planned.drifts(), entry, language),
                Papers.answers(
                        trackers.runner().answers(entry.workbook()),
                        planned.tracker().settings().zone(),
                        language),
                week.name(),
                week.before().name(),
                planned.plan().fingerprint().sha256());
    }

    /// A file's name; a spreadsheet's title, for its name says nothing to anybody.
    private static String called(Workspace.Entry entry, Planned planned) {
        return entry.file() != null
                ? entry.name()
                : "Google Sheets · " + planned.tracker().snapshot().workbook();
    }

    private static String business(Planned planned) {
        return planned.tracker().settings().text(Setting.SELLER);
    }
}
