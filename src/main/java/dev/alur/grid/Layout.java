package dev.alur.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sheet says about its cells beside what they hold: which are merged, hidden, filtered, locked, parts
/// of an array formula, and what is pinned to them. Rows and columns count from 1.
public final class Layout {
    /// The layout of a sheet that says nothing.
    public static final Layout PLAIN = new Builder().build();

    private record Stripe(int first, int last, double width, boolean hidden) {}

    private final List<Range> merged;
    private final List<Range> arrays;
    private final List<Range> pivots;
    private final List<Pinned> links;
    private final List<Pinned> comments;
    private final RangeIndex mergedIndex;
    private final RangeIndex arrayIndex;
    private final RangeIndex linkIndex;
    private final RangeIndex commentIndex;
    private final BitSet hiddenRows;
    private final @Nullable BitSet toldRows;
    private final List<Stripe> columns;
    private final Locks locks;
    private final @Nullable Range filter;

    private Layout(Builder builder) {
        merged = List.copyOf(builder.merged);
        arrays = List.copyOf(builder.arrays);
        pivots = List.copyOf(builder.pivots);
        links = List.copyOf(builder.links);
        comments = List.copyOf(builder.comments);
        mergedIndex = new RangeIndex(merged);
        arrayIndex = new RangeIndex(arrays);
        linkIndex = new RangeIndex(links.stream().map(Pinned::cells).toList());
        commentIndex = new RangeIndex(comments.stream().map(Pinned::cells).toList());
        hiddenRows = builder.hiddenRows;
        toldRows = builder.toldRows;
        columns = List.copyOf(builder.columns);
        locks = builder.locks;
        filter = builder.filter;
    }

    public List<Range> merged() {
        return merged;
    }

    /// The merged range that a cell belongs to, or null; only its top left cell holds anything.
    public @Nullable Range merged(int row, int column) {
        int found = mergedIndex.find(row, column);
        return found < 0 ? null : merged.get(found);
    }

    /// The ranges of array formulas, of spilled formulas as they were when the workbook was saved, and of data
    /// tables.
    public List<Range> arrays() {
        return arrays;
    }

    /// The range of the array formula, the spilled formula or the data table that fills a cell, or null.
    public @Nullable Range array(int row, int column) {
        int found = arrayIndex.find(row, column);
        return found < 0 ? null : arrays.get(found);
    }

    /// The ranges that pivot tables fill, and those of their filters.
    public List<Range> pivots() {
        return pivots;
    }

    /// The range of the pivot table that fills a cell, or null.
    public @Nullable Range pivot(int row, int column) {
        return pivots.stream()
                .filter(range -> range.contains(row, column))
                .findFirst()
                .orElse(null);
    }

    /// The hyperlinks with where they lead: an address, `#Sheet!A1` within the workbook, or both together.
    public List<Pinned> links() {
        return links;
    }

    /// Where the hyperlink of a cell leads, or null.
    public @Nullable String link(int row, int column) {
        int found = linkIndex.find(row, column);
        return found < 0 ? null : links.get(found).text();
    }

    /// What people noted at cells; the answers of a conversation follow its first comment, a line each.
    public List<Pinned> comments() {
        return comments;
    }

    /// The comment of a cell, or null.
    public @Nullable String comment(int row, int column) {
        int found = commentIndex.find(row, column);
        return found < 0 ? null : comments.get(found).text();
    }

    /// The range of the sheet's filter with its header row, or null; the rows that it keeps from view are
    /// hidden ones. Filters of tables are not meant.
    public @Nullable Range filter() {
        return filter;
    }

    /// Whether a row is hidden, by hand or by a filter.
    public boolean isRowHidden(int row) {
        return hiddenRows.get(row) || (toldRows != null && !toldRows.get(row));
    }

    public boolean isColumnHidden(int column) {
        Stripe stripe = stripe(column);
        return stripe != null && stripe.hidden;
    }

    /// The width of a column in digits of the usual font, or 0 where the sheet leaves it to the program.
    public double width(int column) {
        Stripe stripe = stripe(column);
        return stripe == null ? 0 : stripe.width;
    }

    /// Whether a cell's format locks it, which matters where the sheet is protected ([Sheet#isLocked]).
    boolean isLocked(int row, int column) {
        return locks.isLocked(row, column);
    }

    private @Nullable Stripe stripe(int column) {
        for (Stripe stripe : columns) {
            if (column >= stripe.first && column <= stripe.last) {
                return stripe;
            }
        }
        return null;
    }

    /// The same layout with another link at a cell; an empty one takes away what is there.
    Layout linked(Address at, String target) {
        Builder builder = new Builder();
        builder.merged.addAll(merged);
        builder.arrays.addAll(arrays);
        builder.pivots.addAll(pivots);
        builder.comments.addAll(comments);
        for (Pinned link : links) {
            link.cells().without(at.row(), at.column()).forEach(left -> builder.link(left, link.text()));
        }
        if (!target.isEmpty()) {
            builder.link(Range.of(at), target);
        }
        builder.hiddenRows.or(hiddenRows);
        builder.toldRows = toldRows;
        builder.columns.addAll(columns);
        builder.locks = locks;
        builder.filter = filter;
        return builder.build();
    }

    /// Collects a layout.
    public static final class Builder {
        private final List<Range> merged = new ArrayList<>();
        private final List<Range> arrays = new ArrayList<>();
        private final List<Range> pivots = new ArrayList<>();
        private final List<Pinned> links = new ArrayList<>();
        private final List<Pinned> comments = new ArrayList<>();
        private final BitSet hiddenRows = new BitSet();
        private final List<Stripe> columns = new ArrayList<>();
        private Locks locks = new Locks();
        private @Nullable BitSet toldRows;
        private @Nullable Range filter;

        public Builder merge(Range range) {
            merged.add(range);
            return this;
        }

        public Builder array(Range range) {
            arrays.add(range);
            return this;
        }

        public Builder pivot(Range range) {
            pivots.add(range);
            return this;
        }

        public Builder link(Range cells, String target) {
            links.add(new Pinned(cells, target));
            return this;
        }

        public Builder comment(Range cell, String text) {
            comments.add(new Pinned(cell, text));
            return this;
        }

        public Builder filter(Range range) {
            filter = range;
            return this;
        }

        /// Rows are hidden unless [#row] says otherwise.
        public Builder hideOtherRows() {
            toldRows = new BitSet();
            return this;
        }

        public Builder row(int row, boolean hidden) {
            if (hidden) {
                hiddenRows.set(row);
            }
            if (toldRows != null) {
                toldRows.set(row);
            }
            return this;
        }

        /// @param width in digits of the usual font, 0 where the sheet does not say
        public Builder columns(int first, int last, double width, boolean hidden) {
            columns.add(new Stripe(first, last, width, hidden));
            return this;
        }

        /// What a cell's own format says of it.
        public Builder lockedCell(int row, int column, boolean locked) {
            locks.cell(row, column, locked);
            return this;
        }

        /// What the format of a row says of cells that the sheet does not have.
        public Builder lockedRow(int row, boolean locked) {
            locks.row(row, locked);
            return this;
        }

        /// What the format of columns says of cells that the sheet does not have.
        public Builder lockedColumns(int first, int last, boolean locked) {
            locks.columns(first, last, locked);
            return this;
        }

        /// The layout; the builder must not be used after it.
        public Layout build() {
            return new Layout(this);
        }
    }
}
