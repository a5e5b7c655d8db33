package dev.alur.tracker;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the columns of a list tell about each other.
final class Context {
    private static final String CALENDAR =
            ".*\\b(calendar|kalender|schedule|jadwal|planner|content|editorial|konten|redaktionsplan|posting|publishing)\\b.*";
    private static final String PUBLISHING =
            "(platforms?|social media|caption|captions|hashtags?|channel|kanal|content type|post type|type post|jenis konten|format konten|pilar konten|content pillar)";
    private static final String CONTACT =
            "(email|e mail|phone|mobile|telephone|address|city|country|surel|telepon|telp|no hp|hp|no telp|alamat|kota|telefon|adresse|ort|whatsapp|wa|no wa|nomor hp)";
    private static final Set<String> NAMES = Set.of("name", "nama", "names", "full name", "nama lengkap");

    private final Columns columns;
    private final Map<Integer, List<Guess>> open;

    private Context(Columns columns, Map<Integer, List<Guess>> open) {
        this.columns = columns;
        this.open = open;
    }

    /// Weighs guesses anew by their neighbours.
    ///
    /// @param open the guesses by column; they are replaced
    static void weigh(Columns columns, Map<Integer, List<Guess>> open) {
        Context context = new Context(columns, open);
        context.sumsOfOthers();
        context.countsWithoutPrice();
        context.plannedOrActual();
        context.daysOfCalendar();
        context.names();
        context.titlesOfPeople();
    }

    /// A price that a formula makes of other columns is not what a person types.
    private void sumsOfOthers() {
        boolean typed = open.entrySet().stream()
                .anyMatch(entry -> isLikely(entry.getKey(), Field.JOB_PRICE) && !isFormula(entry.getKey()));
        if (typed) {
            List.copyOf(open.keySet()).stream()
                    .filter(this::isFormula)
                    .forEach(column -> shift(column, Field.JOB_PRICE, -0.3, Evidence.Kind.FORMULA));
        }
    }

    /// Where nothing has a price, a number is rarely what a price is multiplied with.
    private void countsWithoutPrice() {
        boolean priced = open.keySet().stream().anyMatch(column -> isLikely(column, Field.JOB_PRICE));
        if (!priced) {
            open.keySet()
                    .forEach(column -> change(
                            column,
                            Field.JOB_QUANTITY,
                            guess -> guess.confidence() < Scoring.HEADER_KNOWN ? with(guess, -0.5, null) : guess));
        }
    }

    /// Days that also stand at work that is not finished are planned ones; days only at finished work tell when
    /// it was. Days that a formula makes, or beside a start and a length, are planned as well.
    private void plannedOrActual() {
        Optional<Integer> stage = open.keySet().stream()
                .filter(column -> isLikely(column, Field.JOB_STAGE))
                .findFirst();
        for (int column : List.copyOf(open.keySet())) {
            if (!isLikely(column, Field.JOB_DUE) || !isLikely(column, Field.JOB_DONE)) {
                continue;
            }
            int verdict = stage.map(at -> verdict(column, at)).orElse(0);
            if (verdict > 0 || (verdict == 0 && (isFormula(column) || isLengthKnown()))) {
                shift(column, Field.JOB_DUE, 0.5, Evidence.Kind.PLANNED);
                shift(column, Field.JOB_DONE, -0.5, Evidence.Kind.PLANNED);
            } else if (verdict < 0) {
                shift(column, Field.JOB_DUE, -0.5, Evidence.Kind.ACTUAL);
                shift(column, Field.JOB_DONE, 0.5, Evidence.Kind.ACTUAL);
            }
        }
    }

    /// 1 where days are planned, -1 where they tell what was, 0 where nothing can be said.
    private int verdict(int column, int stage) {
        int unfinished = 0;
        int dated = 0;
        int finished = 0;
        for (int row : columns.rows()) {
            Value value = columns.block().sheet().value(row, stage);
            boolean day = !columns.block().sheet().value(row, column).isBlank();
            Optional<Boolean> done = isDone(value);
            unfinished += done.isPresent() && !done.get() ? 1 : 0;
            dated += done.isPresent() && !done.get() && day ? 1 : 0;
            finished += done.orElse(false) && day ? 1 : 0;
        }
        return unfinished > 0 && dated * 2 >= unfinished ? 1 : unfinished > 0 && dated == 0 && finished > 0 ? -1 : 0;
    }

