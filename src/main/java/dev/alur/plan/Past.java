package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run as the journal kept it: all that is needed to take it back.
///
/// @param deeds in the order of doing
/// @param seen the records as they would have been had the run only looked; without jobs that it did not touch
/// @param left the records as it left them
public record Past(int serial, List<Deed> deeds, Map<String, JobRecord> seen, Map<String, JobRecord> left) {
    public Past {
        deeds = List.copyOf(deeds);
        seen = Map.copyOf(seen);
        left = Map.copyOf(left);
    }

    /// A change that was done.
    ///
    /// @param cells what it wrote into jobs' rows
    /// @param row the cells of the row that it added to a register; empty where it added none
    public record Deed(Change change, List<Cell> cells, Map<String, Value> row) {
        public Deed {
            cells = List.copyOf(cells);
            row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        }
    }

    /// A cell of a job's row.
    ///
    /// @param at where it was then
    public record Cell(String job, Address at, String header, Value before, Value after) {}

    /// True where it issued an invoice.
    public boolean hasInvoice() {
        return deeds.stream().anyMatch(deed -> deed.change() instanceof Change.IssueInvoice);
    }

    /// True where it added sheets, columns or settings, which stay.
    public boolean hasStructure() {
        return deeds.stream().anyMatch(deed -> deed.change() instanceof Change.Structural);
    }
}
