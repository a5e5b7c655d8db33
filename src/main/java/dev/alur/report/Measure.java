package dev.alur.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A number with what it counts. [Wording] writes it; a workbook takes [#number].
public sealed interface Measure {
    /// The bare number: pieces, minutes, days, an amount, a share between 0 and 1.
    BigDecimal number();

    /// So many pieces.
    record Count(long pieces) implements Measure {
        @Override
        public BigDecimal number() {
            return BigDecimal.valueOf(pieces);
        }
    }

    /// Pieces on average, with one decimal.
    record Mean(BigDecimal number) implements Measure {}

    /// Some of all: 9 of 11.
    record Share(long part, long whole) implements Measure {
        /// 0 to 1, to four decimals; 0 where there was nothing to have a part of.
        @Override
        public BigDecimal number() {
            return quotient(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
        }
    }

    /// A share that has no pieces, such as a target: 0.9 is 90 %.
    record Percent(BigDecimal number) implements Measure {
        /// A part of a whole to four decimals, half up; 0 where the whole is 0.
        static Percent of(BigDecimal part, BigDecimal whole) {
            return new Percent(quotient(part, whole));
        }
    }

    /// A time worked.
    record Minutes(long minutes) implements Measure {
        @Override
        public BigDecimal number() {
            return BigDecimal.valueOf(minutes);
        }
    }

    /// Calendar days, whole or with one decimal.
    record Days(BigDecimal number) implements Measure {
        static Days of(long days) {
            return new Days(BigDecimal.valueOf(days));
        }
    }

    /// An amount in the report's currency.
    record Money(BigDecimal number) implements Measure {}

    /// An amount an hour in the report's currency.
    record Rate(BigDecimal number) implements Measure {}

    private static BigDecimal quotient(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, 4, RoundingMode.HALF_UP);
    }
}
