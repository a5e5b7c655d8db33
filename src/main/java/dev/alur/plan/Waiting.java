package dev.alur.plan;

import java.util.Locale;

/// A change that is not done by itself: it waits for a person's yes.
///
/// @param rule the rule's name, which `--approve` takes
/// @param ref by which its line in Inbox is found, and which `--approve` takes for this change alone; empty in
///     plans that were saved before there was one
/// @param by the run that took it back, where it is held; 0 where that is unknown, or it is not held
/// @param isRefused whether the answer in Inbox is no: it waits on quietly
public record Waiting(Change change, String rule, Why why, String ref, boolean isRefused, int by) {
    /// Why it waits.
    public enum Why {
        /// Its rule's Mode is *ask*.
        ASKS,
        /// The cell holds what a person wrote (semantics.md, line 14).
        PERSON,
        /// The job was perhaps billed before (line 20).
        BILLED,
        /// It was undone or voided (line 17).
        HELD;

        /// Whether a yes to every rule that asks is none to this.
        boolean wantsName() {
            return this == HELD || this == BILLED;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
