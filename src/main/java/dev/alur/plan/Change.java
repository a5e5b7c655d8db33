package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Naming;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Value;
import dev.alur.invoice.Invoice;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a plan would do: something at an address, before and after, with its reasons. It is bound to
/// a job by the job's id, so that it is found again however the sheet was sorted.
public sealed interface Change {
    Kind kind();

    /// The cell that it touches, or the first cell of the row that it adds.
    Address address();

    /// The id of the job that it is about; empty where it is about the tracker.
    String job();

    /// What a person calls that job, or what else it is about.
    String label();

    List<Reason> reasons();

    /// A digest of everything that the change reads (semantics.md, line 4), as it stood before the plan;
    /// digests joined by dots where a cell is set in several steps or for several reasons.
    String reads();

    /// The same change for other reasons.
    Change because(List<Reason> others, String digest);

    /// What it is, whatever it says: the operation key without its attempt; of a set cell its [#cellKey].
    default String identity() {
        return switch (this) {
            case SetCell set -> cellKey(set.header(), set.job());
            case AddNote note -> note.key().base();
            case AddRow row -> row.key().base();
            case IssueInvoice issue -> issue.key().base();
            case AddSheet added ->
                String.join("\u001f", "sheet", Naming.key(added.sheet().sheet()));
            case AddColumn added ->
                String.join(
                        "\u001f",
                        "column",
                        Naming.key(added.address().sheet()),
                        added.column().header());
            case SetSetting set -> String.join("\u001f", "setting", set.key());
            case MakeDocument make -> make.key().base();
            case ClearRow clear -> String.join("\u001f", "clear", clear.key().base());
            case VoidInvoice voided -> String.join("\u001f", "void", voided.number());
        };
    }

    /// What a set cell is held by: its job and its field.
    static String cellKey(String header, String job) {
        return String.join("\u001f", "cell", header, job);
    }

    /// `+` for what is new, `~` for what becomes another, `-` for what goes.
    default char symbol() {
        if (this instanceof ClearRow) {
            return '-';
        }
        boolean other = switch (this) {
            case SetCell set -> !(set.before() instanceof Value.Blank);
            case SetSetting set -> !(set.before() instanceof Value.Blank);
            case VoidInvoice _ -> true;
            case ClearRow _, AddNote _, AddRow _, IssueInvoice _, MakeDocument _, AddSheet _, AddColumn _ -> false;
        };
        return other ? '~' : '+';
    }

    /// Sets a cell of a job's row: a stage that advances, a field that a rule sets, an id that is given.
    ///
    /// @param header the column's header as the workbook writes it
    record SetCell(
            String job,
            String label,
            Address address,
            String header,
            Value before,
            Value after,
            List<Reason> reasons,
            String reads)
            implements Change {
        @Override
        public Kind kind() {
            return Kind.CELL;
        }

        @Override
        public SetCell because(List<Reason> others, String digest) {
            return new SetCell(job, label, address, header, before, after, others, digest);
        }
    }

    /// Appends a line to a job's notes, once.
    ///
    /// @param before the notes before this line
    /// @param after the notes with it
    record AddNote(
            OperationKey key,
            String label,
            Address address,
            String header,
            String text,
            Value before,
            Value after,
            List<Reason> reasons,
            String reads)
            implements Change {
        @Override
        public Kind kind() {
            return Kind.NOTE;
        }

        @Override
        public AddNote because(List<Reason> others, String digest) {
            return new AddNote(key, label, address, header, text, before, after, others, digest);
        }

        /// The same note appended to other notes.
        AddNote to(Value notes) {
            Value joined = Value.of(notes.isBlank() ? text : notes.plain() + "\n" + text);
            return new AddNote(key, label, address, header, text, notes, joined, reasons, reads);
        }

        @Override
        public String job() {
            return key.job();
        }

        @Override
        public char symbol() {
            return '+';
        }
    }

