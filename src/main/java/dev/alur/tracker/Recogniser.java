package dev.alur.tracker;

import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks at every list of a workbook, takes the one that is most a list of work, and says what its
/// columns hold.
final class Recogniser {
    private static final int SAMPLE = 2000;

    private final Snapshot snapshot;
    private final List<Correction> corrections;
    private final @Nullable String wanted;
    private final Choices choices;

    /// @param wanted the sheet that a person named, or null
    Recogniser(Snapshot snapshot, List<Correction> corrections, @Nullable String wanted) {
        this.snapshot = snapshot;
        this.corrections = List.copyOf(corrections);
        this.wanted = wanted;
        this.choices = new Choices(snapshot);
    }

    /// A block with its columns understood.
    private record Candidate(Mapping mapping, double weight, int filled) {
        Block block() {
            return mapping.columns().block();
        }
    }

    Recognition recognise() {
        List<Block> all = BlockFinder.find(snapshot);
        List<Block> blocks = all.stream()
                .filter(block -> !isOurs(block.sheet().name()))
                .filter(block -> !Refusals.isBoard(block)
                        && !isInCalendar(block)
                        && (wanted == null || block.sheet().name().equalsIgnoreCase(wanted)))
                .toList();
        if (wanted != null) {
            snapshot.need(wanted);
        }
        List<Candidate> candidates = new ArrayList<>();
        long most = blocks.stream()
                .mapToLong(block -> Corrections.known(block, corrections))
                .max()
                .orElse(0);
        for (Block block : blocks) {
            if (corrections.isEmpty() || Corrections.known(block, corrections) == most) {
                candidates.add(candidate(block));
            }
        }
        Candidate best = candidates.stream()
                .filter(each ->
                        each.mapping.isWork() && (each.mapping.weight() >= Scoring.WORK || !corrections.isEmpty()))
                .max(Comparator.comparingDouble(Candidate::weight))
                .orElse(null);
        if (best == null) {
            if (!corrections.isEmpty() && !candidates.isEmpty()) {
                Corrections.of(Scoring.best(candidates, Candidate::weight).block(), corrections);
            }
            return new Recognition.Refused(Refusals.of(snapshot, all));
        }
        List<Candidate> alike = alike(best, candidates);
        Candidate fullest =
                alike.stream().max(Comparator.comparingInt(Candidate::filled)).orElse(best);
        return recognised(fullest, alike, blocks);
    }

    /// Whether a block is a part of a wall calendar, which no mapping makes a list.
    private static boolean isInCalendar(Block block) {
        return Calendars.is(block.sheet())
                && block.headers().values().stream()
                                .filter(header -> Vocabulary.all().promise(header) == 1)
                                .count()
                        < 2;
    }

    private Candidate candidate(Block block) {
        Corrections told =
                corrections.isEmpty() ? new Corrections(Map.of(), Set.of()) : Corrections.of(block, corrections);
        Columns columns = new Columns(block, Register.PROJECTS, choices);
        Mapping mapping = Mapping.of(columns, told.told(), told.dropped());
        int filled = columns.rows().size();
        double weight = mapping.weight() + Math.min(1, filled / 10.0) + (block.table() == null ? 0 : 0.5);
        if (block.sheet().hidden()) {
            weight *= 0.6;
        }
        if (invoices(block) != null && !mapping.fields().containsKey(Field.JOB_PROJECT)) {
            weight *= 0.8;
        }
        return new Candidate(mapping, weight, filled);
    }

    /// The best candidate and those on other sheets with the same headers that are nearly as good, the
    /// best first.
    private static List<Candidate> alike(Candidate best, List<Candidate> candidates) {
        List<Candidate> alike = new ArrayList<>(List.of(best));
        for (Candidate other : candidates) {
            boolean elsewhere = alike.stream()
                    .noneMatch(each -> each.block()
                            .sheet()
                            .name()
                            .equals(other.block().sheet().name()));
            if (elsewhere && other.weight >= best.weight * Scoring.NEAR_SHEETS && hasSameHeaders(best, other)) {
                alike.add(other);
            }
        }
        alike.sort(Comparator.comparingInt(Candidate::filled).reversed());
        return alike;
    }

    private static boolean hasSameHeaders(Candidate one, Candidate other) {
        Set<String> first = headers(one);
        Set<String> second = headers(other);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        return both.size() * 4 >= Math.max(first.size(), second.size()) * 3;
    }

    private static Set<String> headers(Candidate candidate) {
        Set<String> headers = new HashSet<>();
        candidate.block().headers().values().stream()
                .filter(header -> !header.isBlank())
                .forEach(header -> headers.add(HeaderText.fold(header)));
        return headers;
    }

