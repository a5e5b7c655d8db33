package dev.alur.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which cells are unlocked, as their formats say; whether that matters is for the sheet's protection to say.
/// A cell that the sheet does not have takes after its row, else after its column, else it is locked.
final class Locks {
    private record Stripe(int first, int last, boolean locked) {}

    private final Map<Integer, BitSet> cells = new HashMap<>();
    private final Map<Integer, BitSet> unlocked = new HashMap<>();
    private final BitSet rows = new BitSet();
    private final BitSet unlockedRows = new BitSet();
    private final List<Stripe> columns = new ArrayList<>();

    void cell(int row, int column, boolean locked) {
        cells.computeIfAbsent(column, key -> new BitSet()).set(row);
        if (!locked) {
            unlocked.computeIfAbsent(column, key -> new BitSet()).set(row);
        }
    }

    void row(int row, boolean locked) {
        rows.set(row);
        unlockedRows.set(row, !locked);
    }

    void columns(int first, int last, boolean locked) {
        columns.add(new Stripe(first, last, locked));
    }

    boolean isLocked(int row, int column) {
        BitSet own = cells.get(column);
        if (own != null && own.get(row)) {
            BitSet free = unlocked.get(column);
            return free == null || !free.get(row);
        }
        if (rows.get(row)) {
            return !unlockedRows.get(row);
        }
        for (Stripe stripe : columns) {
            if (column >= stripe.first && column <= stripe.last) {
                return stripe.locked;
            }
        }
        return true;
    }
}
