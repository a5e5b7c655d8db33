package dev.alur.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            ID, IDR, 1500000, Rp1.500.000
            EN, IDR, 1500000.00, Rp1.500.000
            ID, IDR, 1500000.5, 'Rp1.500.000,50'
            ID, IDR, 0, Rp0
            ID, IDR, -250, −Rp250
            EN, USD, 1500, 'US$1,500.00'
            ID, USD, 1500, 'US$1.500,00'
            ID, EUR, 1234567.891, '€1.234.567,891'
            EN, EUR, 1E+6, '€1,000,000.00'
            EN, JPY, 1500, '¥1,500'
            EN, CHF, 12.5, 'CHF 12.50'
            """)
    void anAmountIsWrittenInFull(Language language, String currency, BigDecimal amount, String text) {
        assertThat(Amounts.text(language, Currency.getInstance(currency), amount)
                        .replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ID, IDR, 4200000, 'Rp4,2 jt'
            EN, IDR, 4200000, Rp4.2 jt
            ID, IDR, 4000000, Rp4 jt
            ID, IDR, 999499, Rp999 rb
            ID, IDR, 999999, Rp1 jt
            ID, IDR, 999.6, Rp1 rb
            ID, IDR, 12500000000, 'Rp12,5 M'
            ID, IDR, -1250, '−Rp1,3 rb'
            EN, USD, 4249, US$4.2k
            EN, USD, 125000, US$125k
            EN, USD, 12.3, US$12.30
            """)
    void headlinesHaveShortAmounts(Language language, String currency, BigDecimal amount, String text) {
        assertThat(Amounts.compact(language, Currency.getInstance(currency), amount)
                        .replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ID, 1234.50, '1.234,5'
            EN, 1234.50, '1,234.5'
            EN, 100, 100
            EN, 1E+3, '1,000'
            ID, -0.25, '−0,25'
            """)
    void numbersFollowTheLanguage(Language language, BigDecimal number, String text) {
        assertThat(Numbers.text(language, number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ID, 0.11, 11%
            EN, 0.125, 12.5%
            ID, 0.3333, '33,33%'
            """)
    void sharesAreShownInPerCent(Language language, BigDecimal share, String text) {
        assertThat(Numbers.percent(language, share, 2)).isEqualTo(text);
    }
}
