package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.language.Language;
import java.util.List;

/// What connecting a workbook of somebody's own does to it.
///
/// @param workbook its name
/// @param basis what it was when this was worked out
/// @param language of what is added
/// @param changes sheets, columns, settings and ids, in the order of doing; none where there is nothing to do
/// @param problems what the tracker that results has to be mended
/// @param billed by what jobs are told to have been billed before
public record Connection(
        String workbook,
        Fingerprint basis,
        Language language,
        List<Change> changes,
        List<Problem> problems,
        List<BilledSign> billed) {
    public Connection {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        billed = List.copyOf(billed);
    }
}
