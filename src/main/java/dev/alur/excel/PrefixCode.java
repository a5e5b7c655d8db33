package dev.alur.excel;

import java.util.Arrays;

/// One of a deflate block's prefix codes (RFC 1951, 3.2.2), for decoding by table and for encoding. Made once
/// and filled anew for each block.
///
/// An entry of the table is, from the lowest bit: 4 bits how many bits were used, 2 how many literals they are,
/// 2 the [kind](#KIND) of what follows these; then its meaning: for a length 3 bits number of extra bits, 9 its
/// base, 4 how many of the used bits are those of the literals before it; for other codes 4 bits number of
/// extra bits, and the base or value.
final class PrefixCode {
    static final int USED = 15;
    static final int LITERALS = 3 << 4;
    static final int KIND = 3 << 6;
    static final int LENGTH = 1 << 6;
    static final int END = 2 << 6;
    /// Not a symbol: look into a further table, or there is no such code.
    static final int FURTHER = 3 << 6;

    private static final int LONGEST = 15;
    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };

    private final int primary;
    private final int[] meanings;
    private final boolean mayBeSparse;
    private final int[] table;
    private final int[] lengths;
    private final int[] codes;
    private final int[] counts = new int[LONGEST + 1];
    private final int[] next = new int[LONGEST + 2];
    private int longest;

    private PrefixCode(int primary, boolean mayBeSparse, int[] meanings) {
        this.primary = primary;
        this.mayBeSparse = mayBeSparse;
        this.meanings = meanings;
        this.lengths = new int[meanings.length];
        this.codes = new int[meanings.length];
        this.table = new int[(1 << primary) + meanings.length * (1 << Math.max(0, LONGEST - primary))];
    }

    /// The code of literals, of lengths and of the end of a block.
    static PrefixCode literals() {
        int[] meanings = new int[288];
        Arrays.fill(meanings, 0, 256, 1 << 4);
        meanings[256] = END;
        int base = 3;
        for (int i = 0; i < LENGTH_EXTRA.length - 1; i++) {
            meanings[257 + i] = LENGTH | LENGTH_EXTRA[i] << 8 | base << 11;
            base += 1 << LENGTH_EXTRA[i];
        }
        meanings[285] = LENGTH | 258 << 11;
        meanings[286] = FURTHER;
        meanings[287] = FURTHER;
        return new PrefixCode(11, true, meanings);
    }

    /// The code of distances.
    static PrefixCode distances() {
        int[] meanings = new int[32];
        int base = 1;
        for (int i = 0; i < 30; i++) {
            int extra = Math.max(0, i / 2 - 1);
            meanings[i] = extra << 8 | base << 12;
            base += 1 << extra;
        }
        meanings[30] = FURTHER;
        meanings[31] = FURTHER;
        return new PrefixCode(9, true, meanings);
    }

    /// The code in which the lengths of the other two are written.
    static PrefixCode ofLengths() {
        int[] meanings = new int[19];
        Arrays.setAll(meanings, i -> i << 12);
        return new PrefixCode(7, false, meanings);
    }

    /// How many bits follow the code of a length.
    static int extraOfLength(int symbol) {
        return LENGTH_EXTRA[symbol - 257];
    }

    int[] table() {
        return table;
    }

    int mask() {
        return (1 << primary) - 1;
    }

    /// How many bits a symbol has, 0 for a symbol that has no code.
    int length(int symbol) {
        return lengths[symbol];
    }

    /// A symbol's bits, the first one lowest.
    int code(int symbol) {
        return codes[symbol];
    }

    /// Fills the code.
    ///
    /// @param from where its lengths begin in `all`, and `count` how many there are
    /// @throws DamagedException where they make no code
    void fill(int[] all, int from, int count) {
        Arrays.fill(lengths, 0);
        System.arraycopy(all, from, lengths, 0, count);
        Arrays.fill(counts, 0);
        for (int length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        longest = LONGEST;
        while (longest > 0 && counts[longest] == 0) {
            longest--;
        }
        check();
        build();
    }

    /// The same rules as zlib's: no more codes than there is room for, and fewer only where there is one
    /// or none.
    private void check() {
        int left = 1;
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = (code + counts[length - 1]) << 1;
            next[length] = code;
            left = (left << 1) - counts[length];
            if (left < 0) {
                throw new DamagedException("too many codes");
            }
        }
        if (left > 0 && !(mayBeSparse && longest <= 1)) {
            throw new DamagedException("too few codes");
        }
    }

    private void build() {
        Arrays.fill(table, 0, 1 << primary, FURTHER);
        int free = 1 << primary;
        int further = longest - primary;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length == 0) {
                continue;
            }
            int code = Integer.reverse(next[length]++) >>> (32 - length);
            codes[symbol] = code;
            int entry = meanings[symbol] | length;
            if (length <= primary) {
                for (int i = code; i < 1 << primary; i += 1 << length) {
                    table[i] = entry;
                }
                continue;
            }
            int first = code & mask();
            if (table[first] == FURTHER) {
                table[first] = FURTHER | further | free << 12;
                Arrays.fill(table, free, free + (1 << further), FURTHER);
                free += 1 << further;
            }
            int start = table[first] >>> 12;
            for (int i = code >>> primary; i < 1 << further; i += 1 << (length - primary)) {
                table[start + i] = entry;
            }
        }
    }

    /// Puts several literals, and a length after them, into one entry where the table's bits suffice for them.
    ///
    /// @param target takes the table's first part
    void pack(int[] target) {
        target[0] = table[0];
        for (int i = 1; i <= mask(); i++) {
            int entry = table[i];
            for (int literals = 1; literals < 3 && (entry & KIND) == 0; literals++) {
                int used = entry & USED;
                int more = table[i >>> used];
                int both = used + (more & USED);
                if (both > primary || (more & KIND) >= END) {
                    break;
                }
                int count = (entry & LITERALS) + (more & LITERALS);
                int before = (more & KIND) == LENGTH ? used << 20 : 0;
                entry = (more & ~(USED | LITERALS)) | count | both | before;
            }
            target[i] = entry;
        }
    }

    /// The entry of a code that is longer than the table's first part is wide.
    ///
    /// @param entry what the first part says
    /// @param bits from the code's beginning on
    /// @throws DamagedException where there is no such code
    int further(int entry, long bits) {
        int start = entry >>> 12;
        int found = start == 0 ? FURTHER : table[start + ((int) (bits >>> primary) & ((1 << (entry & USED)) - 1))];
        if ((found & KIND) == FURTHER) {
            throw new DamagedException("no such code");
        }
        return found;
    }

    /// The entry of the symbol at the beginning of some bits.
    int entry(long bits) {
        int entry = table[(int) bits & mask()];
        return (entry & KIND) == FURTHER ? further(entry, bits) : entry;
    }
}
