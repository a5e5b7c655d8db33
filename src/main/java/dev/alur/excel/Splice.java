package dev.alur.excel;

/// A stretch of an entry's contents that other bytes take the place of.
///
/// A stretch may be wider than what changes in it (a whole cell, a whole row): what both have in common at the ends
/// is left as it is packed, and being known it spares [Recoder] from unpacking.
///
/// @param from where it begins in the old contents, in bytes
/// @param old what stands there; empty to insert
/// @param bytes what is to stand there; empty to take out
record Splice(long from, byte[] old, byte[] bytes) {
    /// Where it ends in the old contents.
    long to() {
        return from + old.length;
    }

    /// By how much the contents grow; below 0 where they shrink.
    int growth() {
        return bytes.length - old.length;
    }
}