    private Recognition recognised(Candidate chosen, List<Candidate> alike, List<Block> blocks) {
        Block block = chosen.block();
        Map<Field, Guess> fields = chosen.mapping.fields();
        List<Question> questions = new ArrayList<>(chosen.mapping.questions());
        JobRows rows = new JobRows(block, fields.values(), questions);
        List<Integer> sample =
                rows.jobs().subList(0, Math.min(SAMPLE, rows.jobs().size()));
        SortedMap<Integer, Recognition.DateOrder> dates = new TreeMap<>();
        SortedMap<Integer, Recognition.NumberStyle> numbers = new TreeMap<>();
        for (Guess guess : fields.values()) {
            forms(block.sheet(), guess, sample, dates, numbers, questions);
        }
        if (alike.size() > 1) {
            List<String> sheets =
                    alike.stream().map(each -> each.block().sheet().name()).toList();
            questions.addFirst(new Question(Question.About.SHEET, Field.JOB_PROJECT, List.of(), sheets));
        }
        Guess stage = fields.get(Field.JOB_STAGE);
        return new Recognition.Recognised(
                Register.PROJECTS.isCalled(block.sheet().name()) && hasSettings(),
                block.sheet().name(),
                block.headerRow(),
                block.table(),
                block.firstColumn(),
                block.lastColumn(),
                rows.last(),
                rows.free(),
                rows.asides(),
                fields,
                questions,
                stage == null
                        ? null
                        : new StageFinder(chosen.mapping.columns(), rows.jobs(), fields).of(stage.column()),
                ids(block.sheet(), fields.get(Field.JOB_ID), rows.jobs()),
                otherInvoices(block, blocks),
                dates,
                numbers);
    }

    private static void forms(
            Sheet sheet,
            Guess guess,
            List<Integer> rows,
            SortedMap<Integer, Recognition.DateOrder> dates,
            SortedMap<Integer, Recognition.NumberStyle> numbers,
            List<Question> questions) {
        switch (guess.field().kind()) {
            case DATE ->
                TextForms.dates(sheet, guess.column(), rows).ifPresent(order -> {
                    dates.put(guess.column(), order);
                    if (order == Recognition.DateOrder.AMBIGUOUS || order == Recognition.DateOrder.MIXED) {
                        questions.add(
                                new Question(Question.About.DATE_ORDER, guess.field(), List.of(guess), List.of()));
                    }
                });
            case NUMBER, AMOUNT, PERCENT ->
                TextForms.numbers(sheet, guess.column(), rows).ifPresent(style -> {
                    numbers.put(guess.column(), style);
                    if (style == Recognition.NumberStyle.AMBIGUOUS || style == Recognition.NumberStyle.MIXED) {
                        questions.add(
                                new Question(Question.About.NUMBER_STYLE, guess.field(), List.of(guess), List.of()));
                    }
                });
            case TEXT, LONG_TEXT, FLAG, FORMULA -> {}
        }
    }

    private static Recognition.IdState ids(Sheet sheet, @Nullable Guess id, List<Integer> jobs) {
        if (id == null) {
            return Recognition.IdState.NONE;
        }
        Set<String> seen = new HashSet<>();
        boolean blank = false;
        boolean twice = false;
        for (int row : jobs) {
            String text = Words.fold(sheet.value(row, id.column()).plain());
            blank |= text.isEmpty();
            twice |= !text.isEmpty() && !seen.add(text);
        }
        return twice
                ? Recognition.IdState.DUPLICATES
                : blank ? Recognition.IdState.INCOMPLETE : Recognition.IdState.UNIQUE;
    }

    private Recognition.@Nullable InvoiceList otherInvoices(Block chosen, List<Block> blocks) {
        List<Recognition.InvoiceList> lists = new ArrayList<>();
        for (Block block : blocks) {
            boolean same = block.sheet().name().equals(chosen.sheet().name())
                    && block.firstColumn() <= chosen.lastColumn()
                    && block.lastColumn() >= chosen.firstColumn();
            Recognition.InvoiceList list = same ? null : invoices(block);
            if (list != null) {
                lists.add(list);
            }
        }
        return lists.stream()
                .max(Comparator.comparingInt(list -> list.fields().size() * 1000 + Math.min(999, list.lastRow())))
                .orElse(null);
    }

    /// The invoices that a block lists, or null where it is no list of invoices.
    private Recognition.@Nullable InvoiceList invoices(Block block) {
        boolean named = block.headers().values().stream()
                .anyMatch(header -> Vocabulary.all().meanings(Register.INVOICES, header).stream()
                        .anyMatch(meaning -> meaning.field() == Field.INVOICE_NUMBER));
        if (!named) {
            return null;
        }
        Mapping mapping = Mapping.of(new Columns(block, Register.INVOICES, choices), Map.of(), Set.of());
        Map<Field, Guess> fields = mapping.fields();
        boolean about = HeaderText.fold(block.sheet().name())
                .matches(".*\\b(invoices?|faktur|tagihan|rechnung(en)?|billing)\\b.*");
        Guess number = fields.get(Field.INVOICE_NUMBER);
        boolean amount = fields.containsKey(Field.INVOICE_TOTAL) || fields.containsKey(Field.INVOICE_NET);
        if (number == null) {
            return null;
        }
        boolean sure = about || number.confidence() >= Scoring.HEADER_KNOWN * 0.9;
        if (!sure || !amount || fields.size() < 4) {
            return null;
        }
        int last = block.headerRow();
        for (int row = block.headerRow() + 1; row <= block.endRow(); row++) {
            boolean filled = !block.sheet().value(row, number.column()).isBlank();
            last = filled && !JobRows.isTotal(block, row) ? row : last;
        }
        return new Recognition.InvoiceList(
                block.sheet().name(),
                block.headerRow(),
                block.table(),
                block.firstColumn(),
                block.lastColumn(),
                last,
                fields);
    }

    private boolean hasSettings() {
        return snapshot.sheets().stream().anyMatch(sheet -> Register.SETTINGS.isCalled(sheet.name()));
    }

    /// Sheets of ours beside the work: rules, settings and so on are no foreign lists.
    private boolean isOurs(String sheet) {
        return hasSettings()
                && Register.of(sheet)
                        .filter(register -> register != Register.PROJECTS && register != Register.INVOICES)
                        .isPresent();
    }
}
