package dev.alur.grid;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One column of a sheet, kept as pages of primitive numbers rather than as an object per cell, so that a sheet
/// of a hundred thousand rows costs some bytes a cell and blank stretches cost next to nothing.
public final class Column {
    private static final int PAGE = 128;
    /// What a text, an exact number or a formula takes beside its characters, with its places in the maps.
    private static final int PER_OBJECT = 96;

    private static final byte BLANK = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte EXACT = 3;
    private static final byte BOOL = 4;
    private static final byte DATE = 5;
    private static final byte FAULT = 6;
    private static final byte SHARED = 7;

    private final byte[] @Nullable [] kinds;
    private final long[] @Nullable [] bits;
    private final List<Object> pool;
    private final List<String> texts;
    private final Map<Integer, String> formulas;
    private final short[] @Nullable [] formats;
    private final List<String> codes;

    private Column(Builder builder) {
        this.kinds = builder.kinds;
        this.bits = builder.bits;
        this.pool = builder.pool;
        this.texts = builder.texts;
        this.formulas = builder.formulas;
        this.formats = builder.formats;
        this.codes = builder.codes;
    }

    /// What the cell in a row (counted from 1) holds; for a formula its cached value.
    public Value value(int row) {
        int page = (row - 1) / PAGE;
        byte[] kind = page < kinds.length ? kinds[page] : null;
        long[] bit = page < kinds.length ? bits[page] : null;
        if (kind == null || bit == null) {
            return Value.BLANK;
        }
        int at = (row - 1) % PAGE;
        long data = bit[at];
        return switch (kind[at]) {
            case TEXT -> new Value.Text((String) pool.get((int) data));
            case NUMBER -> new Value.Number(BigDecimal.valueOf(Double.longBitsToDouble(data)));
            case EXACT -> new Value.Number((BigDecimal) pool.get((int) data));
            case BOOL -> new Value.Bool(data != 0);
            case DATE ->
                new Value.Date(LocalDateTime.ofEpochSecond(
                        Math.floorDiv(data, 1000L), (int) Math.floorMod(data, 1000L) * 1_000_000, ZoneOffset.UTC));
            case FAULT -> new Value.Fault((String) pool.get((int) data));
            case SHARED -> Value.of(texts.get((int) data));
            default -> Value.BLANK;
        };
    }

    /// The formula of the cell without its `=`, or null where it holds none.
    public @Nullable String formula(int row) {
        return formulas.get(row);
    }

    /// The cell's number format code (`dd/mm/yyyy`), or null for General.
    public @Nullable String format(int row) {
        int page = (row - 1) / PAGE;
        short[] format = page < formats.length ? formats[page] : null;
        int code = format == null ? 0 : format[(row - 1) % PAGE];
        return code == 0 ? null : codes.get(code - 1);
    }

    /// Rows that hold formulas.
    public Iterable<Integer> formulaRows() {
        return formulas.keySet();
    }

    /// Collects a column's cells in any order; the last value set for a row counts.
    public static final class Builder {
        private byte[] @Nullable [] kinds = new byte[4][];
        private long[] @Nullable [] bits = new long[4][];
        private final List<Object> pool = new ArrayList<>();
        private final Map<Object, Integer> places = new HashMap<>();
        private final Map<Integer, String> formulas = new HashMap<>();
        private short[] @Nullable [] formats = new short[4][];
        private final List<String> codes = new ArrayList<>();
        private final Map<String, Integer> codePlaces = new HashMap<>();
        private final List<String> texts;
        private @Nullable String lastCode;
        private int lastPlace;
        private int pages;
        private long weight;

        public Builder() {
            this(List.of());
        }

        /// @param texts that the workbook keeps once for all cells; they may not change
        public Builder(List<String> texts) {
            this.texts = texts;
        }

