package dev.alur.google;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A spreadsheet as one answer of the API told of it.
///
/// @param locale in which its formulas are written: `id_ID`
/// @param zone the time zone of its clock
/// @param nameIds the ids of its named ranges by their names
/// @param marks the writes that it remembers, in their order
/// @param canon what its fingerprint is the digest of, packed ([Canon])
record Seen(
        String title,
        String locale,
        String zone,
        Snapshot snapshot,
        List<Tab> tabs,
        Map<String, String> nameIds,
        List<Mark> marks,
        byte[] canon) {
    Seen {
        tabs = List.copyOf(tabs);
        nameIds = Map.copyOf(nameIds);
        marks = List.copyOf(marks);
    }

    /// What the API knows of a sheet, and a [dev.alur.grid.Sheet] does not tell.
    ///
    /// @param id by which requests name it
    /// @param rows how many there are, blank ones too
    /// @param tables the ids of its tables by their names
    /// @param chips cells that hold a smart chip
    /// @param closed cells that this account may not write; where the whole sheet is closed, the sheet says so
    record Tab(
            int id,
            String name,
            int rows,
            int columns,
            Map<String, String> tables,
            Set<Address> chips,
            List<Range> closed) {
        Tab {
            tables = Map.copyOf(tables);
            chips = Set.copyOf(chips);
            closed = List.copyOf(closed);
        }
    }

    Fingerprint fingerprint() {
        return snapshot.fingerprint();
    }

    /// The last write that it remembers.
    Optional<Mark> last() {
        return marks.isEmpty() ? Optional.empty() : Optional.of(marks.getLast());
    }

    Optional<Tab> tab(String name) {
        return tabs.stream().filter(tab -> tab.name().equalsIgnoreCase(name)).findFirst();
    }
}
