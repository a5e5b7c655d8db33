package dev.alur.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmountWordsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void numbersAreSpelledAsIcuSpellsThem(Language language) {
        RuleBasedNumberFormat oracle =
                new RuleBasedNumberFormat(Locale.of(language.code()), RuleBasedNumberFormat.SPELLOUT);
        LongStream.concat(
                        LongStream.rangeClosed(0, 12_000),
                        LongStream.iterate(12_001, number -> number <= 10_000_000, number -> number + 997))
                .forEach(number -> assertThat(AmountWords.whole(language, number))
                        .as("%d", number)
                        .isEqualTo(oracle.format(number)));
        for (long number :
                new long[] {10_000_000, 999_999_999, 1_000_000_000, 1_001_001_001_001L, 14_500_000_000_011L}) {
            assertThat(AmountWords.whole(language, number)).isEqualTo(oracle.format(number));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ID, IDR, 1500000, satu juta lima ratus ribu rupiah
            ID, IDR, 0, nol rupiah
            ID, IDR, 1000.50, seribu rupiah lima puluh sen
            ID, USD, 1500.25, seribu lima ratus dolar Amerika Serikat dua puluh lima sen
            ID, IDR, -11000, minus sebelas ribu rupiah
            EN, IDR, 1500000, one million five hundred thousand rupiah
            EN, USD, 1.01, one US dollar and one cent
            EN, EUR, 21, twenty-one euros
            EN, SGD, 1500.25, one thousand five hundred Singapore dollars and twenty-five cents
            EN, MYR, 3.99, three Malaysian ringgit and ninety-nine sen
            EN, THB, 100.25, one hundred Thai Baht and 25/100
            EN, GBP, 0.999, one pound sterling
            EN, IDR, 1e20, '100,000,000,000,000,000,000 rupiah'
            """)
    void amountsNameTheirCurrency(Language language, String currency, BigDecimal amount, String words) {
        assertThat(AmountWords.text(language, Currency.getInstance(currency), amount))
                .isEqualTo(words);
    }
}