        public Builder set(int row, Value value) {
            switch (value) {
                case Value.Blank() -> put(row, BLANK, 0);
                case Value.Text(String text) -> put(row, TEXT, place(text));
                case Value.Number(BigDecimal number) -> setNumber(row, number);
                case Value.Bool(boolean bool) -> put(row, BOOL, bool ? 1 : 0);
                case Value.Date(LocalDateTime at) ->
                    put(row, DATE, at.toEpochSecond(ZoneOffset.UTC) * 1000 + at.getNano() / 1_000_000);
                case Value.Fault(String code) -> put(row, FAULT, place(code));
            }
            return this;
        }

        public Builder formula(int row, String formula) {
            formulas.put(row, formula);
            weight += PER_OBJECT + 2L * formula.length();
            return this;
        }

        /// A number whose shortest decimal is the one written; spares the detour over [BigDecimal] for the
        /// many plain ones.
        public Builder number(int row, double number) {
            put(row, NUMBER, Double.doubleToRawLongBits(number));
            return this;
        }

        /// One of the texts that the workbook keeps once for all cells.
        ///
        /// @param text its place among them
        public Builder shared(int row, int text) {
            Objects.checkIndex(text, texts.size());
            put(row, SHARED, text);
            return this;
        }

        /// Sets a cell's number format.
        ///
        /// @param code the number format code; more than 32,000 different ones in a column are not kept
        public Builder format(int row, String code) {
            if (!code.equals(lastCode)) {
                lastPlace = codePlace(code);
                lastCode = code;
            }
            int place = lastPlace;
            int page = (row - 1) / PAGE;
            if (page >= formats.length) {
                formats = Arrays.copyOf(formats, Math.max(page + 1, formats.length * 2));
            }
            short[] formatPage = formats[page];
            if (formatPage == null) {
                formatPage = new short[PAGE];
                formats[page] = formatPage;
                pages++;
            }
            formatPage[(row - 1) % PAGE] = (short) (place + 1);
            return this;
        }

        /// How many cells the memory taken so far has room for; sparse sheets take more room than they hold
        /// cells.
        public long room() {
            return (long) pages * PAGE;
        }

        /// Roughly how many bytes of memory were taken so far.
        public long weight() {
            return weight + room() * 9;
        }

        public Column build() {
            return new Column(this);
        }

        private int codePlace(String code) {
            Integer known = codePlaces.get(code);
            if (known != null) {
                return known;
            }
            if (codes.size() == Short.MAX_VALUE) {
                return -1;
            }
            codes.add(code);
            codePlaces.put(code, codes.size() - 1);
            return codes.size() - 1;
        }

        private void setNumber(int row, BigDecimal number) {
            double nearest = number.doubleValue();
            boolean same =
                    Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
            if (same) {
                put(row, NUMBER, Double.doubleToRawLongBits(nearest));
            } else {
                put(row, EXACT, place(number));
            }
        }

        private int place(Object value) {
            return places.computeIfAbsent(value, key -> {
                pool.add(key);
                weight += PER_OBJECT + (key instanceof String text ? 2L * text.length() : 0);
                return pool.size() - 1;
            });
        }

        private void put(int row, byte kind, long data) {
            int page = (row - 1) / PAGE;
            if (page >= kinds.length) {
                if (kind == BLANK) {
                    return;
                }
                int size = Math.max(page + 1, kinds.length * 2);
                kinds = Arrays.copyOf(kinds, size);
                bits = Arrays.copyOf(bits, size);
            }
            byte[] kindPage = kinds[page];
            long[] bitPage = bits[page];
            if (kindPage == null || bitPage == null) {
                if (kind == BLANK) {
                    return;
                }
                kindPage = new byte[PAGE];
                bitPage = new long[PAGE];
                kinds[page] = kindPage;
                bits[page] = bitPage;
                pages++;
            }
            kindPage[(row - 1) % PAGE] = kind;
            bitPage[(row - 1) % PAGE] = data;
        }
    }
}
