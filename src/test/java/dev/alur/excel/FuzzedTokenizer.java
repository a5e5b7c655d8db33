package dev.alur.excel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/// Any bytes are tokenized, or refused as damaged; what was tokenized is copied to the byte.
public final class FuzzedTokenizer {
    /// What stands for bytes of a name that are not UTF-8.
    private static final char REPLACED = '\uFFFD';

    private FuzzedTokenizer() {}

    /// Tries one input; throws where it finds a fault.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            ByteArrayOutputStream echo = new ByteArrayOutputStream();
            Tokenizer xml = new Tokenizer(new ByteArrayInputStream(input), Echo.into(echo));
            long end = 0;
            while (xml.next() != Tokenizer.Kind.EOF) {
                look(xml);
                if (xml.offset() != end) {
                    throw new AssertionError("a gap before " + xml.offset());
                }
                end = xml.end();
            }
            if (!Arrays.equals(echo.toByteArray(), input)) {
                throw new AssertionError("not copied as it was");
            }
        } catch (DamagedException e) {
            // refused, as it should be
        }
        try {
            Tokenizer xml = new Tokenizer(Encoding.utf8(new ByteArrayInputStream(input)));
            while (xml.next() != Tokenizer.Kind.EOF) {
                look(xml);
            }
        } catch (DamagedException | CharacterCodingException e) {
            // refused, as it should be
        }
    }

    private static void look(Tokenizer xml) {
        switch (xml.kind()) {
            case START, EMPTY -> {
                for (int i = 0; i < xml.tag.attributes(); i++) {
                    String name = xml.tag.attributeName(i);
                    String value = xml.tag.attributeValue(i);
                    if (name.indexOf(REPLACED) < 0 && !value.equals(xml.tag.get(name))) {
                        throw new AssertionError("two values of " + name);
                    }
                }
            }
            case TEXT -> XmlText.text(xml.buffer(), xml.textFrom(), xml.textTo());
            case CDATA, END, OTHER, EOF -> {}
        }
    }
}
