package dev.alur.excel;

import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads back what was written, before it takes the workbook's place: every untouched part has its old bytes,
/// and the edited cells hold what they should.
final class Verification {
    private final String file;
    private final Book old;
    private final Archive before;
    private final Patching patching;
    private final Caps caps;

    private Verification(Book old, Patching patching, Caps caps) {
        this.file = old.file();
        this.old = old;
        this.before = old.archive();
        this.patching = patching;
        this.caps = caps;
    }

    /// @param written the bytes that came out
    /// @throws ProblemException where they are not as planned
    static void verify(Book old, Patching patching, Bytes written, Caps caps) {
        new Verification(old, patching, caps).verify(written);
    }

    private void verify(Bytes written) {
        Archive after = Archive.of(file, written, caps);
        entries(after);
        Book book = Book.of(file, after);
        Styles styles = book.styles();
        Map<Integer, String> strings = strings(book);
        CellValues values = new CellValues(styles, List.of(), book.is1904());
        patching.sheets().forEach((part, patch) -> {
            Book.SheetPart same = book.sheet(part.name());
            if (same == null) {
                throw otherwise(part.name());
            }
            Check check = new Check(values, strings, book.is1904(), patch);
            Spliced spliced = patching.spliced(part.entry());
            SheetWalker walker = new SheetWalker(book, same, check);
            if (spliced == null ? !same(part, book, same, patch) : !same(spliced, patch)) {
                throw otherwise(part.name());
            }
            if (spliced == null) {
                walker.walk();
            } else {
                walker.walk(spliced);
            }
            if (!check.isDone()) {
                throw otherwise(check.missing(part.name()));
            }
            if (!patch.frame().isPlanned(check.links)) {
                throw otherwise(part.name());
            }
        });
    }

    /// Walks through all of the sheet as it was and as it is.
    private boolean same(Book.SheetPart part, Book book, Book.SheetPart same, SheetPatch patch) {
        return Outside.sum(old, part, patch) == Outside.sum(book, same, patch);
    }

    /// Walks only through that part of the sheet in which rows were changed. All between has its old bytes, or
    /// the sheet's checksum would be another.
    private boolean same(Spliced spliced, SheetPatch patch) {
        try (InputStream was = spliced.old().open();
                InputStream is = spliced.open()) {
            return Outside.sum(was, patch) == Outside.sum(is, patch);
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.NOT_AS_PLANNED.because(e, file, spliced.entry().part());
        }
    }

    /// Whether an entry holds, to size and checksum, what splices make of it; it is unpacked for that.
    private boolean holds(Archive after, Archive.Entry entry, Spliced spliced) {
        if (entry.size() != spliced.size() || (int) entry.crc() != spliced.crc()) {
            return false;
        }
        try (InputStream all = after.open(entry)) {
            all.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.NOT_AS_PLANNED.because(e, file, entry.part());
        }
    }

    /// The shared strings that edited cells may refer to, as they were written.
    private Map<Integer, String> strings(Book book) {
        StringPool pool = patching.texts();
        if (pool == null) {
            return Map.of();
        }
        Map<Integer, String> strings = pool.texts();
        if (!pool.isChanged()) {
            // they were found in a part that stays to the byte
            return strings;
        }
        Spliced spliced = patching.spliced(pool.entry());
        if (spliced == null) {
            SharedStrings.some(book, strings);
            return strings;
        }
        try (InputStream in = spliced.open()) {
            if (SharedStrings.in(in).equals(pool.appended())) {
                return strings;
            }
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.NOT_AS_PLANNED.because(e, file, spliced.entry().part());
        }
        throw otherwise(spliced.entry().part());
    }

