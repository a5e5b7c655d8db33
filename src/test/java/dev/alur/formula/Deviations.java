package dev.alur.formula;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Where we give something else than LibreOffice and are right to do so, for Excel does as we do or because we
/// refuse what could be read in two ways. Each is as narrow as it can be told from one step of a formula, whose
/// parts both give alike.
enum Deviations {
    BOOLEANS(
            "LibreOffice keeps TRUE and FALSE as the numbers 1 and 0; Excel tells them apart",
            step -> !step.is("AND|OR|NOT|XOR|IF|IFS|IFERROR|IFNA|CHOOSE|ISBLANK|ISERROR")
                    && (step.any(Value.Bool.class::isInstance)
                            || step.texts().anyMatch(text -> text.matches("(?i)[<>=]*(TRUE|FALSE)")))),
    FRACTIONS_OF_TIME(
            "Excel cuts hours, minutes and seconds to whole ones",
            step -> step.formed().ours().contains("TIME(")
                    && step.numbers().anyMatch(number -> number != Math.rint(number))),
    ZERO_TO_THE_ZERO(
            "0^0 is #NUM! in Excel",
            step -> (step.formed().ours().contains("^") || step.is("POWER"))
                    && step.gives("#NUM!")
                    && step.parts().stream().filter(Step::isNothing).count() > 1),
    TEXT_FOR_A_TRUTH(
            "A text that a formula gives is no truth in Excel, whatever number it looks like",
            step -> step.is("AND|OR|XOR|NOT|IF|IFS")
                    && step.gives("#VALUE!")
                    && step.any(Value.Text.class::isInstance)),
    BLANK_TRUTH(
            "A blank cell does not count for AND and OR in Excel",
            step -> step.is("AND|OR|XOR") && step.theirs() instanceof Value.Fault && step.any(Step::isNothing)),
    NOTHING_SOUGHT(
            "Excel finds an empty text everywhere",
            step -> step.formed().ours().matches(".*(SEARCH|FIND)\\(.*")
                    && Step.isNothing(step.parts().getFirst())),
    MATCH_IN_A_TABLE(
            "MATCH over several columns is #N/A in Excel",
            step -> step.is("MATCH") && step.gives("#N/A") && step.theirs() instanceof Value.Fault),
    FIRST_DAYS(
            "Before March 1900 Excel has a day that never was, and LibreOffice begins a day earlier",
            step -> step.days().stream().anyMatch(Step::isBeforeMarch1900)),
    SIGNS_OF_MROUND(
            "MROUND wants both numbers of one sign in Excel",
            step -> step.is("MROUND") && step.gives("#NUM!") && step.numbers().anyMatch(number -> number < 0)),
    NO_NUMBER(
            "NUMBERVALUE of nothing is 0 in Excel",
            step -> step.is("NUMBERVALUE") && step.parts().getFirst().isBlank()),
    RANK_OF_A_STRANGER(
            "RANK of a number that is not there is #N/A in Excel", step -> step.is("RANK") && step.gives("#N/A")),
    FIRST_ERROR(
            "Of several errors either may be told",
            step -> step.ours() instanceof Value.Fault
                    && step.theirs() instanceof Value.Fault
                    && (step.held(step.ours()) || step.held(step.theirs()))),
    MANY_DIGITS(
            "LibreOffice rounds to so many digits only",
            step -> step.is("ROUND|ROUNDUP|ROUNDDOWN|TRUNC")
                    && step.theirs() instanceof Value.Fault
                    && step.numbers().anyMatch(number -> Math.abs(number) > 20)),
    ERROR_AS_CRITERION(
            "A criterion that is an error counts errors in Excel",
            step -> step.isConditional()
                    && step.theirs() instanceof Value.Fault
                    && step.any(Value.Fault.class::isInstance)),
    ERRORS_DIFFER(
            "What is not equal to a text is everything else in Excel, errors too",
            step -> step.isConditional()
                    && step.texts().anyMatch(text -> text.startsWith("<>"))
                    && step.any(Value.Fault.class::isInstance)),
    KINDS_IN_SWITCH(
            "LibreOffice compares no text with a number in SWITCH",
            step -> step.is("SWITCH")
                    && step.theirs() instanceof Value.Fault
                    && (step.any(Value.Number.class::isInstance) || step.any(Step::isNothing))),
    ERRORS_IN_SWITCH(
            "A case of SWITCH that is an error is its result in Excel",
            step -> step.is("SWITCH") && step.ours() instanceof Value.Fault && step.held(step.ours())),
    NEGATIVE_NOTHING(
            "Excel leaves the sign of what is rounded to nothing",
            step -> step.is("TEXT") && step.ours().plain().matches("-[0.,]+%?")),
    TEXT_OF_A_TEXT(
            "TEXT leaves a text as it is in Excel",
            step -> step.is("TEXT")
                    && step.parts().getFirst() instanceof Value.Text
                    && step.ours().equals(step.parts().getFirst())),
    TEXT_SOUGHT_AS_NUMBER(
            "A text is no number to lookups in Excel, also if it looks like one",
            step -> step.is("VLOOKUP|HLOOKUP|MATCH|XLOOKUP|XMATCH|LOOKUP|INDEX|ISNUMBER\\(MATCH")
                    && (step.gives("#N/A") || step.ours().equals(Value.of(false)))
                    && step.texts().anyMatch(text -> Criterion.number(text) != null)),
    BLANK_SOUGHT(
            "A blank cell is 0 to lookups in Excel",
            step -> step.is("VLOOKUP|HLOOKUP|MATCH|XLOOKUP|XMATCH|LOOKUP")
                    && step.parts().getFirst() instanceof Value.Blank),
    EVEN_TEXTS(
            "ISEVEN and ISODD take blanks and texts that are numbers in Excel",
            step -> step.is("ISEVEN|ISODD")
                    && step.theirs() instanceof Value.Fault
                    && !(step.parts().getFirst() instanceof Value.Number)),
    EITHER_DAY(
            "09/12/26 may be two days: we give none",
            step -> step.is("DATEVALUE|VALUE|ISNUMBER|TIMEVALUE")
                    && step.ours() instanceof Value.Fault
                    && step.texts().anyMatch(text -> text.matches("[0-9]+[/.-][0-9]+[/.-][0-9]+"))),
    NO_CODE(
            "CODE of nothing is an error in Excel",
            step -> step.is("CODE")
                    && step.gives("#VALUE!")
                    && step.parts().getFirst().isBlank()),
    NOT_AVAILABLE("ISERR(#N/A) is FALSE in Excel", step -> step.is("ISERR") && step.held(new Value.Fault("#N/A"))),
    PERCENT_COUNTED(
            "COUNT takes a text with a percent sign for none",
            step -> step.is("COUNT") && step.texts().anyMatch(text -> text.endsWith("%"))),
    DAY_AS_TEXT(
            "A day that is a text is refused by functions that want a number",
            step -> step.gives("#VALUE!")
                    && !step.formed().ours().startsWith("(")
                    && step.texts().anyMatch(text -> Serial.day(text) != null || text.endsWith("%"))),
    MANY_MINUTES(
            "TIME takes no more than 32,767 of anything in Excel",
            step -> step.is("TIME|.DATE.2026, ?1, ?1..TIME")
                    && step.ours() instanceof Value.Fault
                    && (step.numbers().anyMatch(number -> Math.abs(number) > 32_767)
                            || step.any(Value.Date.class::isInstance))),
    MANY_MONTHS(
            "LibreOffice takes no month beyond 32,767",
            step -> step.is("DATE")
                    && step.theirs() instanceof Value.Fault
                    && step.numbers().anyMatch(number -> Math.abs(number) > 32_767)),
    PART_OF_A_DAY(
            "DAYS takes whole days in Excel",
            step -> step.is("DAYS")
                    && step.parts().stream()
                            .anyMatch(part -> part instanceof Value.Date(LocalDateTime at)
                                    && !at.toLocalTime().equals(java.time.LocalTime.MIDNIGHT))),
    PART_OF_A_WEEKEND(
            "Excel cuts the number of a weekend to a whole one",
            step -> step.is("WORKDAY.INTL|NETWORKDAYS.INTL")
                    && step.theirs() instanceof Value.Fault
                    && step.numbers().anyMatch(number -> number != Math.rint(number))),
    TOO_SMALL(
            "What is too small to be told from 0 is 0 in Excel",
            step -> step.formed().ours().contains("^") && step.theirs().equals(new Value.Fault("#NUM!"))),
    NO_DAY(
            "There is no day before the first in Excel",
            step -> step.ours() instanceof Value.Fault
                    && step.formed().ours().matches(".*(DATE|DAY|WEEK|YEAR|MONTH|TEXT).*")
                    && step.numbers().anyMatch(number -> number < 0));

