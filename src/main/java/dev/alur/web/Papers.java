package dev.alur.web;

import dev.alur.language.Amounts;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.plan.Change;
import dev.alur.plan.Drift;
import dev.alur.plan.Given;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.plan.Saying;
import dev.alur.run.Workspace;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands beside the plan: the invoices, the reports that were made, the runs.
final class Papers {
    private static final Pattern REPORT = Pattern.compile(".*?([0-9]{4}-W[0-9]{2})(?:-[a-z0-9-]+)?\\.(html|pdf|xlsx)");

    private Papers() {}

    /// The invoices of a tracker, the latest first.
    static List<Bill> bills(Tracker tracker, Workspace.Entry entry, LocalDate today, Language language) {
        List<Bill> bills = new ArrayList<>();
        for (Billed billed : tracker.invoices().reversed()) {
            String address = address(entry, billed.document());
            bills.add(new Bill(
                    billed.number(),
                    billed.client(),
                    Amounts.text(language, tracker.settings().currency(), billed.total()),
                    billed.due() == null ? "" : Dates.brief(language, billed.due()),
                    state(billed, today),
                    address));
        }
        return bills;
    }

    private static String state(Billed billed, LocalDate today) {
        if (billed.state().equals("void")) {
            return "void";
        }
        if (billed.balance().signum() <= 0) {
            return "paid";
        }
        return billed.due() != null && billed.due().isBefore(today) ? "late" : "open";
    }

    /// The weeks of which there is a report, the latest first.
    static List<Week> weeks(Workspace.Entry entry) {
        Map<String, List<Paper>> weeks = new TreeMap<>(Comparator.reverseOrder());
        for (String name : entry.documents().map(Papers::names).orElse(List.of())) {
            Matcher report = REPORT.matcher(name);
            if (report.matches()) {
                weeks.computeIfAbsent(report.group(1), week -> new ArrayList<>())
                        .add(new Paper(
                                name, address(entry, name), report.group(2).toUpperCase(Locale.ROOT)));
            }
        }
        return weeks.entrySet().stream()
                .map(week -> new Week(week.getKey(), week.getValue()))
                .toList();
    }

    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            // no folder yet: nothing was made
            return List.of();
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    /// The runs, the latest first.
    ///
    /// @param drifts cells that somebody has changed since the last run
    static List<Past> runs(List<Run> runs, List<Drift> drifts, Workspace.Entry entry, Language language) {
        return runs.reversed().stream()
                .map(run -> run(run, drifts, entry, language))
                .toList();
    }

    static Past run(Run run, List<Drift> drifts, Workspace.Entry entry, Language language) {
        List<Did> did = new ArrayList<>();
        for (Run.Done done : run.changes()) {
            Change change = PlanJson.readChange(done.json());
            did.add(new Did(
                    Saying.place(change).sheet(),
                    Shown.line(change, change.symbol(), true, language),
                    done.outcome().key()));
        }
        return new Past(
                run.serial(),
                Dates.brief(language, run.today()),
                run.state().key(),
                did,
                papers(run.documents(), entry),
                drifts.stream()
                        .filter(drift -> drift.since() == run.serial())
                        .map(new Saying(language)::what)
                        .toList(),
                run.undoneBy(),
                run.undoes(),
                isUndoable(run));
    }

    /// Those of the documents that can be shown, by their places.
    static List<Paper> papers(List<String> places, Workspace.Entry entry) {
        List<Paper> papers = new ArrayList<>();
        for (String place : places) {
            String address = address(entry, place);
            if (!address.isEmpty()) {
                papers.add(new Paper(name(place), address, isInDrive(place) ? "Drive" : name(place)));
            }
        }
        return papers;
    }

    /// The address of a document: in Drive its own, else ours; empty where there is none of that name.
    private static String address(Workspace.Entry entry, String place) {
        if (isInDrive(place)) {
            return place;
        }
        String name = name(place);
        return entry.document(name).isPresent() ? "/trackers/" + entry.id() + "/documents/" + encoded(name) : "";
    }

    private static boolean isInDrive(String place) {
        return place.startsWith("https://drive.google.com/");
    }

    /// The last answers that were given here, the latest first.
    static List<Said> answers(List<Given> given, ZoneId zone, Language language) {
        return given.reversed().stream()
                .limit(MOST_ANSWERS)
                .map(each -> new Said(
                        Dates.brief(language, each.at().atZone(zone).toLocalDate()),
                        each.who(),
                        each.answer().key(),
                        each.what()))
                .toList();
    }

    private static final int MOST_ANSWERS = 10;

    /// Whether it can be undone: it is done and stands, and is neither an undo nor a void itself.
    private static boolean isUndoable(Run run) {
        return run.state() == Run.State.DONE
                && run.undoneBy() == 0
                && run.undoes() == 0
                && run.adopted().isEmpty()
                && run.changes().stream().noneMatch(done -> PlanJson.readChange(done.json()) instanceof Change.Inverse);
    }

    /// The file's name of a place as a run tells it.
    static String name(String place) {
        return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    }

    /// A file's name as part of an address (RFC 3986, 2.1).
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// An invoice.
    ///
    /// @param due empty where it names no day
    /// @param state `open`, `late`, `paid` or `void`
    /// @param address its document's, empty where there is none
    public record Bill(String number, String client, String total, String due, String state, String address) {}

    /// The report of a week, in its forms.
    public record Week(String name, List<Paper> papers) {}

    /// A document.
    ///
    /// @param file its name
    /// @param address where it is found
    /// @param title what a link to it says
    public record Paper(String file, String address, String title) {}

    /// An answer that was given here.
    ///
    /// @param answer `yes` or `no`
    public record Said(String day, String who, String answer, String what) {}

    /// A run that was.
    ///
    /// @param changed what somebody has changed since in its cells, a line each
    /// @param undoneBy the run that undid it, 0 for none
    /// @param undoes the run that it undid, 0 for none
    /// @param undoable whether it can be taken back
    public record Past(
            int serial,
            String day,
            String state,
            List<Did> did,
            List<Paper> papers,
            List<String> changed,
            int undoneBy,
            int undoes,
            boolean undoable) {}

    /// What a run did with one change.
    ///
    /// @param outcome `done`, `conflict` or `orphan`
    public record Did(String sheet, Shown.Line line, String outcome) {}
}
