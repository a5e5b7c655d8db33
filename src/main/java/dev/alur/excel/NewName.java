package dev.alur.excel;

import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Naming;

/// Adds a defined name to workbook.xml.
final class NewName {
    private NewName() {}

    static void add(Structure structure, Edit.AddName edit) {
        structure.requireName(edit.name(), null);
        String refersTo = Naming.reference(edit.refersTo());
        if (refersTo == null) {
            throw Structure.refusal(GridProblem.REFERENCE_UNFIT, null, edit.name(), edit.refersTo());
        }
        String sheet = Naming.sheetOf(refersTo);
        if (sheet != null) {
            structure.sheet(sheet);
        }
        Packaging packaging = structure.packaging();
        String workbook = structure.book().workbook().part();
        packaging.put(workbook, WorkbookEntries.withName(packaging.part(workbook), edit.name(), refersTo));
        structure.packaged();
    }
}
