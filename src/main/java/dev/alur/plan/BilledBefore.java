package dev.alur.plan;

import dev.alur.grid.Value;
import dev.alur.invoice.Worth;
import dev.alur.plan.BilledSign.Kind;
import dev.alur.tracker.Billed;
import dev.alur.tracker.BilledMark;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Joined;
import dev.alur.tracker.Progress;
import dev.alur.tracker.Recognition;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which jobs of a list that is being connected were billed before (semantics.md, line 20). What tells that for
/// good (the job's own cell, a list of invoices that names it) is read with every plan; the rest holds for now
/// only, so it is noted in a column.
final class BilledBefore {
    private static final int MOST_WORDS = 3;
    private static final int LONGEST = 40;
    private static final Set<String> PARTLY = Set.of("dp", "deposit", "partial", "cicilan", "termin", "anzahlung");

    private final Joined joined;
    private final Tracker tracker;
    private final Set<Integer> settled = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Map<Key, Set<String>> words = new LinkedHashMap<>();
    private final Map<Key, Integer> counts = new LinkedHashMap<>();
    private final Map<Integer, String> notes = new TreeMap<>();
    private final Map<Integer, String> own = new TreeMap<>();

    private record Key(Kind kind, boolean certain, String where) {}

    private BilledBefore(Joined joined, Tracker tracker) {
        this.joined = joined;
        this.tracker = tracker;
        tracker.invoices().stream()
                .filter(billed -> !billed.state().equals("void"))
                .forEach(billed -> billed.jobs().forEach(id -> named.add(Job.key(id))));
    }

    /// @param tracker as it is once connected, its jobs with ids
    static BilledBefore of(Joined joined, Tracker tracker) {
        BilledBefore before = new BilledBefore(joined, tracker);
        if (joined.found().fields().containsKey(Field.JOB_CLIENT)) {
            before.look();
        }
        return before;
    }

    /// What tells it, the certain first.
    List<BilledSign> signs() {
        List<BilledSign> signs = new ArrayList<>();
        for (boolean certain : List.of(true, false)) {
            counts.forEach((key, jobs) -> {
                if (key.certain == certain) {
                    List<String> some = words.getOrDefault(key, Set.of()).stream()
                            .limit(MOST_WORDS)
                            .toList();
                    signs.add(new BilledSign(key.kind, certain, jobs, key.where, some));
                }
            });
        }
        return signs;
    }

    /// What has to be noted, by row; a question mark in front where it is not certain. Where a column of the
    /// user's says no to some of them, what it says of the others is noted too, for then the new one counts.
    Map<Integer, String> notes() {
        Map<Integer, String> all = new TreeMap<>(notes);
        if (!notes.isEmpty()) {
            own.forEach(all::putIfAbsent);
        }
        return all;
    }

    private void look() {
        tracker.jobs().forEach(this::lasting);
        tracker.jobs().forEach(this::days);
        tracker.jobs().forEach(job -> stage(job, true));
        tracker.jobs().forEach(job -> paid(job, true));
        listed();
        tracker.jobs().forEach(job -> stage(job, false));
        tracker.jobs().forEach(job -> paid(job, false));
    }

    /// What every plan reads again.
    private void lasting(Job job) {
        Value invoice = job.value(Field.JOB_INVOICE);
        Value mark = job.value(Field.JOB_BILLED);
        if (BilledMark.of(invoice) == BilledMark.YES) {
            tell(job, Kind.INVOICE, true, header(Field.JOB_INVOICE), "");
        } else if (!job.id().isEmpty() && named.contains(Job.key(job.id()))) {
            tell(job, Kind.NAMED, true, list(), "");
        } else if (BilledMark.of(mark) == BilledMark.YES) {
            tell(job, Kind.MARK, true, header(Field.JOB_BILLED), "");
            own.put(job.row(), note(header(Field.JOB_BILLED), mark.plain()));
        } else if (BilledMark.of(mark) == BilledMark.PERHAPS) {
            tell(job, Kind.MARK, false, header(Field.JOB_BILLED), mark.plain());
            own.put(job.row(), BilledMark.asking(note(header(Field.JOB_BILLED), mark.plain())));
        } else if (BilledMark.of(invoice) == BilledMark.PERHAPS) {
            tell(job, Kind.INVOICE, false, header(Field.JOB_INVOICE), invoice.plain());
        }
    }

