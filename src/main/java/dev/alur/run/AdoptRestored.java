package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.journal.Adopting;
import dev.alur.journal.History;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.plan.Hold;
import dev.alur.plan.Memory;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Situation;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An older copy is the truth from now on: what it still holds counts as made, what it holds no more may be
/// made again. An invoice that was issued stays issued, whether its row came back or not: its number is not
/// given again, and its job is not billed again by itself.
record AdoptRestored() implements Adoption {
    private static final String INVOICE = "invoice";

    @Override
    public Optional<String> lineage(Ground ground) {
        Tracker tracker = ground.tracker();
        Identity identity = ground.identity();
        String carried = Identity.carried(tracker);
        // one from before the first run carries none; its place is known
        String lineage = carried.isEmpty()
                ? ground.state()
                        .lineageAt(ground.workbook().id())
                        .orElseThrow(() -> Adoption.refusal(
                                RunProblem.NOT_OLDER, ground.workbook().name()))
                : identity.lineage(ground.workbook(), tracker).orElseThrow();
        try (Journal journal = ground.journal(lineage)) {
            int names = Identity.run(tracker);
            boolean isNewer = names > journal.serial();
            boolean isBegun = journal.open()
                    .filter(open -> open.trace().adopting() != null)
                    .isPresent();
            boolean isCurrent = carried.isEmpty()
                    ? journal.serial() == 0
                    : names == journal.current()
                            || journal.open()
                                    .filter(open -> open.serial() == names)
                                    .isPresent();
            if (isNewer) {
                throw Adoption.refusal(RunProblem.OLD_JOURNAL, ground.workbook().name(), names, journal.current());
            }
            if (isCurrent && !isBegun) {
                throw Adoption.refusal(RunProblem.NOT_OLDER, ground.workbook().name());
            }
        }
        return Optional.of(lineage);
    }

    @Override
    public Ready ready(Ground ground, String lineage) {
        Tracker tracker = ground.tracker();
        try (Journal journal = ground.journal(lineage)) {
            Situation situation = ground.situation(journal);
            int names = Identity.run(tracker);
            History history = journal.history();
            History.Known then = history.at(names);
            List<Issued> lost = lost(tracker, journal);
            Set<String> told = history.claims(Adopting.Claim.LOST);
            Adopting adopting = new Adopting(
                    Adopting.Kind.RESTORED,
                    Identity.carried(tracker),
                    names,
                    made(tracker, history, then, situation),
                    Identity.unknown(tracker, journal.issued()),
                    lost.stream()
                            .filter(issued -> !told.contains(issued.number()))
                            .map(issued -> new Adopting.Claim(Adopting.Claim.LOST, issued.number()))
                            .toList());
            Memory memory = new Memory(then.records(), situation.lastJob(), held(then, situation), Set.of(), Map.of());
            List<Problem> notes = unvoided(tracker, journal);
            return new Ready(ground.plan(situation.serial(), lineage, memory, notes), adopting, lost, situation);
        }
    }

    /// What counts another way than the journal has it.
    private static List<Adopting.Made> made(Tracker tracker, History history, History.Known then, Situation situation) {
        Set<String> there = new HashSet<>();
        then.fired().forEach((base, fired) -> {
            if (fired.stands()) {
                there.add(base);
            }
        });
        List<Intent.Act> standing = new Made(tracker, at(then, situation)).acts();
        standing.forEach(act -> there.add(act.key() == null ? "" : act.key().base()));
        List<Adopting.Made> others = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Adopting.Made made : history.made()) {
            String base = made.key().base();
            known.add(base);
            boolean stands = made.key().kind().equals(INVOICE) ? made.stands() : there.contains(base);
            if (stands != made.stands()) {
                others.add(new Adopting.Made(made.key(), stands));
            }
        }
        for (Intent.Act act : standing) {
            if (act.key() != null && known.add(act.key().base())) {
                others.add(new Adopting.Made(act.key(), true));
            }
        }
        return others;
    }

    /// What planning knew then, beside what it knows of invoices by now.
    private static Situation at(History.Known then, Situation now) {
        Map<String, Situation.Fired> fired = new HashMap<>(then.fired());
        now.fired().forEach((base, made) -> {
            if (isInvoice(base)) {
                fired.put(base, made);
            }
        });
        return new Situation(
                        now.now(),
                        now.today(),
                        now.serial(),
                        now.numbers(),
                        now.lastJob(),
                        fired,
                        Set.of(),
                        held(then, now),
                        then.records())
                .with(now.templates());
    }

    private static Map<String, Hold> held(History.Known then, Situation now) {
        Map<String, Hold> held = new HashMap<>(then.held());
        now.held().forEach((what, hold) -> {
            if (isInvoice(what)) {
                held.put(what, hold);
            }
        });
        return held;
    }

    private static boolean isInvoice(String base) {
        return OperationKey.parse(base)
                .filter(key -> key.kind().equals(INVOICE))
                .isPresent();
    }

    /// Numbers that were given and stand in no row.
    private static List<Issued> lost(Tracker tracker, Journal journal) {
        Set<String> rows = new HashSet<>();
        tracker.invoices().forEach(billed -> rows.add(billed.number().strip().toLowerCase(Locale.ROOT)));
        return journal.issued().stream()
                .filter(issued -> issued.serial() > 0)
                .filter(issued -> !rows.contains(issued.number().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// Invoices that were voided since, and that the older copy shows as they were.
    private static List<Problem> unvoided(Tracker tracker, Journal journal) {
        Map<String, Integer> voids = Reading.voids(journal.runs());
        List<Problem> notes = new ArrayList<>();
        for (Billed billed : tracker.invoices()) {
            Integer run = voids.get(billed.number());
            if (run != null && !billed.state().equals("void")) {
                notes.add(Problem.warning(RunProblem.VOID_LOST, null, billed.number(), run));
            }
        }
        return notes;
    }
}
