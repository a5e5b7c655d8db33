package dev.alur.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Changes the contents of a deflated entry (RFC 1951) without unpacking and packing all of them: walks over
/// the old stream's symbols without what they stand for, copies their bits, and writes anew only those that a
/// splice touches. Needs memory for the splices, and none for the contents.
final class Recoder {
    /// The most bytes that one entry of a packed table stands for.
    private static final int SPAN = 2 + 258;

    /// Below this size inflating and deflating costs next to nothing, and leaves no trace: a splice can leave
    /// some 50 bytes more than are needed, which would add up in a small sheet that is edited every day.
    private static final long WORTH = 1 << 19;

    private final BitSource source;
    private final DeflateBlock block;
    private final BlockSink sink;
    private final Mending mending;
    private final long size;
    private final int[] packed;
    private long at;
    private long place;

    private Recoder(
            BitSource source, int from, long size, List<Splice> splices, OldContents contents, OutputStream out) {
        this.source = source;
        this.at = from * 8L;
        this.size = size;
        this.block = new DeflateBlock(source);
        this.sink = new BlockSink(source, block, new BitSink(out), at);
        this.mending = new Mending(splices, size, sink, contents);
        this.packed = new int[block.literals().mask() + 1];
    }

    /// Whether that is better than inflating and deflating: the contents are large, and little in them changes.
    static boolean pays(long size, List<Splice> splices) {
        long changed = 0;
        for (Splice splice : splices) {
            changed += 60L + splice.old().length + splice.bytes().length;
        }
        return size >= WORTH && changed < size / 8;
    }

    /// Writes the deflate stream of the changed contents: `packed[from, to)` with the splices made.
    ///
    /// The caller has inflated the stream once, to its end, before, or reads the result back: damage that lies
    /// behind the last splice is copied as it is. Nothing can be said of `out` after an exception; the caller
    /// then inflates and deflates instead, which tells damage for sure.
    ///
    /// @param packed holds the raw deflate stream, without a zlib header
    /// @param size of the contents that the stream holds, in bytes
    /// @param splices in order, not overlapping; with their true old bytes
    /// @param out takes the new stream; is not closed
    /// @throws DamagedException where the stream is not what it should be
    static void recode(Bytes packed, int from, int to, long size, List<Splice> splices, OutputStream out)
            throws IOException {
        recode(packed, new BitSource(packed, from, to), from, size, splices, out);
    }

    /// The same, read through a window.
    static void recode(Bytes packed, BitSource source, int from, long size, List<Splice> splices, OutputStream out)
            throws IOException {
        OldContents contents = new OldContents(packed, from, (int) (source.end() >>> 3));
        try {
            new Recoder(source, from, size, splices, contents, out).blocks();
        } finally {
            contents.close();
        }
    }

    private void blocks() throws IOException {
        do {
            if (mending.isOver(place)) {
                sink.rest(at);
                return;
            }
            block.read(at);
            sink.begin();
            at = block.body();
            if (block.isStored()) {
                stored();
            } else {
                block.literals().pack(packed);
                symbols();
            }
            if (at > source.end() || place > size) {
                throw new DamagedException("a stream that is too long or too short");
            }
        } while (!block.isLast());
        if (place != size || (at + 7) >>> 3 != source.end() >>> 3 || mending.next() != Long.MAX_VALUE) {
            throw new DamagedException("a stream of another size");
        }
        sink.finish(at);
    }

    private void stored() throws IOException {
        int from = (int) (at >>> 3);
        long end = place + block.storedLength();
        at += block.storedLength() * 8L;
        if (at > source.end()) {
            throw new DamagedException("a stored block beyond the end");
        }
        long start = place;
        mending.insert(place);
        while (place < end) {
            long next = Math.min(end, place < mending.barrier() ? mending.barrier() : mending.next());
            if (place >= mending.barrier()) {
                int count = (int) (next - place);
                sink.stored(source.copy(from + (int) (place - start), count), 0, count);
            }
            place = next;
            mending.insert(place);
        }
        sink.endStored(at);
    }

