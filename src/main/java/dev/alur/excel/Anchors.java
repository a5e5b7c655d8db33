package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets pictures, charts and controls follow where rows are opened in the sheet that they lie on (ECMA-376 part
/// 1, 20.5.2): one that moves and sizes with its cells by both corners, one that only moves by its upper one,
/// one that does neither not at all.
final class Anchors {
    private final @Nullable Opening opening;

    /// @param opening the rows opened in their sheet, or null
    Anchors(@Nullable Opening opening) {
        this.opening = opening;
    }

    /// Takes the anchor that the current tag opens, whole.
    void take(Rewriting in) throws IOException {
        Fragment anchor = Fragment.of(in);
        follow(anchor);
        anchor.write(in);
    }

    /// Takes an anchor of a drawing, whose shapes may show a cell's text.
    void take(Rewriting in, String sheet, MovedReferences rules) throws IOException {
        Fragment anchor = Fragment.of(in);
        follow(anchor);
        MovedReferences.Place place = new MovedReferences.Place(sheet, Growth.Reader.NONE);
        anchor.attributes("sp", "textlink", formula -> rules.moved(formula, place));
        anchor.attributes("cxnSp", "textlink", formula -> rules.moved(formula, place));
        anchor.write(in);
    }

    private void follow(Fragment anchor) {
        String top = anchor.text("from/row");
        boolean control = anchor.is("anchor");
        String editAs = control ? control(anchor) : String.valueOf(anchor.attribute("editAs"));
        if (opening == null || top == null || editAs.equals("absolute")) {
            return;
        }
        if (!opening.isWhole() && !lies(anchor, opening)) {
            return;
        }
        boolean moves = isBelow(top);
        boolean ends = editAs.equals("oneCell") ? moves : isBelow(String.valueOf(anchor.text("to/row")));
        anchor.texts(Set.of("from/row"), row -> moves ? moved(row) : row);
        anchor.texts(Set.of("to/row"), row -> ends ? moved(row) : row);
    }

    /// What the anchor of a control says in attributes of its own (ECMA-376 part 1, 18.3.1.3), in a drawing's
    /// words.
    private static String control(Fragment anchor) {
        if (!Book.isTrue(anchor.attribute("moveWithCells"))) {
            return "absolute";
        }
        return Book.isTrue(anchor.attribute("sizeWithCells")) ? "twoCell" : "oneCell";
    }

    /// Where only some columns move, what lies wholly on them goes along.
    private static boolean lies(Fragment anchor, Opening opening) {
        String left = anchor.text("from/col");
        String right = anchor.text("to/col");
        return left != null
                && left.strip().matches("[0-9]{1,5}")
                && opening.covers(
                        Integer.parseInt(left.strip()) + 1,
                        right == null || !right.strip().matches("[0-9]{1,5}")
                                ? Integer.parseInt(left.strip()) + 1
                                : Integer.parseInt(right.strip()) + 1);
    }

    private boolean isBelow(String row) {
        return opening != null
                && row.strip().matches("[0-9]{1,7}")
                && Integer.parseInt(row.strip()) + 1 >= opening.row();
    }

    private String moved(String row) {
        int count = opening == null ? 0 : opening.count();
        return Integer.toString(Math.min(Integer.parseInt(row.strip()) + count, Address.MAX_ROW - 1));
    }
}
