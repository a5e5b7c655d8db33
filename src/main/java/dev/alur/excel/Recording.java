package dev.alur.excel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// An echo that notes where a document is changed, and keeps the changed document.
final class Recording extends OutputStream implements Echo {
    /// A change: other bytes in the place of some.
    record Place(int from, int to, byte[] bytes) {}

    private final ByteArrayOutputStream contents = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fresh = new ByteArrayOutputStream();
    private final List<Place> places = new ArrayList<>();
    private long at;

    @Override
    public void copy(byte[] bytes, int from, int to, long offset) {
        reach(offset);
        contents.write(bytes, from, to - from);
        at = offset + to - from;
    }

    @Override
    public void reach(long offset) {
        if (offset > at || fresh.size() > 0) {
            places.add(new Place((int) at, (int) offset, fresh.toByteArray()));
            fresh.reset();
            at = offset;
        }
    }

    @Override
    public void write(int b) {
        fresh.write(b);
        contents.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        fresh.write(bytes, from, length);
        contents.write(bytes, from, length);
    }

    /// The changes in their order, after the document's end.
    List<Place> places() {
        return places;
    }

    /// The changed document.
    byte[] contents() {
        return contents.toByteArray();
    }
}
