package dev.alur.tracker;

import dev.alur.language.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How people call the columns and the stages of their trackers, in English, Indonesian and German. The words
/// stand in `recognition/headers.txt` and `recognition/stages.txt`.
final class Vocabulary {
    /// What a word of [#elsewhere] tells a list to be of.
    enum Elsewhere {
        STOCK,
        MARKS,
        PRESENCE,
        STAFF,
        LEDGER
    }

    /// How far work has come where a stage has one of the words, in the order in which it goes.
    enum Step {
        BEFORE,
        DURING,
        CHECK,
        DONE,
        BILLED,
        OWED,
        PAID,
        CLOSED,
        STOPPED;

        /// Whether the work is finished, as far as it was not stopped.
        boolean isFinished() {
            return this != STOPPED && compareTo(DONE) >= 0;
        }
    }

    /// How a header says a field.
    enum Way {
        KNOWN,
        POSSIBLE,
        PART,
        POSSIBLE_PART,
        NEAR,
        UNLIKELY
    }

    /// That a header can mean a field.
    ///
    /// @param words the part of the header, or the name that it is nearly, as the vocabulary has it
    /// @param share how much of the header these words are, 0 to 1
    record Meaning(Field field, Way way, String language, String words, double share) {}

    private record Entry(Field field, String language, Way way) {
        boolean isSure() {
            return way == Way.KNOWN;
        }
    }

    /// A name of these in front of another field's name only says what that is about: *Project Status*.
    private static final Set<Field> SUBJECTS = Set.of(
            Field.JOB_CLIENT,
            Field.JOB_PROJECT,
            Field.JOB_INVOICE,
            Field.INVOICE_NUMBER,
            Field.INVOICE_CLIENT,
            Field.INVOICE_PROJECTS);

    /// A line of headers has up to three parts.
    private static final List<Way> SURENESS = List.of(Way.KNOWN, Way.POSSIBLE, Way.UNLIKELY);
    private static final int KEPT = 10_000;
    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 6;
    private static final int SHORTEST_NEAR = 5;
    private static final Vocabulary ALL = new Vocabulary();

    private final Map<Register, Map<String, List<Entry>>> headers = new EnumMap<>(Register.class);
    private final Map<String, Elsewhere> elsewhere = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private final Set<String> billedOn = new HashSet<>();
    /// Names by their first letter and length, to find those that are nearly a word.
    private final Map<Integer, List<String>> sure = new HashMap<>();
    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, Optional<Step>> stepsKnown = new ConcurrentHashMap<>();
    private final Map<Register, Map<String, List<Meaning>>> known = new ConcurrentHashMap<>();

    private Vocabulary() {
        for (String line : lines("headers.txt")) {
            String[] head = line.substring(0, line.indexOf(':')).split(" ");
            String[] names = line.substring(line.indexOf(':') + 1).split("\\|");
            for (int i = 0; i < names.length; i++) {
                Way way = SURENESS.get(i);
                phrases(names[i]).forEach(phrase -> put(head[0], head[1], phrase, way));
            }
        }
        for (String line : lines("stages.txt")) {
            Step step = Step.valueOf(line.substring(0, line.indexOf(' ')));
            phrases(line.substring(line.indexOf(':') + 1)).forEach(phrase -> steps.putIfAbsent(phrase, step));
        }
    }

    static Vocabulary all() {
        return ALL;
    }

    /// What a header can mean among the fields of a register, the likelier first.
    List<Meaning> meanings(Register register, String header) {
        Map<String, List<Meaning>> before = known.computeIfAbsent(register, any -> new ConcurrentHashMap<>());
        List<Meaning> found = before.get(header);
        if (found == null) {
            found = find(register, header);
            if (before.size() < KEPT) {
                before.put(header, found);
            }
        }
        return found;
    }

    /// What else than work a column with that header tells of.
    Optional<Elsewhere> elsewhere(String header) {
        return Optional.ofNullable(elsewhere.get(HeaderText.fold(header)));
    }

