package dev.alur.run;

import dev.alur.grid.ProblemException;
import dev.alur.journal.Adopting;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Memory;
import dev.alur.plan.Situation;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A copy gets a life of its own: a lineage and a journal, into which everything is taken over that the other
/// one's journal knows, so that nothing is made or billed again. The invoice series stays with the other
/// tracker: two that count in one series would give the same number.
record AdoptCopy() implements Adoption {
    /// The one that a run set aside which was killed before it was done.
    @Override
    public Optional<String> lineage(Ground ground) {
        String carried = Identity.carried(ground.tracker());
        original(ground);
        return ground.state()
                .lineageAt(ground.workbook().id())
                .filter(reserved -> !reserved.equals(carried))
                .filter(reserved -> ground.wiring()
                        .journals()
                        .read(reserved)
                        .map(journal -> {
                            try (journal) {
                                return journal.serial() == 0 || takesFrom(journal, carried);
                            }
                        })
                        .orElse(false));
    }

    private static boolean takesFrom(Journal journal, String carried) {
        return journal.open()
                .map(intent -> intent.trace().adopting())
                .filter(adopting -> adopting.from().equals(carried))
                .isPresent();
    }

    /// The workbook of which it is a copy.
    ///
    /// @throws ProblemException where it is none
    static String original(Ground ground) {
        String carried = Identity.carried(ground.tracker());
        return Optional.of(carried)
                .filter(StateFolder::isLineage)
                .flatMap(id -> ground.identity().original(ground.workbook(), id))
                .orElseThrow(() ->
                        Adoption.refusal(RunProblem.NO_COPY, ground.workbook().name()));
    }

    @Override
    public Ready ready(Ground ground, String lineage) {
        Tracker tracker = ground.tracker();
        String carried = Identity.carried(tracker);
        String other = original(ground);
        try (Journal known = ground.journal(carried)) {
            Situation situation = ground.situation(known);
            int names = Identity.run(tracker);
            if (names > situation.serial()) {
                throw Adoption.refusal(RunProblem.OLD_JOURNAL, ground.workbook().name(), names, known.current());
            }
            Map<String, JobRecord> records = names == known.current()
                    ? situation.records()
                    : known.history().at(names).records();
            Adopting adopting = new Adopting(
                    Adopting.Kind.COPY,
                    carried,
                    names,
                    known.history().made(),
                    numbers(tracker, known.issued()),
                    claims(ground, other, known.history().claims()));
            Memory memory = new Memory(records, situation.lastJob(), situation.held(), situation.spent(), Map.of());
            return new Ready(
                    ground.plan(situation.serial(), lineage, memory, List.of()), adopting, List.of(), fresh(ground));
        }
    }

    private static Situation fresh(Ground ground) {
        return new Situation(ground.now(), ground.today(), 0, Map.of(), 0, Map.of(), Set.of(), Map.of(), Map.of());
    }

    /// All that were given, and those that somebody typed into the copy.
    private static List<Issued> numbers(Tracker tracker, List<Issued> issued) {
        List<Issued> numbers = new ArrayList<>();
        issued.forEach(each -> numbers.add(Issued.taken(each.number(), each.series(), each.sequence())));
        numbers.addAll(Identity.unknown(tracker, issued));
        return numbers;
    }

    /// What is claimed there, and the series in which either counts.
    private static List<Adopting.Claim> claims(Ground ground, String other, List<Adopting.Claim> known) {
        Set<Adopting.Claim> claims = new LinkedHashSet<>(known);
        claims.add(series(ground.tracker()));
        try {
            claims.add(series(Reading.tracker(ground.wiring().workbooks().open(other))));
        } catch (ProblemException e) {
            // what cannot be read says nothing: its series was the copy's when that was made
            return List.copyOf(claims);
        }
        return List.copyOf(claims);
    }

    private static Adopting.Claim series(Tracker tracker) {
        return new Adopting.Claim(
                Adopting.Claim.SERIES, tracker.settings().invoiceSeries().strip());
    }
}
