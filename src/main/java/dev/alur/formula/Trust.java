package dev.alur.formula;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.OperandPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.ScalarConstantPtg;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.ValueOperatorPtg;
import org.jspecify.annotations.Nullable;

/// Whether a program gives what the person's own spreadsheet program would, so that its result may stand in the
/// workbook as if that had computed it. Refused is what depends on the language of that program (a decimal
/// comma in a text), on the order of its additions (a difference that is nothing but rounding), or on forms
/// that spreadsheets fill over several cells.
final class Trust {
    /// Their results depend on the language or on what differs from program to program.
    private static final Set<String> UNSURE =
            Set.of("VALUE", "NUMBERVALUE", "DATEVALUE", "TIMEVALUE", "CODE", "CHAR", "LOOKUP", "WEEKNUM");
    /// Give one of their arguments as it is, so that an area would fill cells.
    private static final Set<String> PASSING = Set.of("IF", "CHOOSE", "IFERROR", "IFNA", "IFS", "SWITCH");
    /// Look into a text for signs that a number may have there or not.
    private static final Set<String> SEARCHING =
            Set.of("FIND", "SEARCH", "SUBSTITUTE", "EXACT", "TEXTBEFORE", "TEXTAFTER");
    /// Take a text for a text, never for the number that it may be.
    private static final Set<String> LITERAL = Set.of(
            ("AND OR NOT IF IFERROR IFNA IFS SWITCH CHOOSE TRUE FALSE NA ISBLANK ISNUMBER ISTEXT ISERROR ISERR ISNA"
                            + " ISLOGICAL ISNONTEXT LEN LEFT RIGHT MID TRIM CLEAN UPPER LOWER PROPER EXACT FIND SEARCH"
                            + " SUBSTITUTE REPLACE REPT T CONCATENATE CONCAT TEXTJOIN SUM AVERAGE MIN MAX COUNT COUNTA"
                            + " COUNTBLANK PRODUCT MEDIAN VLOOKUP HLOOKUP XLOOKUP XMATCH MATCH INDEX LOOKUP ROW COLUMN"
                            + " ROWS COLUMNS PI TODAY NOW N TYPE TEXTBEFORE TEXTAFTER")
                    .split(" ", -1));
    private static final Set<Class<?>> COMPARING = Set.of(
            EqualPtg.class,
            NotEqualPtg.class,
            GreaterThanPtg.class,
            GreaterEqualPtg.class,
            LessThanPtg.class,
            LessEqualPtg.class);
    /// Round their arguments to whole numbers, each program in its own way.
    private static final Set<String> WHOLE = Set.of("DATE", "TIME", "DAYS");
    private static final Pattern PLAIN_FORMAT = Pattern.compile("0+%?|(?:[- ]|[Dd]{1,2}|[Mm]{1,2}|[Yy]{4}|[Yy]{2})+");
    /// The day after 9999-12-31.
    private static final double BEYOND = 2_958_466;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]\\.[0-9]|[0-9]E[+-]?[0-9]");
    /// Below this part of the numbers that were read, a sum is nothing but what rounding left over.
    private static final double ROUNDING = 1e-13;

    private final boolean sure;
    private final boolean adds;
    private final boolean reckons;
    private final boolean calls;
    private final boolean searches;
    private final boolean powers;
    private final boolean makesDays;
    private final Seen constants;

    private Trust(Walk walk) {
        this.sure = walk.sure;
        this.adds = walk.adds;
        this.reckons = walk.reckons;
        this.calls = walk.calls;
        this.searches = walk.searches;
        this.powers = walk.powers;
        this.makesDays = walk.makesDays;
        this.constants = walk.constants;
    }

    static Trust in(Program program) {
        Walk walk = new Walk();
        walk.read(program);
        return new Trust(walk);
    }

    /// Whether it need not be computed at all to be told that nobody may trust it.
    boolean isNone() {
        return !sure;
    }

    /// Whether a result may stand in the workbook.
    ///
    /// @param read what the cells held
    boolean in(Value result, Seen read) {
        boolean fraction = read.fraction() || constants.fraction();
        boolean otherwise = (reckons && (read.separated() || constants.separated()))
                || (powers && (read.negative() || constants.negative()))
                || (makesDays && fraction);
        if (otherwise) {
            return false;
        }
        return switch (result) {
            case Value.Number(BigDecimal number) -> !(searches && fraction) && isMoreThanRounding(number, read);
            case Value.Text(String text) ->
                text.length() <= BoundedFunctions.MAX_TEXT
                        && !(fraction && DECIMAL.matcher(text).find());
            case Value.Fault(String code) -> isTrue(code, read);
            case Value.Bool _ -> !(searches && fraction);
            case Value.Blank _, Value.Date _ -> true;
        };
    }

    private boolean isMoreThanRounding(BigDecimal number, Seen read) {
        double greatest = Math.max(read.greatest(), constants.greatest());
        if (makesDays && number.doubleValue() >= BEYOND) {
            return false;
        }
        return !adds || number.signum() == 0 || Math.abs(number.doubleValue()) >= greatest * ROUNDING;
    }

    /// POI gives `#VALUE!` for much that it cannot do; only what comes from a cell or from plain reckoning is
    /// believed.
    private boolean isTrue(String code, Seen read) {
        return read.faults().contains(code)
                || switch (code) {
                    case "#DIV/0!", "#N/A" -> true;
                    case "#VALUE!" -> !calls;
                    default -> false;
                };
    }

    /// Walks over the tokens, with the operands that are known.
    private static final class Walk {
        private boolean sure = true;
        private boolean adds;
        private boolean reckons;
        private boolean calls;
        private boolean searches;
        private boolean powers;
        private boolean makesDays;
        private final Seen constants = new Seen();

        void read(Program program) {
            program.aggregates().forEach(this::read);
            List<@Nullable Ptg> stack = new ArrayList<>();
            for (Ptg token : program.tokens()) {
                switch (token) {
                    case AttrPtg attribute -> {
                        if (attribute.isSum()) {
                            adds = true;
                            replace(stack, 1);
                        }
                    }
                    case OperationPtg operation -> {
                        int count = operation.getNumberOfOperands();
                        operation(operation, new ArrayList<>(stack.subList(stack.size() - count, stack.size())));
                        replace(stack, count);
                    }
                    case OperandPtg operand -> stack.add(operand);
                    case ScalarConstantPtg constant -> {
                        constant(constant);
                        stack.add(constant);
                    }
                    default -> {}
                }
            }
        }

        private static void replace(List<@Nullable Ptg> stack, int count) {
            stack.subList(stack.size() - count, stack.size()).clear();
            stack.add(null);
        }

        private void constant(Ptg constant) {
            if (constant instanceof NumberPtg number) {
                constants.number(number.getValue());
            } else if (constant instanceof IntPtg number) {
                constants.number(number.getValue());
            } else if (constant instanceof StringPtg text) {
                constants.text(text.getValue());
            }
        }

        private void operation(OperationPtg operation, List<@Nullable Ptg> operands) {
            if (operation instanceof AbstractFunctionPtg function) {
                boolean external = !operands.isEmpty() && operands.getFirst() instanceof NameXPxg;
                String name = external && operands.getFirst() instanceof NameXPxg named
                        ? named.getNameName()
                        : function.getName();
                call(
                        name.startsWith(BoundedFunctions.PREFIX)
                                ? name.substring(BoundedFunctions.PREFIX.length())
                                : name,
                        external ? operands.subList(1, operands.size()) : operands);
            } else {
                reckons |= operation instanceof ValueOperatorPtg
                        && !(operation instanceof ConcatPtg || COMPARING.contains(operation.getClass()));
                adds |= operation instanceof AddPtg || operation instanceof SubtractPtg;
                if (operation instanceof SubtractPtg || operation instanceof UnaryMinusPtg) {
                    constants.number(-1);
                }
            }
        }

        private void call(String name, List<@Nullable Ptg> arguments) {
            calls = true;
            adds |= name.startsWith("SUM") || name.startsWith("AVERAGE");
            searches |= SEARCHING.contains(name);
            reckons |= !LITERAL.contains(name);
            powers |= name.equals("POWER") && !(arguments.getLast() instanceof IntPtg);
            makesDays |= WHOLE.contains(name);
            sure &= !UNSURE.contains(name);
            sure &= !(PASSING.contains(name) && arguments.stream().anyMatch(Area3DPxg.class::isInstance));
            sure &= switch (name) {
                case "TEXT" ->
                    arguments.size() == 2
                            && arguments.getLast() instanceof StringPtg format
                            && PLAIN_FORMAT.matcher(format.getValue()).matches();
                case "SUMIF", "AVERAGEIF" -> arguments.size() < 3 || isAlike(arguments.get(0), arguments.get(2));
                case "INDEX" -> givesOneCell(arguments);
                case "XLOOKUP" -> arguments.size() > 2 && arguments.size() < 5 && isLine(arguments.get(2));
                case "XMATCH" -> arguments.size() == 2;
                case "VLOOKUP", "HLOOKUP" -> arguments.size() == 4 && isNo(arguments.getLast());
                case "MATCH" -> arguments.size() == 3 && isNo(arguments.getLast());
                default -> true;
            };
        }

        /// FALSE or 0: only what is equal is found. What is found otherwise depends on whether the cells are
        /// sorted.
        private static boolean isNo(@Nullable Ptg argument) {
            return (argument instanceof BoolPtg bool && !bool.getValue())
                    || (argument instanceof IntPtg number && number.getValue() == 0);
        }

        private static boolean isAlike(@Nullable Ptg one, @Nullable Ptg other) {
            return one instanceof Area3DPxg area
                    && other instanceof Area3DPxg that
                    && area.getLastRow() - area.getFirstRow() == that.getLastRow() - that.getFirstRow()
                    && area.getLastColumn() - area.getFirstColumn() == that.getLastColumn() - that.getFirstColumn();
        }

        private static boolean isLine(@Nullable Ptg argument) {
            return argument instanceof Ref3DPxg
                    || (argument instanceof Area3DPxg area
                            && (area.getFirstRow() == area.getLastRow()
                                    || area.getFirstColumn() == area.getLastColumn()));
        }

        private static boolean givesOneCell(List<@Nullable Ptg> arguments) {
            boolean places = arguments.stream()
                    .skip(1)
                    .noneMatch(place -> place instanceof MissingArgPtg
                            || (place instanceof IntPtg number && number.getValue() == 0));
            return places && (arguments.size() > 2 || isLine(arguments.getFirst()));
        }
    }
}