    /// Whether a header is usual for a column that is no field.
    boolean isOther(String header) {
        return others.containsKey(HeaderText.fold(header));
    }

    /// Whether a header names the day on which work was billed.
    boolean isBilledOn(String header) {
        return billedOn.contains(HeaderText.fold(header));
    }

    /// How far work with a stage of that name has come.
    Optional<Step> step(String stage) {
        if (stage.length() > LONGEST) {
            return Optional.empty();
        }
        if (stepsKnown.size() > KEPT) {
            stepsKnown.clear();
        }
        return stepsKnown.computeIfAbsent(stage, any -> {
            String words = HeaderText.fold(any);
            Step step = steps.get(words);
            boolean numbered = step == null && words.matches("\\d+ .+");
            return Optional.ofNullable(numbered ? steps.get(words.replaceFirst("\\d+ ", "")) : step);
        });
    }

    /// How much a text is like a header: 1 for a usual one, less for one that has such words in it.
    double promise(String text) {
        if (text.length() > LONGEST || text.isBlank()) {
            return 0;
        }
        String words = HeaderText.fold(text);
        double best = 0;
        for (Map<String, List<Entry>> names : headers.values()) {
            List<Entry> entries = names.getOrDefault(words, List.of());
            best = Math.max(best, entries.isEmpty() ? 0 : entries.stream().anyMatch(Entry::isSure) ? 1 : 0.6);
            for (String word : best == 0 ? words.split(" ") : new String[0]) {
                best = names.containsKey(word) ? 0.3 : best;
            }
        }
        return best;
    }

    /// Whether a text is a usual header of a register, word by word.
    boolean isHeader(Register register, String text) {
        List<Entry> entries = text.length() > 40
                ? List.of()
                : headers.getOrDefault(register, Map.of()).getOrDefault(HeaderText.fold(text), List.of());
        return entries.stream().anyMatch(Entry::isSure);
    }

    private List<Meaning> find(Register register, String header) {
        Map<String, List<Entry>> names = headers.getOrDefault(register, Map.of());
        boolean says = header.contains("#") || header.chars().anyMatch(Character::isLetter);
        if (header.length() > LONGEST || !says) {
            return List.of();
        }
        String words = HeaderText.fold(header);
        List<Meaning> exact = exact(names, words);
        if (!exact.isEmpty() || words.isEmpty()) {
            return exact;
        }
        List<Meaning> either = HeaderText.alternatives(header).stream()
                .flatMap(part -> exact(names, part).stream())
                .map(each -> new Meaning(
                        each.field,
                        each.way == Way.KNOWN ? Way.PART : Way.POSSIBLE_PART,
                        each.language,
                        each.words,
                        0.8))
                .toList();
        if (!either.isEmpty()) {
            return best(either);
        }
        if (others.containsKey(words)) {
            return List.of();
        }
        List<Meaning> near = near(names, words);
        return near.isEmpty() ? parts(names, words) : near;
    }

    private static List<Meaning> exact(Map<String, List<Entry>> names, String words) {
        List<Entry> entries = names.get(words);
        if (entries == null && words.length() > 4 && words.endsWith("s")) {
            entries = names.get(words.substring(0, words.length() - 1));
        }
        return entries == null
                ? List.of()
                : best(entries.stream()
                        .map(entry -> new Meaning(entry.field, entry.way, entry.language, words, 1))
                        .toList());
    }

