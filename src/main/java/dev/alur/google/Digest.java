package dev.alur.google;

import dev.alur.grid.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What a fingerprint is made of: whatever people and programs put in, in a fixed order. What
/// formulas give is left
/// out, for that changes by itself (a clock, a rate of exchange), and so is how wide columns are.
final class Digest {
    private static final char END = '\n';

    private final MessageDigest sha = Fingerprint.digest();

    void cell(int row, int column, CellReader cell) {
        String content = cell.formula == null ? cell.isSpilled() ? "" : cell.value.toString() : "=" + cell.formula;
        add(row + "," + column + "|" + content + "|" + cell.format);
    }

    void add(String line) {
        sha.update((line + END).getBytes(StandardCharsets.UTF_8));
    }

    /// The digest of all lines; nothing may be added after it.
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
