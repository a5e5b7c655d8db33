package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Puts rows together anew while some columns of a sheet move down: each row keeps its tag and its other cells,
/// and takes the moved cells from the row above it from which they come.
final class MovedBand {
    private record Piece(int column, byte[] xml) {}

    private final Rewriting in;
    private final SheetMover.Target target;
    private final OutputStream out;
    private final Opening opening;
    private final String prefix;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    /// Cells that were taken down, by the row that they come to.
    private final TreeMap<Integer, List<Piece>> waiting = new TreeMap<>();
    private final List<Piece> staying = new ArrayList<>();
    private String tag = "";
    private int row;

    MovedBand(Rewriting in, SheetMover.Target target, Opening opening, String prefix) {
        this.in = in;
        this.target = target;
        this.opening = opening;
        this.prefix = prefix;
        this.out = target.turn(buffer);
        target.turn(out);
    }

    /// Writes the rows that moved cells come to and that the sheet does not have, in front of another.
    void rowsBefore(int next) throws IOException {
        while (!waiting.isEmpty() && waiting.firstKey() < next) {
            int fresh = waiting.firstKey();
            staying.clear();
            write('<' + prefix + "row r=\"" + fresh + "\">", fresh, new byte[0]);
        }
    }

    /// A row begins: what is copied from now on is cut into its cells.
    void begin(int atRow, String startTag) {
        row = atRow;
        tag = startTag;
        staying.clear();
        buffer.reset();
        target.turn(buffer);
    }

    /// A cell, with the white space in front of it, was copied.
    void cell(int column) {
        Piece piece = new Piece(column, buffer.toByteArray());
        buffer.reset();
        int after = opening.after(row, column);
        if (after == row) {
            staying.add(piece);
        } else if (after <= Address.MAX_ROW) {
            waiting.computeIfAbsent(after, key -> new ArrayList<>()).add(piece);
        }
    }

    /// The row ends.
    void end() throws IOException {
        byte[] rest = buffer.toByteArray();
        buffer.reset();
        target.turn(out);
        write(tag, row, rest);
    }

    private void write(String startTag, int atRow, byte[] rest) throws IOException {
        List<Piece> pieces = new ArrayList<>(staying);
        List<Piece> come = waiting.remove(atRow);
        if (come != null) {
            pieces.addAll(come);
            pieces.sort(Comparator.comparingInt(Piece::column));
        }
        if (pieces.isEmpty() && rest.length == 0) {
            in.write(Attributes.closed(startTag));
            return;
        }
        String wide = pieces.isEmpty()
                ? startTag
                : SheetPatcher.spans(startTag, pieces.getFirst().column, pieces.getLast().column);
        in.write(Attributes.opened(wide));
        for (Piece piece : pieces) {
            out.write(piece.xml);
        }
        out.write(rest);
        in.write("</" + prefix + "row>");
    }
}
