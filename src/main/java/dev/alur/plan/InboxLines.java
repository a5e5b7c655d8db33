package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The lines of Inbox, in the tracker's language: what waits for a yes, what is wrong, what is due, what was
/// issued last. They say nothing that the plan itself takes away, so that the next plan says the same.
final class InboxLines {
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_TODAY = 5;
    private static final int MOST_DOCUMENTS = 5;

    private final Tracker tracker;
    private final LocalDate today;
    private final Set<String> kept;
    private final Language language;
    private final Saying saying;

    /// @param tracker as it is after the plan
    /// @param kept what lines that stay as they are have in common
    InboxLines(Tracker tracker, LocalDate today, Set<String> kept) {
        this.tracker = tracker;
        this.today = today;
        this.kept = kept;
        this.language = tracker.settings().language();
        this.saying = new Saying(language);
    }

    /// @param problems those that are left after the plan, in order
    List<Inbox.Line> lines(List<Waiting> waiting, List<Problem> problems) {
        Map<String, Inbox.Line> lines = new LinkedHashMap<>();
        // two rules that want the very same thing for the same reasons are one line
        waiting.forEach(each -> lines.putIfAbsent(each.ref(), waiting(each)));
        Set<String> open = new HashSet<>(lines.keySet());
        problems(problems, open).forEach(line -> lines.put(line.ref(), line));
        due().forEach(line -> lines.put(line.ref(), line));
        documents().forEach(line -> lines.put(line.ref(), line));
        return List.copyOf(lines.values());
    }

    private Inbox.Line waiting(Waiting waiting) {
        Change change = waiting.change();
        String condition = change.reasons().isEmpty()
                ? ""
                : change.reasons().getFirst().text().strip();
        return Inbox.Line.at(
                place(waiting),
                Inbox.Section.WAITING,
                waiting.ref(),
                text("waiting", change.label(), saying.question(change)),
                text(waiting.why().key(), waiting.rule(), condition, said(waiting), waiting.by()));
    }

    /// The cell where a person looks: of a row that is to be added, the job that wants it.
    private @Nullable Address place(Waiting waiting) {
        Change change = waiting.change();
        boolean billed = waiting.why() == Waiting.Why.BILLED;
        if (!billed && !(change instanceof Change.AddRow)) {
            return Saying.place(change);
        }
        return job(change)
                .map(job -> billed && job.at(Field.JOB_BILLED) != null
                        ? job.at(Field.JOB_BILLED)
                        : job.at(billed ? Field.JOB_INVOICE : Field.JOB_ID))
                .orElse(change.address());
    }

    private Optional<Job> job(Change change) {
        return tracker.jobs().stream()
                .filter(job -> job.id().equals(change.job()))
                .findFirst();
    }

    /// What a job's cells say of whether it was billed.
    private String said(Waiting waiting) {
        return waiting.why() == Waiting.Why.BILLED
                ? job(waiting.change())
                        .map(job -> job.value(Field.JOB_BILLED).isBlank()
                                ? job.text(Field.JOB_INVOICE)
                                : job.text(Field.JOB_BILLED))
                        .orElse("")
                : "";
    }

    private List<Inbox.Line> problems(List<Problem> problems, Set<String> open) {
        List<Problem> shown = problems.stream()
                .filter(problem -> !isOfInbox(problem) || stays(problem, open))
                .toList();
        List<Inbox.Line> lines = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (Problem problem : shown.size() > MOST_PROBLEMS ? shown.subList(0, MOST_PROBLEMS) : shown) {
            String about = problem.key().room() + '/' + problem.key().id() + problem.arguments();
            lines.add(Inbox.Line.at(
                    problem.address(),
                    Inbox.Section.PROBLEM,
                    Inbox.Section.PROBLEM.ref(about + '#' + alike.merge(about, 1, Integer::sum)),
                    Sentences.summary(problem, language),
                    Sentences.detail(problem, language)));
        }
        int more = shown.size() - lines.size();
        if (more > 0) {
            lines.add(Inbox.Line.at(
                    null,
                    Inbox.Section.PROBLEM,
                    Inbox.Section.PROBLEM.ref("more"),
                    text("more-problems", more),
                    text("more-problems-why")));
        }
        return lines;
    }

    private boolean isOfInbox(Problem problem) {
        Place place = tracker.place(Register.INBOX);
        Address at = problem.address();
        return place != null && at != null && at.sheet().equals(place.sheet().name());
    }

