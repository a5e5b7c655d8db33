package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Days and numbers that stand in a register's cells as text, read as what they are wherever that is certain:
/// because the text can be read in one way only (`1/15/2022`, `1.500.000`), because the other texts of its
/// column decide, or because the tracker does: *Date order* in Settings for days, its language and currency for
/// numbers. What is left is asked about.
final class Readings {
    /// Currencies whose amounts are written with a point by whoever writes English.
    private static final Set<String> WITH_POINT = Set.of("USD", "GBP", "SGD", "AUD", "CAD", "NZD", "HKD", "MYR");

    private final Place place;
    private final Settings settings;
    private final int last;
    private final Map<Address, Value> read = new HashMap<>();

    private Readings(Place place, Settings settings) {
        this.place = place;
        this.settings = settings;
        this.last = place.table() == null
                ? place.lastRow()
                : Math.min(place.lastRow(), place.table().lastDataRow());
    }

    /// The cells with what they are read as; none where nothing stands as text that is a day or a number.
    static Map<Address, Value> of(Place place, Settings settings) {
        Readings readings = new Readings(place, settings);
        readings.merged();
        place.columns().forEach((field, column) -> {
            switch (field.kind()) {
                case DATE -> readings.days(column);
                case NUMBER, AMOUNT, PERCENT -> readings.numbers(column);
                case TEXT, LONG_TEXT, FLAG, FORMULA -> {}
            }
        });
        return readings.read;
    }

    /// What a cell that is merged over several rows says, it says of each of them.
    private void merged() {
        for (Range merged : place.sheet().layout().merged()) {
            boolean down = merged.firstRow() > place.headerRow()
                    && merged.firstColumn() == merged.lastColumn()
                    && place.headers().containsValue(merged.firstColumn());
            int last = Math.min(merged.lastRow(), place.lastRow());
            Value value = place.sheet().value(merged.firstRow(), merged.firstColumn());
            for (int row = merged.firstRow() + 1; down && !value.isBlank() && row <= last; row++) {
                read.put(place.sheet().address(row, merged.firstColumn()), value);
            }
        }
    }

    private void days(int column) {
        List<Integer> texts = texts(column);
        int decided = texts.isEmpty()
                ? 0
                : TextForms.dates(place.sheet(), column, texts).map(this::order).orElse(0);
        for (int row : texts) {
            String text = place.sheet().value(row, column).plain();
            int order = TextDay.order(text);
            boolean isBoth = order == TextDay.DAY_FIRST + TextDay.MONTH_FIRST;
            Optional<LocalDateTime> day = TextDay.parse(text, isBoth ? decided : order);
            day.ifPresent(at -> read.put(place.sheet().address(row, column), Value.of(at)));
        }
        withoutYear(column, texts);
    }

    /// `Oct 3` is a day where all other days of its column are of one year.
    private void withoutYear(int column, List<Integer> texts) {
        List<Integer> open = texts.stream()
                .filter(row -> !read.containsKey(place.sheet().address(row, column)))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Set<Integer> years = rows(row -> known(row, column) instanceof Value.Date)
                .map(row -> ((Value.Date) known(row, column)).at().getYear())
                .boxed()
                .collect(Collectors.toSet());
        if (years.size() == 1) {
            int year = years.iterator().next();
            open.forEach(row -> TextDay.inYear(place.sheet().value(row, column).plain(), year)
                    .ifPresent(at -> read.put(place.sheet().address(row, column), Value.of(at))));
        }
    }

    private Value known(int row, int column) {
        return read.getOrDefault(
                place.sheet().address(row, column), place.sheet().value(row, column));
    }

    private int order(Recognition.DateOrder column) {
        return switch (column) {
            case DAY_FIRST -> TextDay.DAY_FIRST;
            case MONTH_FIRST -> TextDay.MONTH_FIRST;
            case YEAR_FIRST, AMBIGUOUS, MIXED ->
                switch (Words.fold(settings.text(Setting.DATE_ORDER))) {
                    case "day first", "hari dulu" -> TextDay.DAY_FIRST;
                    case "month first", "bulan dulu" -> TextDay.MONTH_FIRST;
                    default -> 0;
                };
        };
    }

    private void numbers(int column) {
        List<Integer> texts = texts(column);
        int decided = texts.isEmpty()
                ? 0
                : TextForms.numbers(place.sheet(), column, texts)
                        .map(this::style)
                        .orElse(TextNumber.POINT);
        for (int row : texts) {
            String text = place.sheet().value(row, column).plain();
            int style = TextNumber.style(text);
            boolean isBoth = style == TextNumber.POINT + TextNumber.COMMA;
            int told = !isBoth
                    ? style
                    : !TextNumber.isMarked(text) ? TextNumber.POINT : isRupiah(text) ? TextNumber.COMMA : decided;
            Optional<BigDecimal> number = TextNumber.parse(text, told);
            number.ifPresent(value -> read.put(place.sheet().address(row, column), Value.of(value)));
        }
    }

    /// Rupiah have points between their thousands, whoever writes them.
    private static boolean isRupiah(String text) {
        return Words.fold(text).matches("(rp|idr).*|.*(rp|idr)");
    }

    private int style(Recognition.NumberStyle column) {
        return switch (column) {
            case POINT -> TextNumber.POINT;
            case COMMA -> TextNumber.COMMA;
            case AMBIGUOUS -> spoken();
            case MIXED -> 0;
        };
    }

    private int spoken() {
        if (settings.language() == Language.ID) {
            return TextNumber.COMMA;
        }
        return WITH_POINT.contains(settings.currency().getCurrencyCode()) ? TextNumber.POINT : 0;
    }

    private List<Integer> texts(int column) {
        return rows(row -> place.sheet().value(row, column) instanceof Value.Text text
                        && !text.isBlank()
                        && place.sheet().formula(row, column) == null)
                .boxed()
                .toList();
    }

    /// The filled rows in which something holds, which is looked at first, for most columns hold no texts.
    private IntStream rows(IntPredicate holds) {
        return IntStream.rangeClosed(place.headerRow() + 1, last)
                .filter(holds)
                .filter(row -> Rows.isFilled(place, row));
    }
}
