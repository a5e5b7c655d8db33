package dev.alur.excel;

import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import dev.alur.grid.Range;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets all of a sheet but its rows follow where rows are opened: merged cells, links, filters, validations and
/// conditional formats with their formulas, page breaks, sparklines, anchors of controls.
final class SheetElements {
    private static final Set<String> FORMULAS =
            Set.of("formula", "formula1", "formula2", "f", "formula1/f", "formula2/f");

    private final String sheet;
    private final MovedReferences rules;
    private final MovedRanges ranges;
    private final Anchors anchors;
    private final boolean own;
    private boolean inRowBreaks;

    /// @param own whether the rows are opened in this very sheet
    SheetElements(String sheet, MovedReferences rules, boolean own) {
        this.sheet = sheet;
        this.rules = rules;
        this.own = own;
        this.ranges = new MovedRanges(sheet, rules);
        this.anchors = new Anchors(own ? rules.opening().orElse(null) : null);
    }

    /// Takes a token outside of the rows.
    void token(Rewriting in) throws IOException {
        if (!in.opens()) {
            return;
        }
        String name = in.tag().local();
        switch (name) {
            case "conditionalFormatting", "dataValidation" -> rule(in);
            case "hyperlink" -> {
                in.attribute("location", this::elsewhere);
                ref(in, false);
            }
            case "f" -> in.text(text -> moved(text, new MovedReferences.Place(sheet, Growth.Reader.REGION)));
            case "controlPr", "objectPr" -> {
                in.attribute("linkedCell", this::exact);
                in.attribute("listFillRange", this::exact);
            }
            case "anchor" -> anchors.take(in);
            default -> {
                if (own) {
                    ownElement(in, name);
                }
            }
        }
    }

    private void ownElement(Rewriting in, String name) throws IOException {
        switch (name) {
            case "dimension" -> in.attribute("ref", ranges::extent);
            case "mergeCell" -> ref(in, false);
            case "autoFilter", "sortState", "sortCondition" -> ref(in, true);
            case "protectedRange", "ignoredError" -> in.attribute("sqref", list -> ranges.list(list, true));
            case "sqref" -> in.text(list -> ranges.list(list, false));
            case "cellWatch", "inputCells" -> in.attribute("r", cell -> ranges.list(cell, false));
            case "rowBreaks" -> inRowBreaks = true;
            case "colBreaks" -> inRowBreaks = false;
            case "brk" -> {
                if (inRowBreaks) {
                    in.attribute("id", this::pageBreak);
                }
            }
            default -> {}
        }
    }

    private void ref(Rewriting in, boolean grows) {
        if (own) {
            in.attribute("ref", ref -> ranges.range(ref, grows));
        }
    }

    /// A break stands above the row after the one that it names.
    private String pageBreak(String id) {
        Optional<Opening> opening = rules.opening();
        if (opening.isEmpty() || !opening.get().isWhole() || !id.matches("[0-9]{1,7}")) {
            return id;
        }
        int row = Integer.parseInt(id) + 1;
        return Integer.toString(opening.get().after(row, 1) - 1);
    }

    /// Validations and conditional formats: one formula stands for all their cells, as it reads in the first.
    private void rule(Rewriting in) throws IOException {
        Fragment rule = Fragment.of(in);
        String attribute = rule.attribute("sqref");
        String list = attribute == null ? rule.text("sqref") : attribute;
        MovedReferences.Place place =
                new MovedReferences.Place(sheet, Growth.Reader.REGION, list == null ? null : relative(list));
        rule.texts(FORMULAS, formula -> moved(formula, place));
        rule.attributes("cfvo", "val", formula -> moved(formula, place));
        if (own) {
            rule.attributes("conditionalFormatting", "sqref", cells -> ranges.list(cells, true));
            rule.attributes("dataValidation", "sqref", cells -> ranges.list(cells, true));
            rule.texts(Set.of("sqref"), cells -> ranges.list(cells, true));
        }
        rule.write(in);
    }

    /// By how many rows a reference without `$` moves: with the first cell, where the formula stands for
    /// several rows.
    private @Nullable Integer relative(String list) {
        Range first = Refs.range(sheet, list.strip().split("\\s+")[0]);
        boolean one = !list.strip().contains(" ") && first != null && first.firstRow() == first.lastRow();
        if (one || first == null) {
            return null;
        }
        return own ? rules.moved(first, false).firstRow() - first.firstRow() : 0;
    }

    private String exact(String formula) {
        return moved(formula, new MovedReferences.Place(sheet, Growth.Reader.REGION));
    }

    private String elsewhere(String location) {
        return moved(location, new MovedReferences.Place(sheet, Growth.Reader.NONE));
    }

    private String moved(String formula, MovedReferences.Place place) {
        return own || formula.indexOf('!') >= 0 ? rules.moved(formula, place) : formula;
    }
}