    private static Optional<Boolean> isDone(Value stage) {
        return switch (stage) {
            case Value.Number(BigDecimal number) -> Optional.of(number.compareTo(BigDecimal.ONE) >= 0);
            case Value.Bool(boolean tick) -> Optional.of(tick);
            default ->
                Vocabulary.all()
                        .step(stage.plain())
                        .filter(step -> step != Vocabulary.Step.STOPPED)
                        .map(Vocabulary.Step::isFinished);
        };
    }

    private boolean isLengthKnown() {
        return confidence(Field.JOB_START) >= Scoring.ENOUGH && confidence(Field.JOB_QUANTITY) >= Scoring.ENOUGH;
    }

    /// In a calendar of what is published, the day is when that is due.
    private void daysOfCalendar() {
        boolean calendar = HeaderText.fold(columns.block().sheet().name()).matches(CALENDAR)
                || columns.block().headers().values().stream()
                        .anyMatch(header -> HeaderText.fold(header).matches(PUBLISHING));
        if (calendar && confidence(Field.JOB_DUE) < Scoring.ENOUGH) {
            for (int column : List.copyOf(open.keySet())) {
                if (isLikely(column, Field.JOB_START)) {
                    shift(column, Field.JOB_DUE, 1, Evidence.Kind.PLANNED);
                    shift(column, Field.JOB_START, -1, Evidence.Kind.PLANNED);
                }
            }
        }
    }

    /// A mere *Name* is a client's beside ways to reach them, the work's where nothing else names it, else a
    /// person's who does it.
    private void names() {
        for (int column : List.copyOf(open.keySet())) {
            String header = HeaderText.fold(columns.block().header(column));
            if (!NAMES.contains(header)) {
                continue;
            }
            Optional<String> contact = contact();
            boolean named =
                    open.keySet().stream().anyMatch(other -> other != column && isLikely(other, Field.JOB_PROJECT));
            Field meant = contact.isPresent() ? Field.JOB_CLIENT : named ? Field.JOB_ASSIGNEE : Field.JOB_PROJECT;
            for (Field field : List.of(Field.JOB_CLIENT, Field.JOB_PROJECT, Field.JOB_ASSIGNEE)) {
                change(
                        column,
                        field,
                        guess -> with(
                                guess,
                                field == meant ? 0.4 : -0.2,
                                contact.filter(any -> field == meant)
                                        .map(other -> Evidence.of(Evidence.Kind.NEIGHBOUR, Words.line(other)))
                                        .orElse(null)));
            }
        }
    }

    /// Beside names, companies and ways to reach people, a title is theirs.
    private void titlesOfPeople() {
        if (contact().isPresent() && confidence(Field.JOB_CLIENT) >= Scoring.ENOUGH) {
            for (int column : List.copyOf(open.keySet())) {
                if (HeaderText.fold(columns.block().header(column)).equals("title")) {
                    change(column, Field.JOB_PROJECT, guess -> with(guess, -0.8, null));
                }
            }
        }
    }

    private Optional<String> contact() {
        return columns.block().headers().values().stream()
                .filter(header -> HeaderText.fold(header).matches(CONTACT))
                .findFirst();
    }

    private boolean isFormula(int column) {
        Profile values = columns.values(column);
        return values.formulas * 2 > Math.max(1, values.filled);
    }

    private boolean isLikely(int column, Field field) {
        return open.getOrDefault(column, List.of()).stream()
                .anyMatch(guess -> guess.field() == field && guess.confidence() >= Scoring.ENOUGH);
    }

    private double confidence(Field field) {
        return open.values().stream()
                .flatMap(List::stream)
                .filter(guess -> guess.field() == field)
                .mapToDouble(Guess::confidence)
                .max()
                .orElse(0);
    }

    private void shift(int column, Field field, double fit, Evidence.Kind why) {
        change(column, field, guess -> with(guess, fit, Evidence.of(why)));
    }

    private void change(int column, Field field, UnaryOperator<Guess> change) {
        open.getOrDefault(column, new ArrayList<>())
                .replaceAll(guess -> guess.field() == field ? change.apply(guess) : guess);
    }

    private static Guess with(Guess guess, double fit, @Nullable Evidence evidence) {
        List<Evidence> all = new ArrayList<>(guess.evidence());
        if (evidence != null && !all.contains(evidence)) {
            all.add(evidence);
        }
        return new Guess(guess.field(), guess.column(), guess.header(), Scoring.weighed(guess.confidence(), fit), all);
    }
}
