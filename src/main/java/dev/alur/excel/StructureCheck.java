package dev.alur.excel;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks at a workbook to which something was added, before it is written: every sheet, name and relationship
/// that it had is there as it was, the sheets in their old order. Read anew from what was laid over the
/// package, so that a slip in splicing is seen.
final class StructureCheck {
    private StructureCheck() {}

    /// Compares a workbook before and after.
    ///
    /// @param unrelated the ids of relationships that were taken away on purpose, by part
    /// @throws dev.alur.grid.ProblemException where something is lost or is not as it was
    static void check(Book before, Book after, Map<String, Set<String>> unrelated) {
        List<Book.SheetPart> sheets = before.sheets();
        boolean same = after.sheets().size() >= sheets.size()
                && after.sheets().subList(0, sheets.size()).equals(sheets)
                && after.otherTabs().equals(before.otherTabs())
                && after.names().entrySet().containsAll(before.names().entrySet())
                && List.copyOf(after.names().keySet())
                        .subList(0, before.names().size())
                        .equals(List.copyOf(before.names().keySet()));
        if (!same) {
            throw ExcelProblem.NOT_AS_PLANNED.of(
                    before.file(), before.workbook().part());
        }
        relations(before, after, before.workbook().part(), Set.of());
        for (Book.SheetPart sheet : sheets) {
            String part = sheet.entry().part();
            relations(before, after, part, unrelated.getOrDefault(part, Set.of()));
        }
    }

    private static void relations(Book before, Book after, String part, Set<String> without) {
        Archive.Entry old = before.archive().find(Relations.nameFor(part));
        Archive.Entry now = after.archive().find(Relations.nameFor(part));
        if (old == null || after.archive().overlaid(old) == before.archive().overlaid(old)) {
            return;
        }
        List<Relations.Relation> had = Relations.of(before.file(), before.archive(), part).all().stream()
                .filter(relation -> !without.contains(relation.id()))
                .toList();
        List<Relations.Relation> has =
                Relations.of(after.file(), after.archive(), part).all();
        if (now == null
                || !(has.size() >= had.size() && has.subList(0, had.size()).equals(had))) {
            throw ExcelProblem.NOT_AS_PLANNED.of(before.file(), Relations.nameFor(part));
        }
    }
}
