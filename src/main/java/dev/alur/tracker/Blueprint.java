package dev.alur.tracker;

import dev.alur.grid.NewColumn;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new tracker as data: its sheets with columns, widths, formats, lists and colours, and what stands in them
/// at first.
///
/// @param stages the tint of each stage that the trade knows, an index of [#TINTS]; other stages get one by
/// their place in Workflow
/// @param guide the sheet that explains the others
/// @param pages the registers in the order of their tabs
public record Blueprint(Language language, Map<String, Integer> stages, Guide guide, List<Page> pages) {
    /// Six pale fills of one lightness for stages, the same wherever stages are drawn: six hexadecimal digits
    /// each.
    public static final List<String> TINTS = List.of("E3E8F7", "D9ECF7", "FBE9CC", "D3EFE9", "E0F0D4", "E9EBEF");

    public Blueprint {
        stages = Map.copyOf(stages);
        pages = List.copyOf(pages);
    }

    /// The new tracker of a trade.
    public static Blueprint of(Trade trade, Language language) {
        return BlueprintReader.read(trade, language);
    }

    public Page page(Register register) {
        return pages.stream()
                .filter(page -> page.register() == register)
                .findFirst()
                .orElseThrow();
    }

    /// The same with other rows in one register.
    public Blueprint with(Register register, List<Row> rows) {
        List<Page> others = new ArrayList<>(pages);
        others.replaceAll(page -> page.register() == register ? page.with(rows) : page);
        return new Blueprint(language, stages, guide, others);
    }

    /// One register as a sheet with one table, whose header stands in row 1.
    ///
    /// @param name of the sheet and of its table
    /// @param spare blank rows that the table has below the filled ones
    public record Page(Register register, String name, List<Heading> headings, List<Row> rows, int spare) {
        public Page {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }

        Page with(List<Row> others) {
            return new Page(register, name, headings, others, spare);
        }

        /// The column of a field, counted from 1.
        public int column(Field field) {
            return headings.stream().map(Heading::field).toList().indexOf(field) + 1;
        }
    }

    /// One column.
    ///
    /// @param width in characters
    /// @param format a number format code; `@` is text
    /// @param look whether long texts break into lines, and whether its cells are links
    /// @param hint a sentence for the header's note, or empty
    /// @param choice the list to choose from, or null
    /// @param formula what computes it in row 2, with relative references and without `=`, or null for an input
    public record Heading(
            Field field,
            String text,
            int width,
            String format,
            NewColumn.Look look,
            String hint,
            @Nullable Choice choice,
            @Nullable String formula) {
        /// Whether long texts break into lines.
        public boolean isWrapped() {
            return look != NewColumn.Look.PLAIN;
        }
    }

    /// The cells of a row, one for each heading.
    ///
    /// @param format the number format code of its inputs, or null for that of each column
    public record Row(List<Value> cells, @Nullable String format) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A list to choose from.
    public sealed interface Choice {
        /// Some words.
        ///
        /// @param isClosed whether nothing else may be typed
        record Words(List<String> words, boolean isClosed) implements Choice {
            public Words {
                words = List.copyOf(words);
            }
        }

        /// What stands in a column of another register, growing with it.
        ///
        /// @param name of the list, as the workbook defines it
        record From(Field source, String name) implements Choice {}

        /// The headers of a register.
        record HeadersOf(Register register) implements Choice {}
    }

    /// A sheet of prose.
    ///
    /// @param lines a heading begins with `# `; a line of several parts is a small table's
    public record Guide(String name, List<List<String>> lines) {
        public Guide {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }
}
