package dev.alur.excel;

import dev.alur.grid.Range;
import dev.alur.grid.Validation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what may be typed where: `dataValidation` elements, and those of Excel 2010's extension (`x14`),
/// whose formula and cells stand in elements of another namespace.
final class ValidationReader {
    private static final byte[] EXTENDED_CELLS = Names.of("sqref");

    private final String sheet;
    private final RichText.Bytes text = new RichText.Bytes();
    private final List<Validation> validations = new ArrayList<>();

    ValidationReader(String sheet) {
        this.sheet = sheet;
    }

    List<Validation> validations() {
        return validations;
    }

    /// Takes an element of the sheet; reads on to its end where it is a validation.
    void element(Tokenizer xml) throws IOException {
        if (!xml.tag.isLocal(Names.DATA_VALIDATION)) {
            return;
        }
        String type = xml.tag.get("type");
        String cells = xml.tag.get(Names.SQREF);
        String formula = "";
        int depth = xml.tag.depth();
        while (xml.kind() != Tokenizer.Kind.EMPTY || xml.tag.depth() != depth) {
            Tokenizer.Kind kind = xml.next();
            if (kind == Tokenizer.Kind.END && xml.tag.depth() == depth) {
                break;
            }
            if (kind == Tokenizer.Kind.EOF) {
                throw new DamagedException("a validation without an end");
            }
            if (kind == Tokenizer.Kind.START && xml.tag.isLocal(Names.FORMULA_1)) {
                formula = text(xml).strip();
            } else if (kind == Tokenizer.Kind.START && xml.tag.isLocal(EXTENDED_CELLS)) {
                cells = text.text(xml);
            }
        }
        List<Range> ranges = ranges(cells);
        if (type != null && !ranges.isEmpty()) {
            validations.add(new Validation(ranges, type, formula));
        }
    }

    /// The text of an element or of the only one within it: `<x14:formula1><xm:f>…`.
    private static String text(Tokenizer xml) throws IOException {
        int depth = xml.tag.depth();
        StringBuilder all = new StringBuilder();
        while (xml.next() != Tokenizer.Kind.END || xml.tag.depth() != depth) {
            if (xml.kind() == Tokenizer.Kind.TEXT) {
                all.append(XmlText.text(xml.buffer(), xml.textFrom(), xml.textTo()));
                XmlText.demandShort(all);
            } else if (xml.kind() == Tokenizer.Kind.EOF) {
                throw new DamagedException("a formula without an end");
            }
        }
        return all.toString();
    }

    private List<Range> ranges(@Nullable String cells) {
        List<Range> ranges = new ArrayList<>();
        if (cells != null) {
            for (String range : cells.strip().split("\\s+")) {
                Range read = Refs.range(sheet, range);
                if (read != null) {
                    ranges.add(read);
                }
            }
        }
        return ranges;
    }
}
