package dev.alur.web;

import dev.alur.grid.Problem;
import dev.alur.language.Language;
import dev.alur.plan.PlanComparison;
import dev.alur.plan.Run;
import dev.alur.run.Answered;
import dev.alur.run.Applied;
import dev.alur.run.Workspace;
import dev.alur.tracker.InboxLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says how the last thing ended that a page asked for.
record Banners(Workspace.Entry entry, Words words) {

    TrackerPage.Banner of(Results.Result result) {
        return switch (result) {
            case Results.Did(String tracker, Applied applied, @Nullable Answered answered) ->
                applied(applied, answered);
            case Results.Made(String tracker, List<String> documents) ->
                new TrackerPage.Banner("good", words.say("report-made"), List.of(), papers(documents));
            case Results.Stopped(String tracker, List<Problem> problems) ->
                new TrackerPage.Banner("bad", words.say("stopped"), Shown.flaws(problems, words.language()), List.of());
        };
    }

    private TrackerPage.Banner applied(Applied applied, @Nullable Answered answered) {
        Language language = words.language();
        List<Shown.Flaw> lines = new ArrayList<>(answered == null ? List.of() : answers(answered));
        for (Run run : applied.finished()) {
            lines.add(note("", words.say("finished-first", run.serial())));
        }
        if (!applied.allStale()) {
            // where everything went stale, the title says so
            for (PlanComparison.Refused refused : applied.refused()) {
                lines.addAll(Shown.flaws(List.of(refused.why()), language));
            }
        }
        if (applied.run() != null) {
            for (Papers.Did did :
                    Papers.run(applied.run(), List.of(), entry, language).did()) {
                if (!did.outcome().equals("done")) {
                    String what = did.line().label() + " · " + did.line().what();
                    lines.add(note(did.sheet() + "!" + did.line().cell(), words.say("unmet-" + did.outcome(), what)));
                }
            }
        }
        if (applied.run() != null && applied.run().undoes() > 0) {
            lines.addAll(Shown.flaws(applied.plan().problems(), language));
        }
        boolean whole = applied.refused().isEmpty()
                && applied.unmet().isEmpty()
                && (answered == null || answered.late().isEmpty());
        String tone = applied.allStale() ? "bad" : whole ? "good" : "partly";
        return new TrackerPage.Banner(tone, title(applied, answered), lines, papers(applied.documents()));
    }

    /// What is to be said of answers: that one came too late, that a no is kept, or that there is nowhere
    /// to keep it.
    private List<Shown.Flaw> answers(Answered answered) {
        List<Shown.Flaw> lines = new ArrayList<>();
        int late = answered.late().size();
        int refusals = (int) answered.counting().values().stream()
                .filter(InboxLine.Answer.NO::equals)
                .count();
        if (late > 0) {
            lines.add(note("", words.say("answer-late", late)));
        }
        if (refusals > 0) {
            lines.add(note("", words.say(answered.isWritten() ? "refusal-kept" : "refusal-lost", refusals)));
        }
        return lines;
    }

    private String title(Applied applied, @Nullable Answered answered) {
        Run run = applied.run();
        if (run == null) {
            boolean heard = answered != null && !answered.counting().isEmpty();
            return words.say(applied.allStale() ? "all-stale" : heard ? "answer-kept" : "nothing-done");
        }
        if (run.undoes() > 0) {
            return words.say("undone", run.undoes(), run.serial());
        }
        int done = run.changes().size() - applied.unmet().size();
        return words.say("applied", run.serial(), words.say("count-done", done));
    }

    private List<Papers.Paper> papers(List<String> places) {
        return Papers.papers(places, entry);
    }

    private static Shown.Flaw note(String where, String text) {
        return new Shown.Flaw("-", where, text, "", "");
    }
}