    private void entries(Archive after) {
        List<Archive.Entry> expected = new ArrayList<>(before.entries());
        expected.removeIf(patching::isRemoved);
        if (expected.size() != after.entries().size()) {
            throw otherwise(after.entries().size() + " of " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            Archive.Entry old = expected.get(i);
            Archive.Entry now = after.entries().get(i);
            boolean same = old.part().equals(now.part());
            if (same && patching.isUntouched(old)) {
                int length = old.next() - old.local();
                same = length == now.next() - now.local()
                        && before.bytes().same(old.local(), length, after.bytes(), now.local());
            }
            Spliced spliced = patching.spliced(old);
            same &= spliced == null || holds(after, now, spliced);
            Overlay overlaid = before.overlaid(old);
            if (same && overlaid != null && !patching.isReplaced(old)) {
                same = holds(after, now, overlaid);
            }
            if (!same) {
                throw otherwise(old.part());
            }
        }
    }

    private boolean holds(Archive after, Archive.Entry entry, Overlay overlaid) {
        try (InputStream in = after.open(entry)) {
            return overlaid.equalTo(in);
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.NOT_AS_PLANNED.because(e, file, entry.part());
        }
    }

    private ProblemException otherwise(String what) {
        return ExcelProblem.NOT_AS_PLANNED.of(file, what);
    }

    private static final byte[] LINK = Names.of("hyperlink");

    /// Compares the cells of one sheet with what was to be written.
    private static final class Check implements SheetWalker.Listener {
        private final CellValues values;
        private final Map<Integer, String> strings;
        private final boolean is1904;
        private final TreeMap<Integer, TreeMap<Integer, SheetPatch.Write>> open = new TreeMap<>();
        private final Map<String, SheetFrame.Link> links = new HashMap<>();

        Check(CellValues values, Map<Integer, String> strings, boolean is1904, SheetPatch patch) {
            this.values = values;
            this.strings = strings;
            this.is1904 = is1904;
            patch.rows().forEach((row, writes) -> open.put(row, new TreeMap<>(writes)));
        }

        @Override
        public void cell(Cell cell) {
            TreeMap<Integer, SheetPatch.Write> row = open.get(cell.row);
            SheetPatch.Write write = row == null ? null : row.get(cell.column);
            if (row != null && write != null && holds(cell, write)) {
                row.remove(cell.column);
                if (row.isEmpty()) {
                    open.remove(cell.row);
                }
            }
        }

        @Override
        public void element(Tokenizer xml) {
            if (xml.tag.is(LINK)) {
                links.put(String.valueOf(xml.tag.get(Names.REF)), SheetFrame.Link.of(xml.tag));
            }
        }

        boolean isDone() {
            return open.isEmpty();
        }

        String missing(String sheet) {
            int row = open.firstKey();
            Set<Integer> columns = new HashSet<>(open.firstEntry().getValue().keySet());
            return sheet + " " + row + " " + columns;
        }

        private boolean holds(Cell cell, SheetPatch.Write write) {
            boolean styled = write.style() < 0 || write.style() == cell.style;
            return styled
                    && switch (write.content()) {
                        case SheetPatch.Content.Put(Value value, boolean inline) ->
                            cell.kind == Cell.Kind.NONE && holds(cell, value);
                        case SheetPatch.Content.Formula(String formula, @Nullable Value cached) ->
                            XmlText.unescape(cell.formula).equals(formula) && (cached == null || gives(cell, cached));
                        case SheetPatch.Content.Heir heir ->
                            cell.kind == Cell.Kind.SHARED_FIRST
                                    && cell.formula.equals(heir.formula())
                                    && (heir.cached() == null || gives(cell, heir.cached()));
                        case SheetPatch.Content.Cached cached ->
                            cell.kind == cached.kind()
                                    && (cell.kind == Cell.Kind.SHARED
                                            || XmlText.unescape(cell.formula).equals(cached.formula()))
                                    && gives(cell, cached.value());
                    };
        }

        /// Whether a formula's cached value is that one.
        private boolean gives(Cell cell, Value value) {
            return switch (value) {
                case Value.Blank() ->
                    cell.type == Cell.Type.STRING && cell.text().isEmpty();
                case Value.Text(String text) ->
                    cell.type == Cell.Type.STRING
                            && XmlText.unescape(cell.text()).equals(text);
                case Value.Number _, Value.Date _, Value.Bool _, Value.Fault _ -> holds(cell, value);
            };
        }

        private boolean holds(Cell cell, Value value) {
            return switch (value) {
                case Value.Blank() -> !cell.hasValue;
                case Value.Number(BigDecimal number) ->
                    cell.type == Cell.Type.NUMBER
                            && Numbers.decimal(cell.text()).compareTo(number) == 0;
                case Value.Date(LocalDateTime at) -> {
                    String day = Dates.toNumber(at, is1904);
                    boolean isNumber =
                            cell.type == Cell.Type.NUMBER && cell.text().equals(day);
                    yield isNumber
                            || (cell.type == Cell.Type.ISO_DATE
                                    && values.of(cell).equals(value));
                }
                case Value.Text(String text)
                when cell.type == Cell.Type.SHARED -> text.equals(strings.get(cell.sharedString()));
                case Value.Text _, Value.Bool _, Value.Fault _ ->
                    values.of(cell).equals(value);
            };
        }
    }
}
