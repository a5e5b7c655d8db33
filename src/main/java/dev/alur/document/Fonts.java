package dev.alur.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// Roboto, in which every document is set: 400, 500 and 700, and 400 in italics. The files come from a
/// dependency.
public final class Fonts {
    /// The family's name in CSS.
    public static final String FAMILY = "Roboto";

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";
    private static @Nullable CmapLookup glyphs;

    /// The tables of a subset: what a browser asks for, without those that count glyphs by their old places.
    private static final List<String> SUBSET = List.of(
            "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap", "name", "post", "OS/2", "cvt ", "fpgm", "prep");

    private Fonts() {}

    /// The font file of a weight, upright: 400, 500 or 700.
    ///
    /// @throws IllegalArgumentException for another weight
    public static InputStream file(int weight) {
        return switch (weight) {
            case 400 -> open("Roboto-Regular.ttf");
            case 500 -> open("Roboto-Medium.ttf");
            case 700 -> open("Roboto-Bold.ttf");
            default -> throw new IllegalArgumentException("no Roboto of weight " + weight);
        };
    }

    /// The font of a weight with only the characters of a text, for a page that carries its fonts within it.
    static byte[] subset(int weight, String text) {
        try (InputStream file = file(weight);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            TTFSubsetter subsetter = new TTFSubsetter(font, SUBSET);
            text.codePoints().filter(character -> character >= ' ').forEach(subsetter::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read Roboto", e);
        }
    }

    /// Style rules that carry the fonts within a page, each with only the characters that the page has.
    static String faces(String page) {
        StringBuilder faces = new StringBuilder();
        for (int weight : List.of(400, 500, 700)) {
            String font = Base64.getEncoder().encodeToString(subset(weight, page));
            faces.append("@font-face { font-family: " + FAMILY + "; font-weight: " + weight)
                    .append("; src: url(data:font/ttf;base64,")
                    .append(font)
                    .append("); }\n");
        }
        return faces.toString();
    }

    /// Gives the fonts to a renderer. Text in a family that it does not know is set in Roboto too.
    static void into(PdfRendererBuilder builder) {
        add(builder, () -> file(400), 400, FontStyle.NORMAL);
        add(builder, () -> file(500), 500, FontStyle.NORMAL);
        add(builder, () -> file(700), 700, FontStyle.NORMAL);
        add(builder, () -> open("Roboto-Italic.ttf"), 400, FontStyle.ITALIC);
    }

    private static void add(PdfRendererBuilder builder, FSSupplier<InputStream> file, int weight, FontStyle style) {
        builder.useFont(
                file,
                FAMILY,
                weight,
                style,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG, FSFontUseCase.FALLBACK_FINAL));
    }

    /// The characters of a text that Roboto has no glyph for, each once. White space and signs without a shape
    /// do not count.
    public static SortedSet<Integer> missing(String text) {
        SortedSet<Integer> missing = new TreeSet<>();
        text.codePoints()
                .filter(character -> !isKnown(character))
                .filter(Fonts::hasShape)
                .forEach(character -> {
                    if (glyphs().getGlyphId(character) == 0) {
                        missing.add(character);
                    }
                });
        return missing;
    }

    /// Characters that Roboto is known to have, so that most documents need not read the font for this
    /// question.
    static boolean isKnown(int character) {
        return character <= 0xFF || "–—−‘’“”•…€".indexOf(character) >= 0;
    }

    private static boolean hasShape(int character) {
        return !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT;
    }

    /// Read only when a text holds unusual characters, because parsing the font takes time.
    private static synchronized CmapLookup glyphs() {
        CmapLookup known = glyphs;
        if (known == null) {
            try (InputStream file = file(400);
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                known = font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read Roboto", e);
            }
            glyphs = known;
        }
        return known;
    }

    private static InputStream open(String name) {
        InputStream stream = Fonts.class.getResourceAsStream(FOLDER + name);
        if (stream == null) {
            throw new IllegalStateException("the font " + name + " is not on the class path");
        }
        return stream;
    }
}