    /// Why we are right.
    final String reason;

    private final Predicate<Step> excuses;

    Deviations(String reason, Predicate<Step> excuses) {
        this.reason = reason;
        this.excuses = excuses;
    }

    /// Whether this is why a step gives two things.
    boolean excuses(Step step) {
        return excuses.test(step);
    }

    /// One step of a formula over a row.
    ///
    /// @param parts what its parts give, and what the cells hold that it names as areas
    record Step(Formed formed, List<Value> parts, Value ours, Value theirs) {
        private static final Pattern CONDITIONAL = Pattern.compile("(?:COUNT|SUM|AVERAGE|MAX|MIN)IFS?\\(");

        Step {
            parts = List.copyOf(parts);
        }

        /// Whether it is one of some functions.
        boolean is(String names) {
            return formed.ours().matches("(?s)(?:" + names + ")\\(.*");
        }

        /// Those of its parts that it takes for days.
        List<Value> days() {
            String form = formed.ours();
            if (is(
                    "YEAR|MONTH|DAY|HOUR|MINUTE|SECOND|WEEKDAY|WEEKNUM|ISOWEEKNUM|EDATE|EOMONTH|TEXT|WORKDAY|WORKDAY.INTL")) {
                return parts.subList(0, 1);
            }
            if (is("DAYS|DAYS360|YEARFRAC|DATEDIF|NETWORKDAYS|NETWORKDAYS.INTL")) {
                return parts.subList(0, 2);
            }
            return form.startsWith("DATE(YEAR") ? parts.subList(0, parts.size()) : List.of();
        }

        boolean isConditional() {
            return CONDITIONAL.matcher(formed.ours()).find();
        }

        boolean gives(String fault) {
            return ours.equals(new Value.Fault(fault));
        }

        boolean any(Predicate<Value> such) {
            return parts.stream().anyMatch(such);
        }

        boolean held(Value value) {
            return parts.contains(value);
        }

        Stream<String> texts() {
            return parts.stream().filter(Value.Text.class::isInstance).map(Value::plain);
        }

        DoubleStream numbers() {
            return parts.stream()
                    .filter(Value.Number.class::isInstance)
                    .mapToDouble(value -> new BigDecimal(value.plain()).doubleValue());
        }

        static boolean isNothing(Value value) {
            return value.isBlank() || (value instanceof Value.Number(BigDecimal number) && number.signum() == 0);
        }

        static boolean isBeforeMarch1900(Value value) {
            return switch (value) {
                case Value.Blank() -> true;
                case Value.Number(BigDecimal number) -> number.doubleValue() < 61;
                case Value.Text(String text) -> Criterion.number(text) instanceof Double number && number < 61;
                case Value.Date(LocalDateTime at) -> at.getYear() < 1901;
                default -> false;
            };
        }
    }
}
