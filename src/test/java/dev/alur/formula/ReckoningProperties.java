package dev.alur.formula;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.ss.util.NumberComparer;

final class ReckoningProperties {
    @Property
    void numbersCompareAsPoiComparesThem(@ForAll("numbers") double one, @ForAll("numbers") double other) {
        compared(one, other);
    }

    @Property
    void soDoNumbersThatAreClose(
            @ForAll("numbers") double one, @ForAll @IntRange(min = -400, max = 400) int steps, @ForAll boolean wide) {
        double other = one;
        for (int i = 0; i < Math.abs(steps); i++) {
            other = steps > 0 ? Math.nextUp(other) : Math.nextDown(other);
        }
        compared(one, other);
        compared(one, wide ? one * (1 + steps * 1e-15) : one + steps * 1e-16);
    }

    private static void compared(double one, double other) {
        if (Double.isFinite(one) && Double.isFinite(other)) {
            assertThat(Integer.signum(Reckoning.numbers(one, other)))
                    .as("%s and %s", one, other)
                    .isEqualTo(Integer.signum(NumberComparer.compare(one, other)));
        }
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.doubles().between(-1e7, 1e7),
                Arbitraries.integers().map(Integer::doubleValue),
                Arbitraries.of(
                        0.0,
                        -0.0,
                        1.0,
                        0.1,
                        1e15,
                        1e-300,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        -1e-310,
                        999999999999999.0));
    }
}
