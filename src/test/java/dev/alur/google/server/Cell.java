package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A cell; never changed, only replaced, so that copies of a spreadsheet may share it.
record Cell(
        @Nullable Entered value,
        @Nullable ObjectNode format,
        @Nullable String note,
        @Nullable ObjectNode validation,
        @Nullable ArrayNode runs,
        @Nullable ArrayNode chips) {
    static final Cell EMPTY = new Cell(null, null, null, null, null, null);

    boolean isEmpty() {
        return value == null && format == null && note == null && validation == null && runs == null && chips == null;
    }

    boolean isBlank() {
        return value == null;
    }

    /// Another value; what belongs to the text (runs, chips) goes with the old one.
    Cell with(@Nullable Entered other) {
        return new Cell(other, format, note, validation, null, null);
    }

    Cell formatted(@Nullable ObjectNode other) {
        return new Cell(value, other == null || other.isEmpty() ? null : other, note, validation, runs, chips);
    }

    Cell noted(@Nullable String other) {
        return new Cell(value, format, other == null || other.isEmpty() ? null : other, validation, runs, chips);
    }

    Cell validated(@Nullable ObjectNode other) {
        return new Cell(value, format, note, other, runs, chips);
    }

    Cell runs(@Nullable ArrayNode other) {
        return new Cell(value, format, note, validation, other == null || other.isEmpty() ? null : other, chips);
    }

    Cell chips(@Nullable ArrayNode other) {
        return new Cell(value, format, note, validation, runs, other == null || other.isEmpty() ? null : other);
    }

    /// The number format, or null where it is automatic.
    @Nullable
    ObjectNode numberFormat() {
        return Json.child(format, "numberFormat");
    }
}