    private void days(Job job) {
        joined.billedOn().forEach((header, column) -> {
            Value day = joined.sheet().value(job.row(), column);
            if (BilledMark.of(day) == BilledMark.YES) {
                noted(job, Kind.DAY, true, header, day.plain(), false);
            }
        });
    }

    private void stage(Job job, boolean certain) {
        Progress progress = Progress.of(job.value(Field.JOB_STAGE));
        String header = header(Field.JOB_STAGE);
        if (certain && progress == Progress.BILLED) {
            noted(job, Kind.STAGE, true, header, job.stage(), true);
        } else if (!certain && progress == Progress.OWED) {
            noted(job, Kind.STAGE, false, header, job.stage(), true);
        } else if (!certain && later().contains(job.stage())) {
            noted(job, Kind.LATER, false, header, job.stage(), true);
        }
    }

    /// The stages that come after one that means billed.
    private Set<String> later() {
        Recognition.Stages stages = joined.found().stages();
        Set<String> later = new HashSet<>();
        boolean after = false;
        for (String stage : stages == null ? List.<String>of() : stages.values()) {
            Progress progress = Progress.of(Value.of(stage));
            if (after && progress != Progress.BILLED && progress != Progress.OWED) {
                later.add(stage.strip());
            }
            after |= progress == Progress.BILLED;
        }
        return later;
    }

    private void paid(Job job, boolean certain) {
        Value paid = job.value(Field.JOB_PAID);
        if (Taken.isPaid(job, worth(job)) ? certain : !certain && isPartlyPaid(paid)) {
            noted(job, Kind.PAID, certain, header(Field.JOB_PAID), paid.plain(), true);
        }
    }

    private static boolean isPartlyPaid(Value paid) {
        boolean part = paid instanceof Value.Text(String text)
                && (Progress.of(paid) == Progress.OWED
                        || PARTLY.contains(text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}]")[0]));
        return part || (paid instanceof Value.Number(BigDecimal amount) && amount.signum() > 0);
    }

    private BigDecimal worth(Job job) {
        Worth worth = Worth.of(tracker, job);
        return worth == null ? BigDecimal.valueOf(Long.MAX_VALUE) : worth.total();
    }

    /// Invoices that name no job, as lists of invoices do that have no column for it.
    private void listed() {
        if (joined.found().invoices() == null) {
            return;
        }
        Set<String> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        tracker.jobs().forEach(job -> {
            ids.add(Job.key(job.id()));
            job.invoices().forEach(number -> numbers.add(fold(number)));
        });
        Map<String, List<Billed>> open = new HashMap<>();
        tracker.invoices().stream()
                .filter(billed -> !billed.state().equals("void") && !numbers.contains(fold(billed.number())))
                .filter(billed -> billed.jobs().stream().noneMatch(id -> ids.contains(Job.key(id))))
                .forEach(billed -> open.computeIfAbsent(fold(billed.client()), client -> new ArrayList<>())
                        .add(billed));
        tracker.jobs().stream()
                .filter(job -> settled.contains(job.row()))
                .forEach(job -> open.getOrDefault(client(job), List.of()).stream()
                        .filter(billed -> isNoOlder(billed, job) && isWorth(billed, job))
                        .findFirst()
                        .ifPresent(open.getOrDefault(client(job), new ArrayList<>())::remove));
        Map<String, List<Job>> alike = new LinkedHashMap<>();
        for (Job job : tracker.jobs()) {
            if (open.containsKey(client(job)) && !settled.contains(job.row()) && !isUnbegunOrStopped(job)) {
                alike.computeIfAbsent(client(job) + '\n' + worth(job).stripTrailingZeros(), key -> new ArrayList<>())
                        .add(job);
            }
        }
        alike.values().forEach(jobs -> listed(jobs, open.getOrDefault(client(jobs.getFirst()), new ArrayList<>())));
    }

