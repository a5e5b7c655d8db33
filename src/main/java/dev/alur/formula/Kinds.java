package dev.alur.formula;

import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.OperandPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.ScalarConstantPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.jspecify.annotations.Nullable;

/// Tells whether the number that a program gives is a date, from its tokens and from the cells that it names: a
/// day plus a number is a day, a day less a day is a number, IF is a day where one of its values is, and so on.
final class Kinds {
    private static final Set<String> DATES =
            Set.of("TODAY", "NOW", "DATE", "EDATE", "EOMONTH", "WORKDAY", "WORKDAY.INTL", "DATEVALUE");
    /// Give one of their values, or one rounded.
    private static final Set<String> PASSING = Set.of(
            "IF",
            "IFS",
            "IFERROR",
            "IFNA",
            "SWITCH",
            "CHOOSE",
            "MIN",
            "MAX",
            "MINIFS",
            "MAXIFS",
            "LARGE",
            "SMALL",
            "MEDIAN",
            "AVERAGE",
            "INDEX",
            "VLOOKUP",
            "HLOOKUP",
            "XLOOKUP",
            "LOOKUP",
            "SORTED",
            "INT",
            "TRUNC",
            "ROUND",
            "ROUNDUP",
            "ROUNDDOWN");
    private static final int SAMPLE = 200;

    private final Lookup lookup;

    Kinds(Lookup lookup) {
        this.lookup = lookup;
    }

    /// What the cells hold that a program names.
    interface Lookup {
        Value cell(String code, int row, int column);

        @Nullable
        Sheet sheet(String code);
    }

    private record Item(boolean date, @Nullable Ptg token) {}

    boolean isDate(Program program) {
        List<Item> stack = new ArrayList<>();
        for (Ptg token : program.tokens()) {
            switch (token) {
                case AttrPtg attribute -> {
                    if (attribute.isSum()) {
                        replace(stack, 1, new Item(false, null));
                    }
                }
                case OperationPtg operation -> {
                    int count = operation.getNumberOfOperands();
                    List<Item> operands = List.copyOf(stack.subList(stack.size() - count, stack.size()));
                    replace(stack, count, new Item(date(operation, operands), null));
                }
                case Ref3DPxg cell -> stack.add(new Item(isDate(cell, program), cell));
                case OperandPtg operand -> stack.add(new Item(false, operand));
                case ScalarConstantPtg constant -> stack.add(new Item(false, constant));
                default -> {}
            }
        }
        return stack.size() == 1 && stack.getFirst().date();
    }

    private static void replace(List<Item> stack, int count, Item item) {
        stack.subList(stack.size() - count, stack.size()).clear();
        stack.add(item);
    }

    private boolean isDate(Ref3DPxg cell, Program program) {
        if (cell.getSheetName().equals(Codes.AGGREGATES)) {
            return isDate(program.aggregates().get(cell.getRow()));
        }
        return lookup.cell(cell.getSheetName(), cell.getRow() + 1, cell.getColumn() + 1) instanceof Value.Date;
    }

    private boolean date(OperationPtg operation, List<Item> operands) {
        return switch (operation) {
            case AddPtg plus -> operands.getFirst().date() != operands.getLast().date();
            case SubtractPtg minus ->
                operands.getFirst().date() && !operands.getLast().date();
            case UnaryPlusPtg plus -> operands.getFirst().date();
            case AbstractFunctionPtg function -> function(function, operands);
            default -> false;
        };
    }

    private boolean function(AbstractFunctionPtg function, List<Item> operands) {
        String name = function.getName();
        List<Item> arguments = operands;
        if (!operands.isEmpty() && operands.getFirst().token() instanceof NameXPxg external) {
            name = external.getNameName();
            arguments = operands.subList(1, operands.size());
        }
        String plain =
                name.startsWith(BoundedFunctions.PREFIX) ? name.substring(BoundedFunctions.PREFIX.length()) : name;
        return DATES.contains(plain) || (PASSING.contains(plain) && passes(plain, arguments));
    }

    private boolean passes(String name, List<Item> arguments) {
        int size = arguments.size();
        return switch (name) {
            case "IF" -> any(arguments.subList(1, size));
            case "IFS" -> any(everySecond(arguments, 1));
            case "SWITCH" ->
                any(everySecond(arguments, 2)) || (size % 2 == 0 && any(arguments.subList(size - 1, size)));
            case "CHOOSE" -> any(arguments.subList(1, size));
            case "IFERROR", "IFNA", "MIN", "MAX", "MEDIAN", "AVERAGE" -> any(arguments);
            case "VLOOKUP" -> size > 2 && isDate(arguments.get(1), arguments.get(2));
            case "XLOOKUP" -> size > 2 && any(arguments.subList(2, Math.min(size, 4)));
            case "LOOKUP" -> any(arguments.subList(size - 1, size));
            case "HLOOKUP" -> false;
            case "INDEX" -> size > 2 ? isDate(arguments.get(0), arguments.get(2)) : any(arguments.subList(0, 1));
            default -> any(arguments.subList(0, 1));
        };
    }

    private static List<Item> everySecond(List<Item> arguments, int first) {
        List<Item> some = new ArrayList<>();
        for (int i = first; i < arguments.size(); i += 2) {
            some.add(arguments.get(i));
        }
        return some;
    }

    private boolean any(List<Item> arguments) {
        for (Item argument : arguments) {
            if (argument.date()
                    || (argument.token() instanceof Area3DPxg area && isDate(area, area.getFirstColumn()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isDate(Item table, Item column) {
        if (!(table.token() instanceof Area3DPxg area)) {
            return table.date();
        }
        int place = column.token() instanceof IntPtg number ? number.getValue() : 1;
        return isDate(area, Math.min(area.getFirstColumn() + Math.max(place, 1) - 1, area.getLastColumn()));
    }

    /// True where the first number or date in a column of an area is a date.
    private boolean isDate(Area3DPxg area, int column) {
        if (area.getSheetName().equals(Codes.ROW)) {
            return lookup.cell(Codes.ROW, 1, column + 1) instanceof Value.Date;
        }
        Sheet sheet = lookup.sheet(area.getSheetName());
        if (sheet == null) {
            return false;
        }
        int last = Math.min(Math.min(area.getLastRow() + 1, sheet.lastRow()), area.getFirstRow() + SAMPLE);
        for (int row = area.getFirstRow() + 1; row <= last; row++) {
            Value value = sheet.value(row, column + 1);
            if (value instanceof Value.Date || value instanceof Value.Number) {
                return value instanceof Value.Date;
            }
        }
        return false;
    }
}