    /// Adds a row to another sheet, once.
    ///
    /// @param address the first cell of the row
    /// @param cells by header, in the order of the columns
    record AddRow(
            OperationKey key,
            String label,
            Address address,
            Map<String, Value> cells,
            List<Reason> reasons,
            String reads)
            implements Change {
        public AddRow {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        @Override
        public Kind kind() {
            return Kind.ROW;
        }

        @Override
        public AddRow because(List<Reason> others, String digest) {
            return new AddRow(key, label, address, cells, others, digest);
        }

        @Override
        public String job() {
            return key.job();
        }
    }

    /// Issues an invoice, once: its row in Invoices, the cells that name it, its document.
    ///
    /// @param address the first cell of its row
    /// @param invoice with the expected number
    /// @param row the cells of its row by header
    /// @param cells the cells of the job that the invoice sets, each with the expected number in it
    /// @param document the file's name
    record IssueInvoice(
            OperationKey key,
            String label,
            Address address,
            Invoice invoice,
            Map<String, Value> row,
            List<SetCell> cells,
            String document,
            List<Reason> reasons,
            String reads)
            implements Change {
        public IssueInvoice {
            row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
            cells = List.copyOf(cells);
        }

        @Override
        public Kind kind() {
            return Kind.INVOICE;
        }

        @Override
        public IssueInvoice because(List<Reason> others, String digest) {
            return new IssueInvoice(key, label, address, invoice, row, cells, document, others, digest);
        }

        /// The same under another number, which takes the place of the expected one in the row, in the job's
        /// cells and in the document's name.
        public IssueInvoice numbered(String number) {
            String expected = invoice.number();
            String file = fileName(number);
            Map<String, Value> renumbered = new LinkedHashMap<>();
            row.forEach((header, value) -> renumbered.put(
                    header,
                    value instanceof Value.Text(String text)
                            ? Value.of(text.equals(expected) ? number : text.replace(document, file))
                            : value));
            List<SetCell> named = new ArrayList<>();
            for (SetCell cell : cells) {
                String text = cell.after().plain();
                String kept = text.endsWith(expected) ? text.substring(0, text.length() - expected.length()) : text;
                Value after = Value.of(kept + number);
                named.add(new SetCell(
                        cell.job(),
                        cell.label(),
                        cell.address(),
                        cell.header(),
                        cell.before(),
                        after,
                        cell.reasons(),
                        cell.reads()));
            }
            return new IssueInvoice(
                    key, label, address, invoice.numbered(number), renumbered, named, file, reasons, reads);
        }

        /// The name of a number's document.
        public static String fileName(String number) {
            return slug(number, "invoice") + ".pdf";
        }

        @Override
        public String job() {
            return key.job();
        }
    }

    /// What is about the tracker itself and no job: a sheet, a column, a setting. It comes before all other
    /// changes, which may rest on it, and it stays when its run is undone.
    sealed interface Structural extends Change {
        @Override
        default String job() {
            return "";
        }
    }

    /// Adds a sheet.
    ///
    /// @param table the table that it holds, or null
    record AddSheet(Edit.AddSheet sheet, Edit.@Nullable AddTable table, List<Reason> reasons, String reads)
            implements Structural {
        @Override
        public Kind kind() {
            return Kind.SHEET;
        }

        @Override
        public Address address() {
            return new Address(sheet.sheet(), 1, 1);
        }

        @Override
        public String label() {
            return sheet.sheet();
        }

        @Override
        public AddSheet because(List<Reason> others, String digest) {
            return new AddSheet(sheet, table, others, digest);
        }
    }

    /// Adds a column at the right end of a table or a list.
    ///
    /// @param address where its header goes
    record AddColumn(Address address, NewColumn column, List<Reason> reasons, String reads) implements Structural {
        @Override
        public Kind kind() {
            return Kind.COLUMN;
        }

        @Override
        public String label() {
            return address.sheet();
        }

        @Override
        public AddColumn because(List<Reason> others, String digest) {
            return new AddColumn(address, column, others, digest);
        }
    }

    /// Sets a key of Settings: in the row that has the key, else in a new one.
    ///
    /// @param address the cell of its value
    /// @param key what the Key column says
    /// @param explanation what a new row says in its third column, or empty
    record SetSetting(
            Address address,
            String key,
            Value before,
            Value after,
            String explanation,
            List<Reason> reasons,
            String reads)
            implements Structural {
        @Override
        public Kind kind() {
            return Kind.SETTING;
        }

        @Override
        public String label() {
            return key;
        }

        @Override
        public SetSetting because(List<Reason> others, String digest) {
            return new SetSetting(address, key, before, after, explanation, others, digest);
        }
    }

    /// Makes a document from a template, once, and names it in a cell of the job.
    ///
    /// @param address the cell that names it, else the job's first one
    /// @param cells the cell that names it; none where it is named nowhere
    record MakeDocument(
            OperationKey key,
            String label,
            Address address,
            Paper paper,
            List<SetCell> cells,
            List<Reason> reasons,
            String reads)
            implements Change {
        public MakeDocument {
            cells = List.copyOf(cells);
        }

        @Override
        public Kind kind() {
            return Kind.DOCUMENT;
        }

        @Override
        public MakeDocument because(List<Reason> others, String digest) {
            return new MakeDocument(key, label, address, paper, cells, others, digest);
        }

        /// The same without the cells that name it.
        MakeDocument unnamed() {
            return new MakeDocument(key, label, address, paper, List.of(), reasons, reads);
        }

        @Override
        public String job() {
            return key.job();
        }
    }

    /// What only an undo or a void does; no rule wants it.
    sealed interface Inverse extends Change {}

    /// Clears a row that a run added: its cells become blank, the row stays.
    ///
    /// @param key of what added it
    /// @param address the first cell of the row
    /// @param cells those that are cleared, by header, with what they hold
    record ClearRow(
            OperationKey key,
            String label,
            Address address,
            Map<String, Value> cells,
            List<Reason> reasons,
            String reads)
            implements Inverse {
        public ClearRow {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        @Override
        public Kind kind() {
            return Kind.ROW;
        }

        @Override
        public ClearRow because(List<Reason> others, String digest) {
            return new ClearRow(key, label, address, cells, others, digest);
        }

        @Override
        public String job() {
            return key.job();
        }
    }

    /// Sets an invoice's state to *void*: it keeps its number and its row.
    ///
    /// @param job empty where it was never ours to issue
    /// @param address the cell of its state
    /// @param header of that cell
    record VoidInvoice(
            String number,
            String job,
            String label,
            Address address,
            String header,
            Value before,
            Value after,
            List<Reason> reasons,
            String reads)
            implements Inverse {
        @Override
        public Kind kind() {
            return Kind.INVOICE;
        }

        @Override
        public VoidInvoice because(List<Reason> others, String digest) {
            return new VoidInvoice(number, job, label, address, header, before, after, others, digest);
        }
    }

    /// A file's name for words, without its ending: in ASCII, with hyphens for what a file name should
    /// not hold.
    ///
    /// @param otherwise where nothing is left of the words
    static String slug(String words, String otherwise) {
        String bare = Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug = bare.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return slug.isEmpty() ? otherwise : slug;
    }

    /// The slug of words with a short digest of them where it is not the words themselves, or they are too
    /// long: other words never have the same.
    static String telling(String words) {
        int most = 80;
        String slug = slug(words, "");
        if (slug.equals(words) && words.length() <= most) {
            return words;
        }
        String digest =
                Fingerprint.of(words.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, 8);
        String kept = slug.substring(0, Math.min(slug.length(), most));
        return kept.isEmpty() ? digest : kept + "-" + digest;
    }

    /// What a change makes or alters, as the plan's JSON names it.
    enum Kind {
        CELL,
        ROW,
        INVOICE,
        NOTE,
        SETTING,
        COLUMN,
        SHEET,
        TABLE,
        NAME,
        DOCUMENT,
        FOLDER,
        MAIL;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