    private void symbols() throws IOException {
        do {
            far();
        } while (near());
    }

    /// Walks on as long as no splice is near, though repetitions may reach back over one.
    private void far() throws IOException {
        if (this.at >= source.end()) {
            return;
        }
        byte[] bytes = source.around(this.at);
        int start = source.start();
        int[] literals = packed;
        int[] distances = block.distances().table();
        int literalMask = block.literals().mask();
        int distanceMask = block.distances().mask();
        long barrier = mending.barrier();
        long lastPlace = place < barrier ? -1 : mending.next() - SPAN;
        long lastAt = source.lastWhole();
        long at = this.at;
        long place = this.place;
        while (place < lastPlace && at < lastAt) {
            long bits = (long) BitSource.LONG.get(bytes, (int) (at >>> 3) - start) >>> (at & 7);
            int entry = literals[(int) bits & literalMask];
            int kind = entry & PrefixCode.KIND;
            if (kind == 0) {
                at += entry & PrefixCode.USED;
                place += (entry & PrefixCode.LITERALS) >> 4;
                continue;
            }
            if (kind == PrefixCode.FURTHER) {
                entry = block.literals().further(entry, bits);
                kind = entry & PrefixCode.KIND;
            }
            if (kind != PrefixCode.LENGTH) {
                if (kind == PrefixCode.END) {
                    break;
                }
                at += entry & PrefixCode.USED;
                place++;
                continue;
            }
            place += (entry & PrefixCode.LITERALS) >> 4;
            int used = entry & PrefixCode.USED;
            int extra = entry >> 8 & 7;
            bits >>>= used;
            int length = (entry >> 11 & 511) + ((int) bits & (1 << extra) - 1);
            bits >>>= extra;
            used += extra;
            int far = distances[(int) bits & distanceMask];
            if ((far & PrefixCode.KIND) == PrefixCode.FURTHER) {
                far = block.distances().further(far, bits);
            }
            bits >>>= far & PrefixCode.USED;
            extra = far >> 8 & 15;
            int distance = (far >> 12) + ((int) bits & (1 << extra) - 1);
            used += (far & PrefixCode.USED) + extra;
            if (place - distance < barrier && !mending.stays(place, length, distance)) {
                sink.cut(at + (entry >> 20), at + used);
                mending.repeat(place, length, distance);
                // what was cut off is copied, for which the window may have moved
                place += length;
                at += used;
                break;
            }
            place += length;
            at += used;
        }
        this.at = at;
        this.place = place;
    }

    /// Walks over one symbol; false where it ends the block.
    private boolean near() throws IOException {
        if (mending.next() == place) {
            sink.cut(at, at);
            mending.insert(place);
        }
        long bits = source.peek(at);
        int entry = block.literals().entry(bits);
        long from = at;
        at += entry & PrefixCode.USED;
        if (at > source.end()) {
            throw new DamagedException("a stream without an end");
        }
        switch (entry & PrefixCode.KIND) {
            case PrefixCode.END -> {
                sink.end(from, at);
                return false;
            }
            case PrefixCode.LENGTH -> repetition(entry, bits, from);
            default -> {
                if (place < mending.barrier()) {
                    sink.cut(from, at);
                }
                place++;
            }
        }
        return true;
    }

    private void repetition(int entry, long first, long from) throws IOException {
        long bits = first >>> (entry & PrefixCode.USED);
        int extra = entry >> 8 & 7;
        int length = (entry >> 11 & 511) + ((int) bits & (1 << extra) - 1);
        bits >>>= extra;
        at += extra;
        int far = block.distances().entry(bits);
        bits >>>= far & PrefixCode.USED;
        extra = far >> 8 & 15;
        int distance = (far >> 12) + ((int) bits & (1 << extra) - 1);
        at += (far & PrefixCode.USED) + extra;
        if (!mending.stays(place, length, distance)) {
            sink.cut(from, at);
            mending.repeat(place, length, distance);
        }
        place += length;
    }
}
