package dev.alur.document;

import dev.alur.grid.Address;
import dev.alur.language.Messages;
import dev.alur.tracker.Blueprint;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// Adds the lists to choose from.
final class Choices {
    private Choices() {}

    static void add(XSSFSheet sheet, Blueprint.Page page, Blueprint blueprint) {
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        for (int column = 0; column < page.headings().size(); column++) {
            Blueprint.Choice choice = page.headings().get(column).choice();
            if (choice == null) {
                continue;
            }
            DataValidationConstraint list = switch (choice) {
                case Blueprint.Choice.Words words ->
                    helper.createExplicitListConstraint(words.words().toArray(String[]::new));
                case Blueprint.Choice.From from -> helper.createFormulaListConstraint(from.name());
                case Blueprint.Choice.HeadersOf of ->
                    helper.createFormulaListConstraint(headers(blueprint.page(of.register())));
            };
            boolean isClosed = choice instanceof Blueprint.Choice.Words words && words.isClosed();
            DataValidation validation = helper.createValidation(
                    list, new CellRangeAddressList(1, TrackerWorkbook.LAST_ROW - 1, column, column));
            // a single list may also be typed past: sheets as well as columns stand in Field, a new client
            // comes before its row
            validation.setErrorStyle(isClosed ? DataValidation.ErrorStyle.STOP : DataValidation.ErrorStyle.WARNING);
            validation.setShowErrorBox(true);
            validation.createErrorBox(
                    Messages.text(blueprint.language(), "blueprint", "list.missing"),
                    Messages.text(blueprint.language(), "blueprint", isClosed ? "list.closed" : "list.open"));
            validation.setEmptyCellAllowed(true);
            sheet.addValidationData(validation);
        }
    }

    private static String headers(Blueprint.Page page) {
        return Address.quoted(page.name()) + "!$A$1:$"
                + Address.letters(page.headings().size()) + "$1";
    }
}
