package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what a sheet says about its cells beside what they hold.
final class LayoutReader {
    private static final byte[] FILTER = Names.of("autoFilter");
    private static final byte[] LINK = Names.of("hyperlink");
    private static final byte[] USUAL_ROW = Names.of("sheetFormatPr");
    private static final byte[] HIDDEN = Names.of("hidden");
    private static final byte[] CUSTOM = Names.of("customFormat");

    /// @param id of the relationship that says where it leads, or null
    /// @param location a place within what it leads to, or within the workbook, or null
    private record Link(
            Range cells, @Nullable String id, @Nullable String location) {}

    private final String sheet;
    private final Styles styles;
    private final Layout.Builder layout = new Layout.Builder();
    private final List<Link> links = new ArrayList<>();
    private boolean hidesRows;

    LayoutReader(String sheet, Styles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    /// Takes a row's start tag.
    void row(int row, Tag tag) {
        boolean hidden = tag.find(HIDDEN) >= 0 && Book.isTrue(tag.get(HIDDEN));
        if (hidden || hidesRows) {
            layout.row(row, hidden);
        }
        if (styles.hasUnlocked() && Book.isTrue(tag.get(CUSTOM))) {
            String style = tag.get(Names.STYLE);
            layout.lockedRow(row, style == null || styles.isLocked(Numbers.index(style)));
        }
    }

    void cell(Cell cell) {
        if (styles.hasUnlocked()) {
            layout.lockedCell(cell.row, cell.column, styles.isLocked(cell.style));
        }
        if (cell.kind == Cell.Kind.ARRAY) {
            Range range = cell.range == null ? null : Refs.range(sheet, cell.range);
            if (range != null) {
                layout.array(range);
            }
        }
    }

    /// Takes an element outside of the rows.
    void element(Tag tag) {
        if (tag.is(Names.MERGE)) {
            Range range = range(tag);
            if (range != null) {
                layout.merge(range);
            }
        } else if (tag.is(LINK)) {
            Range range = range(tag);
            if (range != null) {
                links.add(new Link(range, tag.getPrefixed("id"), tag.get("location")));
            }
        } else if (tag.is(Names.COLUMN)) {
            columns(tag);
        } else if (tag.is(FILTER) && tag.depth() == 2) {
            Range range = range(tag);
            if (range != null) {
                layout.filter(range);
            }
        } else if (tag.is(USUAL_ROW) && Book.isTrue(tag.get("zeroHeight"))) {
            hidesRows = true;
            layout.hideOtherRows();
        }
    }

    /// The layout, with what other parts say.
    Layout layout(Book book, Relations relations) {
        for (Link link : links) {
            Relations.Relation relation = link.id == null ? null : relations.byId(link.id);
            String target = (relation == null ? "" : XmlText.unescape(relation.address()))
                    + (link.location == null ? "" : '#' + XmlText.unescape(link.location));
            if (!target.isEmpty()) {
                layout.link(link.cells, target);
            }
        }
        PivotPart.ranges(book, sheet, relations).forEach(layout::pivot);
        CommentReader.read(book, sheet, relations, layout);
        return layout.build();
    }

    private void columns(Tag tag) {
        String first = tag.get("min");
        String last = tag.get("max");
        if (first == null || last == null) {
            return;
        }
        int from = Math.max(Numbers.index(first), 1);
        int to = Math.min(Numbers.index(last), Address.MAX_COLUMN);
        layout.columns(from, to, size(tag.get("width")), Book.isTrue(tag.get(HIDDEN)));
        String style = tag.get("style");
        if (style != null && styles.hasUnlocked()) {
            layout.lockedColumns(from, to, styles.isLocked(Numbers.index(style)));
        }
    }

    /// A width or a height as an attribute writes it; 0 where it is none that a sheet can have.
    static double size(@Nullable String text) {
        try {
            double size = text == null ? 0 : Double.parseDouble(text);
            return size > 0 && size <= 255 ? size : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private @Nullable Range range(Tag tag) {
        String ref = tag.get(Names.REF);
        return ref == null ? null : Refs.range(sheet, ref);
    }
}
