package dev.alur.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decides what becomes of a symbol of the old stream that splices touch, in the symbol's own place or in that
/// which it repeats. Places count in the old contents.
///
/// A repetition is cut where splices begin and end, in both of its places. A part whose source and target have
/// the same splices before them stays; one whose source lies before some splices gets the distance over what
/// these grew by; one whose source is gone, or is too short or too far for a repetition, is written byte by
/// byte.
final class Mending {
    private static final int SHORTEST = 3;
    private static final int FARTHEST = 1 << 15;

    private final BlockSink sink;
    private final OldContents contents;
    private final List<Splice> wide;
    private final List<Splice> tight = new ArrayList<>();
    private final long[] grown;
    private int passed;

    /// @param splices in order, not overlapping
    /// @param size of the old contents
    Mending(List<Splice> splices, long size, BlockSink sink, OldContents contents) {
        this.sink = sink;
        this.contents = contents;
        this.wide = new ArrayList<>();
        long end = 0;
        for (Splice splice : splices) {
            if (splice.from() < end || splice.to() > size) {
                throw new IllegalArgumentException("splices out of order or beyond the contents");
            }
            end = splice.to();
            Splice small = splice.tight();
            if (small.old().length > 0 || small.bytes().length > 0) {
                wide.add(splice);
                tight.add(small);
            }
        }
        grown = new long[tight.size() + 1];
        for (int i = 0; i < tight.size(); i++) {
            grown[i + 1] = grown[i] + tight.get(i).growth();
        }
    }

    /// Where the next splice begins.
    long next() {
        return passed < tight.size() ? tight.get(passed).from() : Long.MAX_VALUE;
    }

    /// Where the last splice that was made ends.
    long barrier() {
        return passed == 0 ? 0 : tight.get(passed - 1).to();
    }

    /// Whether no symbol from a place on has anything to do with a splice any more.
    boolean isOver(long at) {
        return passed == tight.size() && (passed == 0 || at - FARTHEST >= barrier());
    }

    /// Writes the new bytes of the splices that begin at a place.
    void insert(long at) throws IOException {
        while (next() == at) {
            sink.fresh(tight.get(passed++).bytes());
        }
    }

    /// Whether a repetition can stay as it is written.
    boolean stays(long at, int length, int distance) {
        long source = at - distance;
        if (source < 0) {
            throw new DamagedException("a repetition of what is before the beginning");
        }
        if (at + length > next() || at < barrier()) {
            return false;
        }
        int first = firstAfter(source);
        return first == passed
                || (grown[first] == grown[passed]
                        && source + length <= tight.get(first).from());
    }

    /// Writes a repetition anew, and the new bytes of the splices that begin within its target.
    void repeat(long from, int length, int distance) throws IOException {
        long at = from;
        long end = from + length;
        while (at < end) {
            if (at == next()) {
                insert(at);
            } else if (at < barrier()) {
                at = Math.min(end, barrier());
            } else {
                at = part(at, (int) (Math.min(end, next()) - at), distance);
            }
        }
    }

    /// Writes the first part of a repetition whose target no splice touches; gives the part's end.
    private long part(long at, int most, int distance) throws IOException {
        long source = at - distance;
        int first = firstAfter(source);
        int length = most;
        long now = distance;
        boolean gone = false;
        if (first < passed) {
            Splice splice = tight.get(first);
            gone = source >= splice.from();
            length = (int) Math.min(length, (gone ? splice.to() : splice.from()) - source);
            now += grown[passed] - grown[first];
        }
        if (gone || length < SHORTEST || now > FARTHEST) {
            if (!known(at, length, passed) && !known(source, length, first)) {
                byte[] bytes = contents.read(at, length);
                sink.literals(bytes, 0, length);
            }
        } else {
            sink.match(length, (int) now);
        }
        return at + length;
    }

    /// Writes bytes that stand in a splice's old ones, or right beside them; false where none has them.
    private boolean known(long at, int length, int near) throws IOException {
        for (int i = Math.max(0, near - 1); i <= near && i < wide.size(); i++) {
            Splice splice = wide.get(i);
            if (at >= splice.from() && at + length <= splice.to()) {
                sink.literals(splice.old(), (int) (at - splice.from()), length);
                return true;
            }
        }
        return false;
    }

    /// The first of the splices made so far that ends behind a place.
    private int firstAfter(long place) {
        int low = 0;
        int high = passed;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tight.get(middle).to() > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