    /// Of the problems of Inbox itself only those last whose line does.
    private boolean stays(Problem problem, Set<String> open) {
        Address at = problem.address();
        if (!(problem.key() instanceof TrackerProblem) || at == null) {
            return false;
        }
        for (InboxLine line : tracker.inbox()) {
            if (line.row() == at.row()) {
                boolean own = !InboxSheet.isOurs(line.ref());
                boolean keeps = Ref.parse(line.ref())
                        .filter(ref -> kept.contains(ref.about()))
                        .isPresent();
                return own || keeps || open.contains(line.ref());
            }
        }
        return true;
    }

    /// Jobs and payments that are due or overdue, the oldest first; a handful.
    private List<Inbox.Line> due() {
        List<Due> all = new ArrayList<>();
        for (Job job : tracker.jobs()) {
            LocalDate day = job.day(Field.JOB_DUE).orElse(null);
            if (day != null && !day.isAfter(today) && job.value(Field.JOB_DONE).isBlank() && !isAtItsEnd(job)) {
                all.add(new Due(day, () -> due(job, day)));
            }
        }
        Place place = tracker.place(Register.INVOICES);
        if (place != null) {
            tracker.invoices().stream().filter(this::isUnpaid).forEach(billed -> all.add(unpaid(place, billed)));
        }
        return all.stream()
                .sorted(Comparator.comparing(Due::day))
                .limit(MOST_TODAY)
                .map(due -> due.line().get())
                .toList();
    }

    /// A line, which is written only where it is among the first, and the day by which it stands among
    /// the others.
    private record Due(LocalDate day, Supplier<Inbox.Line> line) {}

    private Inbox.Line due(Job job, LocalDate day) {
        return Inbox.Line.at(
                job.at(Field.JOB_DUE),
                Inbox.Section.TODAY,
                Inbox.Section.TODAY.ref("due " + job.label() + ' ' + day),
                text(day.equals(today) ? "due-today" : "overdue", job.label()),
                text("due", Dates.day(language, day)));
    }

    private boolean isUnpaid(Billed billed) {
        return billed.due() != null
                && billed.due().isBefore(today)
                && billed.state().equals("open")
                && billed.balance().signum() > 0;
    }

    private Due unpaid(Place place, Billed billed) {
        LocalDate day = Objects.requireNonNull(billed.due());
        return new Due(
                day,
                () -> Inbox.Line.at(
                        at(place, billed, Field.INVOICE_PAID),
                        Inbox.Section.TODAY,
                        Inbox.Section.TODAY.ref("unpaid " + billed.number()),
                        text("unpaid", billed.number(), billed.client()),
                        text("unpaid-why", Dates.day(language, day), amount(billed.balance()))));
    }

    private boolean isAtItsEnd(Job job) {
        return tracker.workflow(job).stream()
                .anyMatch(step -> step.next() == null && step.stage().equalsIgnoreCase(job.stage()));
    }

    private List<Inbox.Line> documents() {
        Place place = tracker.place(Register.INVOICES);
        if (place == null) {
            return List.of();
        }
        return tracker.invoices().stream()
                .filter(billed -> !billed.document().isBlank())
                .sorted(Comparator.comparing(Billed::date, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Billed::row)
                        .reversed())
                .limit(MOST_DOCUMENTS)
                .map(billed -> document(place, billed))
                .toList();
    }

    private Inbox.Line document(Place place, Billed billed) {
        LocalDate date = billed.date();
        return new Inbox.Line(
                Inbox.Section.DOCUMENT,
                Inbox.Section.DOCUMENT.ref(billed.number()),
                text("document", billed.number(), billed.client()),
                billed.number(),
                Filed.link(billed.document()).orElse("#" + at(place, billed, Field.INVOICE_DOCUMENT)),
                text("document-why", date == null ? "—" : Dates.day(language, date), amount(billed.total())));
    }

    private static Address at(Place place, Billed billed, Field field) {
        Address at = place.at(field, billed.row());
        return at == null ? place.sheet().address(billed.row(), 1) : at;
    }

    /// An amount as figures alone: Invoices does not say in which currency a row is.
    private String amount(BigDecimal amount) {
        return Numbers.text(language, amount);
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "plan", "inbox." + key, arguments);
    }
}
