package dev.alur.journal;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a run is going to do, frozen before anything of it is done: enough to finish it without
/// planning or rendering again.
///
/// @param before the workbook that it was planned on
/// @param folder where the documents go; empty for the folder beside the workbook, wherever that is by then
/// @param records of the jobs whose record changes, as they will be
/// @param lastJob the highest sequence given to a job's id, this run's included
/// @param trace what an undo needs to know
/// @param spent Refs of Inbox whose answers it uses up
public record Intent(
        int serial,
        Instant at,
        LocalDate today,
        Fingerprint before,
        String folder,
        List<Act> acts,
        List<Staged> documents,
        Map<String, JobRecord> records,
        int lastJob,
        Set<String> spent,
        Trace trace) {
    public Intent {
        acts = List.copyOf(acts);
        documents = List.copyOf(documents);
        records = Map.copyOf(records);
        spent = Set.copyOf(spent);
    }

    /// The same with other acts.
    public Intent doing(List<Act> others) {
        return new Intent(serial, at, today, before, folder, others, documents, records, lastJob, spent, trace);
    }

    /// A run that holds nothing and leaves no trace.
    public Intent(
            int serial,
            Instant at,
            LocalDate today,
            Fingerprint before,
            String folder,
            List<Act> acts,
            List<Staged> documents,
            Map<String, JobRecord> records,
            int lastJob,
            Set<String> spent) {
        this(serial, at, today, before, folder, acts, documents, records, lastJob, spent, Trace.NONE);
    }

    /// One change of the plan.
    ///
    /// @param json the change as the plan's JSON has it, with real numbers
    /// @param key of what happens once, or null for a cell that is set
    /// @param number of an invoice, or null
    /// @param effects what it does to the workbook
    public record Act(
            String json,
            @Nullable OperationKey key,
            @Nullable Numbered number,
            List<Effect> effects) {
        public Act {
            effects = List.copyOf(effects);
        }
    }

    /// A number that is given for good.
    ///
    /// @param series what numbers are counted in: `INV-2026-`
    public record Numbered(String number, String series, int sequence, String document, Fingerprint content) {}

    /// A document that lies rendered in the state folder.
    public record Staged(String name, Fingerprint content) {}

    /// What is done to a workbook, in a form that finds its place again after rows were sorted.
    public sealed interface Effect {
        /// Where it was planned.
        Address at();

        /// A cell of a job's row.
        ///
        /// @param likeness what a row that has no id yet is told by: its words; empty for a row that has its id
        record Cell(String job, String likeness, Address at, String header, Value before, Value after)
                implements Effect {}

        /// A sheet, a column or a setting, which the act's change tells in full.
        record Structure(Address at) implements Effect {}

        /// A row that a run added and that becomes blank.
        ///
        /// @param register where it stands
        /// @param cells what is cleared, by header
        record Cleared(String register, Address at, Map<String, Value> cells) implements Effect {
            public Cleared {
                cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
            }
        }

        /// The state of an invoice, which is found by its number.
        record Voided(String number, Address at, Value after) implements Effect {}

        /// A row of another sheet.
        ///
        /// @param cells by header; the first one tells the row from others
        record Row(Address at, Map<String, Value> cells) implements Effect {
            public Row {
                cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
            }
        }
    }
}
