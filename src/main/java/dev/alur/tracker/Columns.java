package dev.alur.tracker;

import dev.alur.grid.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of a block with what speaks for each field: headers, values, lists to choose from.
final class Columns {
    private static final int SAMPLE = 200;
    private static final int MOST_STAGES = 15;

    private final Block block;
    private final Register register;
    private final List<Integer> rows;
    private final Map<Integer, Profile> profiles = new HashMap<>();
    private final Map<Integer, List<String>> choices = new HashMap<>();

    Columns(Block block, Register register, Choices lists) {
        this.block = block;
        this.register = register;
        Sheet sheet = block.sheet();
        this.rows = block.filled(SAMPLE).stream()
                .filter(row -> !JobRows.isTotal(block, row) && !JobRows.isBanner(block, row))
                .toList();
        for (int column : block.headers().keySet()) {
            profiles.put(column, Profile.of(sheet, column, rows));
            choices.put(column, lists.of(sheet, block.headerRow(), column));
        }
    }

    Block block() {
        return block;
    }

    /// Some hundred filled rows, from the top.
    List<Integer> rows() {
        return rows;
    }

    Profile values(int column) {
        return profiles.getOrDefault(column, Profile.NONE);
    }

    List<String> choices(int column) {
        return choices.getOrDefault(column, List.of());
    }

    /// What a column could be, by itself, each field once; also what is not likely.
    List<Guess> guesses(int column) {
        String header = block.header(column);
        List<Guess> guesses = new ArrayList<>();
        for (Vocabulary.Meaning meaning : Vocabulary.all().meanings(register, header)) {
            guesses.add(guess(column, header, meaning));
        }
        if (register == Register.PROJECTS
                && guesses.stream().noneMatch(guess -> guess.confidence() >= Scoring.ENOUGH)) {
            valuesAlone(column, header, guesses);
        }
        guesses.sort(Comparator.comparingDouble(Guess::confidence).reversed());
        return guesses;
    }

    private Guess guess(int column, String header, Vocabulary.Meaning meaning) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(headerEvidence(header, meaning));
        double confidence = Scoring.ofHeader(meaning);
        Profile values = values(column);
        if (values.filled == 0 && choices(column).isEmpty()) {
            evidence.add(Evidence.of(Evidence.Kind.NO_VALUES));
            confidence = Scoring.withoutValues(confidence, rows.size());
        } else {
            double fit = new Fit(values, choices(column)).of(meaning.field());
            confidence = Scoring.weighed(confidence, fit);
            evidence.addAll(valueEvidence(meaning.field(), column, fit));
        }
        if (block.sheet().layout().isColumnHidden(column)) {
            confidence *= 0.9;
        }
        String group = block.group(column);
        if (!group.isEmpty()) {
            evidence.add(Evidence.of(Evidence.Kind.GROUP, Words.line(group)));
        }
        return new Guess(meaning.field(), column, header, confidence, evidence);
    }

    private static Evidence headerEvidence(String header, Vocabulary.Meaning meaning) {
        String line = Words.line(header);
        return switch (meaning.way()) {
            case KNOWN -> Evidence.of(Evidence.Kind.HEADER_KNOWN, line, meaning.language());
            case POSSIBLE, UNLIKELY -> Evidence.of(Evidence.Kind.HEADER_POSSIBLE, line, meaning.language());
            case PART, POSSIBLE_PART ->
                Evidence.of(Evidence.Kind.HEADER_PART, line, meaning.words(), meaning.language());
            case NEAR -> Evidence.of(Evidence.Kind.HEADER_NEAR, line, meaning.words(), meaning.language());
        };
    }

    private List<Evidence> valueEvidence(Field field, int column, double fit) {
        Profile values = values(column);
        List<Evidence> evidence = new ArrayList<>();
        if (!choices(column).isEmpty()) {
            evidence.add(Evidence.of(Evidence.Kind.CHOICES, choices(column).size()));
        }
        if (values.filled > 0) {
            evidence.add(kindEvidence(field, values, fit));
        }
        if (values.formulas * 2 > Math.max(1, values.filled)) {
            evidence.add(Evidence.of(Evidence.Kind.FORMULA));
        }
        return evidence;
    }

    private static Evidence kindEvidence(Field field, Profile values, double fit) {
        if (fit < 0) {
            return Evidence.of(Evidence.Kind.VALUES_DIFFER, values.filled);
        }
        boolean stage = field == Field.JOB_STAGE;
        double known =
                stage ? values.wordShare(word -> Vocabulary.all().step(word).isPresent()) : 0;
        if (known >= 0.5) {
            return Evidence.of(Evidence.Kind.STAGE_WORDS, Math.round(known * 100));
        }
        if (field == Field.JOB_LINK && values.links > 0) {
            return Evidence.of(Evidence.Kind.LINKS);
        }
        if (field == Field.JOB_ID && values.isUnique()) {
            return Evidence.of(Evidence.Kind.UNIQUE);
        }
        boolean words = stage || field == Field.JOB_SERVICE;
        return words && values.isFewWords()
                ? Evidence.of(Evidence.Kind.FEW_WORDS, values.different(), values.filled)
                : Evidence.of(Evidence.Kind.VALUES_FIT, values.filled);
    }

    /// What values tell where no header does.
    private void valuesAlone(int column, String header, List<Guess> guesses) {
        Profile values = values(column);
        double stages = values.wordShare(word -> Vocabulary.all().step(word).isPresent());
        List<String> list = choices(column);
        long listed = list.stream()
                .filter(entry -> Vocabulary.all().step(entry).isPresent())
                .count();
        boolean chosen = list.size() >= 2 && listed * 2 >= list.size();
        if (chosen || (stages >= 0.6 && values.filled >= 3 && values.different() <= MOST_STAGES)) {
            add(
                    guesses,
                    new Guess(
                            Field.JOB_STAGE,
                            column,
                            header,
                            chosen ? Scoring.weighed(Scoring.VALUES_ALONE, 0.5) : Scoring.VALUES_ALONE,
                            List.of(
                                    chosen
                                            ? Evidence.of(Evidence.Kind.CHOICES, list.size())
                                            : Evidence.of(Evidence.Kind.STAGE_WORDS, Math.round(stages * 100)))));
        }
        if (values.filled >= 3 && values.share(values.links) >= 0.8) {
            add(
                    guesses,
                    new Guess(
                            Field.JOB_LINK,
                            column,
                            header,
                            Scoring.VALUES_ALONE,
                            List.of(Evidence.of(Evidence.Kind.LINKS))));
        }
    }

    private static void add(List<Guess> guesses, Guess guess) {
        guesses.removeIf(other -> other.field() == guess.field() && other.confidence() < guess.confidence());
        if (guesses.stream().noneMatch(other -> other.field() == guess.field())) {
            guesses.add(guess);
        }
    }
}
