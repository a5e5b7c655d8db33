package dev.alur.tracker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stages in the order in which work goes: by what their words mean, and where that tells nothing by the days
/// of the jobs that stand in them, for what began earlier has come further.
///
/// @param values those that work goes through
/// @param ends those where it was stopped: nothing goes there by itself
/// @param guessed those of `values` whose place nothing decides
record StageOrder(List<String> values, List<String> ends, List<String> guessed) {
    StageOrder {
        values = List.copyOf(values);
        ends = List.copyOf(ends);
        guessed = List.copyOf(guessed);
    }

    /// The days on which the jobs of a stage began.
    ///
    /// @param jobs how many they are
    record Span(LocalDate first, LocalDate last, int jobs) {
        Span with(LocalDate day) {
            return new Span(day.isBefore(first) ? day : first, day.isAfter(last) ? day : last, jobs + 1);
        }
    }

    /// Stages that somebody put into an order: it is theirs, unless that is the alphabet's.
    static StageOrder listed(List<String> words, Map<String, Span> spans) {
        StageOrder parted = parted(words);
        boolean alphabetical = words.size() > 2 && isAlphabetical(words) && !isRising(parted.values);
        return alphabetical ? of(words, spans) : new StageOrder(parted.values, parted.ends, parted.early());
    }

    /// Stages as the cells have them.
    ///
    /// @param spans by folded stage
    static StageOrder of(List<String> words, Map<String, Span> spans) {
        StageOrder parted = parted(words);
        Set<String> guessed = new HashSet<>();
        List<String> order = new ArrayList<>(
                parted.values.stream().filter(word -> step(word).isPresent()).toList());
        order.sort(Comparator.comparing((String word) -> step(word).orElseThrow())
                .thenComparing((one, other) -> beforeByDays(spans, one, other)));
        for (int i = 1; i < order.size(); i++) {
            boolean same = step(order.get(i)).equals(step(order.get(i - 1)));
            if (same && beforeByDays(spans, order.get(i - 1), order.get(i)) == 0) {
                guessed.addAll(order.subList(i - 1, i + 1));
            }
        }
        String previous = "";
        for (String word : parted.values) {
            if (step(word).isEmpty() && !insert(order, word, previous, spans)) {
                guessed.add(word);
            }
            previous = word;
        }
        return new StageOrder(
                order, parted.ends, order.stream().filter(guessed::contains).toList());
    }

    /// Puts a word that tells nothing where days want it, else behind the word before it, but not behind
    /// finished work: most stages are on the way there.
    ///
    /// @return whether days leave it one place only
    private static boolean insert(List<String> order, String word, String previous, Map<String, Span> spans) {
        int low = 0;
        int high = order.size();
        for (int i = 0; i < order.size(); i++) {
            int days = beforeByDays(spans, order.get(i), word);
            low = days < 0 ? i + 1 : low;
            high = days > 0 ? Math.min(high, i) : high;
        }
        int finished = 0;
        while (finished < order.size()
                && step(order.get(finished)).filter(Vocabulary.Step::isFinished).isEmpty()) {
            finished++;
        }
        int usual = previous.isEmpty() ? 0 : Math.min(finished, order.indexOf(previous) + 1);
        boolean decided = low == high;
        order.add(low <= high ? Math.max(low, Math.min(usual, high)) : usual, word);
        return decided;
    }

    /// Below 0 where all jobs of one stage began later than those of the other, above 0 the other way round; 0
    /// where that cannot be said.
    private static int beforeByDays(Map<String, Span> spans, String one, String other) {
        Span first = spans.get(Words.fold(one));
        Span second = spans.get(Words.fold(other));
        if (first == null || second == null || first.jobs < 2 || second.jobs < 2) {
            return 0;
        }
        return first.first.isAfter(second.last) ? -1 : first.last.isBefore(second.first) ? 1 : 0;
    }

    private static StageOrder parted(List<String> words) {
        List<String> values = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        words.forEach(word -> (isEnd(word) ? ends : values).add(word));
        return values.isEmpty() ? new StageOrder(words, List.of(), List.of()) : new StageOrder(values, ends, List.of());
    }

    /// Whether work of such a stage was stopped.
    static boolean isEnd(String word) {
        return step(word).filter(step -> step == Vocabulary.Step.STOPPED).isPresent();
    }

    /// Those that mean what is finished and yet stand before what is not, or billed before what is finished.
    private List<String> early() {
        Set<String> early = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            for (String later : values.subList(i + 1, values.size())) {
                Optional<Vocabulary.Step> one = step(values.get(i));
                Optional<Vocabulary.Step> other = step(later);
                if (one.isPresent()
                        && other.isPresent()
                        && one.get().isFinished()
                        && one.get().compareTo(other.get()) > 0) {
                    Collections.addAll(early, values.get(i), later);
                }
            }
        }
        return values.stream().filter(early::contains).toList();
    }

    private static boolean isRising(List<String> words) {
        List<Vocabulary.Step> steps =
                words.stream().flatMap(word -> step(word).stream()).toList();
        return steps.stream().sorted().toList().equals(steps);
    }

    private static boolean isAlphabetical(List<String> words) {
        List<String> folded = words.stream().map(Words::fold).toList();
        return folded.stream().sorted().toList().equals(folded);
    }

    private static Optional<Vocabulary.Step> step(String word) {
        return Vocabulary.all().step(word);
    }

    /// The spans of days by folded stage.
    static Map<String, Span> spans(Iterable<Map.Entry<String, LocalDate>> jobs) {
        Map<String, Span> spans = new HashMap<>();
        for (Map.Entry<String, LocalDate> job : jobs) {
            LocalDate day = job.getValue();
            spans.merge(Words.fold(job.getKey()), new Span(day, day, 1), (before, one) -> before.with(day));
        }
        return spans;
    }
}
