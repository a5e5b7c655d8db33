package dev.alur.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// What one cell holds, as Excel types it (ECMA-376 part 1, 18.18.11 ST_CellType), with dates told
/// apart from numbers.
public sealed interface Value {
    /// The one blank value.
    Blank BLANK = new Blank();

    /// A text; an empty one is blank.
    static Value of(String text) {
        return text.isEmpty() ? BLANK : new Text(text);
    }

    static Value of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static Value of(BigDecimal number) {
        return new Number(number);
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(LocalDate day) {
        return new Date(day.atStartOfDay());
    }

    static Value of(LocalDateTime at) {
        return new Date(at);
    }

    /// True for a blank cell and for a text of nothing but white space.
    default boolean isBlank() {
        return this instanceof Blank
                || (this instanceof Text text && text.text().isBlank());
    }

    /// The value as plain words that no locale changes: `1500000`, `2026-11-24`, `TRUE`, `#REF!`; blank
    /// is empty.
    default String plain() {
        return switch (this) {
            case Blank() -> "";
            case Text(String text) -> text;
            case Number(BigDecimal number) -> {
                BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
                yield bare.toPlainString();
            }
            case Bool(boolean value) -> value ? "TRUE" : "FALSE";
            case Date(LocalDateTime at) ->
                at.toLocalTime().toSecondOfDay() == 0 ? at.toLocalDate().toString() : at.toString();
            case Fault(String code) -> code;
        };
    }

    /// An empty cell.
    record Blank() implements Value {}

    /// Characters, exactly as they stand in the cell, at most 32,767 of them.
    record Text(String text) implements Value {}

    /// A number: the exact decimal as it is written in the file. Numbers are equal when their amounts
    /// are, so 1.50 equals 1.5.
    record Number(BigDecimal number) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Number(BigDecimal that) && number.compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return number.signum() == 0 ? 0 : number.stripTrailingZeros().hashCode();
        }
    }

    /// TRUE or FALSE.
    record Bool(boolean value) implements Value {}

    /// A day, or a day and a time, without a zone.
    record Date(LocalDateTime at) implements Value {}

    /// An error value such as `#REF!` or `#DIV/0!`.
    record Fault(String code) implements Value {}
}
