package dev.alur.excel;

import java.util.Arrays;

/// A stretch of an entry's contents that other bytes take the place of.
///
/// A stretch may be wider than what changes in it (a whole cell, a whole row): what both have in common at the
/// ends is left as it is packed, and being known it spares [Recoder] from unpacking.
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

    /// The same without what old and new bytes have in common at both ends.
    Splice tight() {
        int most = Math.min(old.length, bytes.length);
        int same = Arrays.mismatch(old, bytes);
        int before = same < 0 ? old.length : same;
        int after = 0;
        while (after < most - before && old[old.length - 1 - after] == bytes[bytes.length - 1 - after]) {
            after++;
        }
        return new Splice(
                from + before,
                Arrays.copyOfRange(old, before, old.length - after),
                Arrays.copyOfRange(bytes, before, bytes.length - after));
    }
}
