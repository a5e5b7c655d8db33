package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.invoice.Invoice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One thing that a plan would do: something at an address, before and after, with its reasons. It is bound to a job by the job's id, so
/// that it is found again however the sheet was sorted.
public sealed interface Change {
    Kind kind();

    /// The cell that it touches, or the first cell of the row that it adds.
    Address address();

    /// The id of the job that it is about.
    String job();

    /// What a person calls that job.
    String label();

    List<Reason> reasons();

    /// A digest of everything that the change reads (semantics.md, line 4), as it stood before the plan; digests joined by dots where a
    /// cell is set in several steps or for several reasons.
    String reads();

    /// What it is, whatever it says: the operation key without its attempt; of a set cell its [#cellKey].
    default String identity() {
        return switch (this) {
            case SetCell set -> cellKey(set.header(), set.job());
            case AddNote note -> note.key().base();
            case AddRow row -> row.key().base();
            case IssueInvoice issue -> issue.key().base();
        };
    }

    /// What a set cell is held by: its job and its field.
    static String cellKey(String header, String job) {
        return String.join("\u001f", "cell", header, job);
    }

    /// `+` for what is new, `~` for what becomes another.
    default char symbol() {
        return this instanceof SetCell set && !(set.before() instanceof Value.Blank) ? '~' : '+';
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
        public String job() {
            return key.job();
        }
    }

    /// What a change makes or alters, as the plan's JSON names it.
    enum Kind {
        CELL,
        ROW,
        INVOICE,
        NOTE,
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