    /// @param jobs of one client and one worth
    /// @param open the client's invoices that are nobody's yet
    private void listed(List<Job> jobs, List<Billed> open) {
        Map<Integer, Billed> found = new TreeMap<>();
        List<Billed> rest = new ArrayList<>(open);
        for (Job job : jobs) {
            rest.stream()
                    .filter(billed -> isNoOlder(billed, job) && isWorth(billed, job))
                    .findFirst()
                    .ifPresent(billed -> {
                        found.put(job.row(), billed);
                        rest.remove(billed);
                    });
        }
        for (Job job : jobs) {
            boolean finished = Progress.of(job.value(Field.JOB_STAGE)) == Progress.FINISHED;
            Billed billed = found.get(job.row());
            if (billed != null) {
                noted(job, Kind.LISTED, finished && found.size() == jobs.size(), list(), billed.number(), true);
            } else if (finished || !found.isEmpty()) {
                open.stream()
                        .filter(each -> isNoOlder(each, job))
                        .findFirst()
                        .ifPresent(each -> noted(job, Kind.LISTED, false, list(), each.number(), true));
            }
        }
        open.removeAll(found.values());
    }

    /// Whether an invoice can be one over a job of its client: it was not written before the job began.
    private static boolean isNoOlder(Billed billed, Job job) {
        LocalDate date = billed.date();
        return date == null
                || job.day(Field.JOB_START).filter(start -> start.isAfter(date)).isEmpty();
    }

    private boolean isWorth(Billed billed, Job job) {
        BigDecimal worth = worth(job);
        return billed.total().compareTo(worth) == 0 || billed.net().compareTo(worth) == 0;
    }

    private static boolean isUnbegunOrStopped(Job job) {
        Progress progress = Progress.of(job.value(Field.JOB_STAGE));
        return progress == Progress.AHEAD || progress == Progress.STOPPED;
    }

    /// Tells something that has to be noted.
    ///
    /// @param doubted whether a *no* in a column of the user's makes it uncertain
    private void noted(Job job, Kind kind, boolean certain, String where, String words, boolean doubted) {
        boolean no = doubted && joined.found().fields().containsKey(Field.JOB_BILLED);
        boolean sure = certain && !no;
        if (tell(job, kind, sure, where, words)) {
            String note = note(where, words);
            notes.put(job.row(), sure ? note : BilledMark.asking(note));
        }
    }

    private boolean tell(Job job, Kind kind, boolean certain, String where, String word) {
        if (!settled.add(job.row())) {
            return false;
        }
        Key key = new Key(kind, certain, where);
        counts.merge(key, 1, Integer::sum);
        if (!word.isBlank() && (kind == Kind.STAGE || kind == Kind.LATER || kind == Kind.PAID)) {
            words.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(shortened(word));
        }
        return true;
    }

    private static String note(String where, String words) {
        return where + ": " + shortened(words);
    }

    private static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    private String header(Field field) {
        String header = joined.place().header(field);
        return header == null ? field.header(joined.language()) : header.replaceAll("\\s+", " ");
    }

    private String list() {
        Recognition.InvoiceList list = joined.found().invoices();
        return list == null ? Register.INVOICES.title(joined.language()) : list.sheet();
    }

    private static String client(Job job) {
        return fold(job.text(Field.JOB_CLIENT));
    }

    private static String fold(@Nullable String text) {
        return String.valueOf(text).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