    /// Names of fields within a longer header: the longest ones, and of those what the header is rather than
    /// what it is about: *Project Status* is a status, *Type of Post* a type. None where it says two things.
    private List<Meaning> parts(Map<String, List<Entry>> names, String words) {
        List<String> all = List.of(words.split(" "));
        if (all.size() > MOST_WORDS) {
            return List.of();
        }
        List<Meaning> found = new ArrayList<>();
        boolean[] taken = new boolean[all.size()];
        for (int length = Math.min(all.size() - 1, 4); length > 0; length--) {
            for (int from = 0; from + length <= all.size(); from++) {
                String part = String.join(" ", all.subList(from, from + length));
                if (isFree(taken, from, length) && others.containsKey(part)) {
                    return List.of();
                }
                List<Entry> entries = isFree(taken, from, length) ? names.getOrDefault(part, List.of()) : List.of();
                double share = (double) length / all.size();
                entries.stream()
                        .filter(entry -> entry.way != Way.UNLIKELY)
                        .forEach(entry -> found.add(new Meaning(
                                entry.field,
                                entry.isSure() ? Way.PART : Way.POSSIBLE_PART,
                                entry.language,
                                part,
                                share)));
                if (!entries.isEmpty()) {
                    Arrays.fill(taken, from, from + length, true);
                }
            }
        }
        int most = found.stream().mapToInt(each -> rank(each.field)).max().orElse(0);
        List<Meaning> meant =
                found.stream().filter(each -> rank(each.field) == most).toList();
        long said = meant.stream()
                .filter(each -> each.way == Way.PART)
                .map(Meaning::words)
                .distinct()
                .count();
        return said > 1 ? List.of() : best(meant);
    }

    /// What a header is about comes after what kind of work it is, and that after everything else.
    private static int rank(Field field) {
        return SUBJECTS.contains(field) ? 0 : field == Field.JOB_SERVICE ? 1 : 2;
    }

    private static boolean isFree(boolean[] taken, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    /// A name of which a letter or two were mistyped.
    private List<Meaning> near(Map<String, List<Entry>> names, String words) {
        if (words.length() < SHORTEST_NEAR || words.length() > 40) {
            return List.of();
        }
        return List.of(-1, 0, 1).stream()
                .flatMap(more -> sure.getOrDefault(shape(words.charAt(0), words.length() + more), List.of()).stream())
                .filter(name -> names.containsKey(name) && Nearest.isWithin(1, words, name))
                .min(Comparator.naturalOrder())
                .map(name -> best(names.getOrDefault(name, List.of()).stream()
                        .filter(Entry::isSure)
                        .map(entry -> new Meaning(entry.field, Way.NEAR, entry.language, name, 1))
                        .toList()))
                .orElse(List.of());
    }

    private static int shape(char first, int length) {
        return first * 100 + length;
    }

    /// One meaning for each field, the likelier first.
    private static List<Meaning> best(List<Meaning> meanings) {
        Map<Field, Meaning> best = new LinkedHashMap<>();
        meanings.stream()
                .sorted(Comparator.comparing(Meaning::way)
                        .thenComparing(
                                Comparator.comparingDouble(Meaning::share).reversed()))
                .forEach(meaning -> best.putIfAbsent(meaning.field, meaning));
        return List.copyOf(best.values());
    }

    private void put(String what, String language, String phrase, Way way) {
        switch (what) {
            case "OTHER" -> others.put(phrase, language);
            case "BILLED_ON" -> billedOn.add(phrase);
            case "STOCK", "MARKS", "PRESENCE", "STAFF", "LEDGER" ->
                elsewhere.putIfAbsent(phrase, Elsewhere.valueOf(what));
            default -> {
                Field field = Field.valueOf(what);
                if (way == Way.KNOWN && phrase.length() >= SHORTEST_NEAR) {
                    sure.computeIfAbsent(shape(phrase.charAt(0), phrase.length()), any -> new ArrayList<>())
                            .add(phrase);
                }
                headers.computeIfAbsent(field.register(), any -> new HashMap<>())
                        .computeIfAbsent(phrase, any -> new ArrayList<>(2))
                        .add(new Entry(field, language, way));
            }
        }
    }

    private static List<String> phrases(String list) {
        return Arrays.stream(list.split(","))
                .map(HeaderText::fold)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Vocabulary.class.getClassLoader().getResourceAsStream("recognition/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no recognition/" + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read recognition/" + resource, e);
        }
    }
}
