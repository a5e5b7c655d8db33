package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 500, 700})
    void theKnownCharactersAreThereInEveryWeight(int weight) throws Exception {
        try (InputStream file = Fonts.file(weight);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            assertThat(IntStream.rangeClosed('!', Character.MAX_CODE_POINT)
                            .filter(Fonts::isKnown)
                            .filter(character -> !Character.isISOControl(character))
                            .filter(character -> Character.getType(character) != Character.FORMAT)
                            .filter(character -> glyphs.getGlyphId(character) == 0))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500, 700})
    void digitsAreEquallyWide(int weight) throws Exception {
        try (InputStream file = Fonts.file(weight);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            int zero = font.getAdvanceWidth(glyphs.getGlyphId('0'));
            for (char digit = '1'; digit <= '9'; digit++) {
                assertThat(font.getAdvanceWidth(glyphs.getGlyphId(digit))).isEqualTo(zero);
            }
        }
    }

    @Test
    void whatTheFontLacksIsFound() {
        assertThat(Fonts.missing("Warung Bu Sri – Rp1.500.000 · Αθήνα, Киев, café"))
                .isEmpty();
        assertThat(Fonts.missing("a\u200bb\ufeff\u00ad\t\n")).isEmpty();
        assertThat(Fonts.missing("中 🎉 中")).containsExactly(0x4E2D, 0x1F389);
    }
}
