package dev.alur.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// The record of one apply.
///
/// @param serial of the lineage: 1 for the first, never repeated
/// @param at when it began
/// @param today the day it took for today
/// @param changes each change with the outcome it had
/// @param undoneBy the run that undid it, 0 where none did
/// @param undoes the run that it undid, 0 for one that was no undo
/// @param adopted what a person decided by it: `copy` for a copy that got a life of its own, `restored` for an
/// older copy that is the truth from then on, empty for any other run
/// @param before the fingerprint of the workbook before it; after: of what was written, empty while unfinished
public record Run(
        int serial,
        Instant at,
        LocalDate today,
        State state,
        List<Done> changes,
        List<String> documents,
        String before,
        String after,
        int undoneBy,
        int undoes,
        String adopted) {
    public Run {
        changes = List.copyOf(changes);
        documents = List.copyOf(documents);
    }

    /// A run that undid none and stands.
    public Run(
            int serial,
            Instant at,
            LocalDate today,
            State state,
            List<Done> changes,
            List<String> documents,
            String before,
            String after) {
        this(serial, at, today, state, changes, documents, before, after, 0, 0, "");
    }

    /// The same with what undid it and what it undid.
    public Run undone(int by, int other) {
        return new Run(serial, at, today, state, changes, documents, before, after, by, other, adopted);
    }

    /// The same with what a person decided by it.
    public Run adopting(String kind) {
        return new Run(serial, at, today, state, changes, documents, before, after, undoneBy, undoes, kind);
    }

    /// How far it got.
    public enum State {
        /// The intent is written; the next writing command finishes it.
        OPEN,
        /// All was done that could be.
        DONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A change as the run kept it: as a line of the plan's JSON, with real numbers in it.
    ///
    /// @param json one object of the plan's `changes`
    public record Done(String json, Outcome outcome) {}

    /// How one change ended.
    public enum Outcome {
        DONE,
        /// The cell held something else by the time of writing; it was left alone.
        CONFLICT,
        /// The row is gone; what was issued stands.
        ORPHAN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
