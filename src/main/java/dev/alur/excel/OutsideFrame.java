package dev.alur.excel;

import dev.alur.grid.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// Adds to the checksum of [Outside] what a [SheetFrame] leaves of the elements that it adds to: their old
/// children, and how every other column looks.
final class OutsideFrame {
    private final SheetFrame frame;
    private final Tokenizer xml;
    private final CRC32C sum;
    private final RootScope scope = new RootScope();

    OutsideFrame(SheetFrame frame, Tokenizer xml, CRC32C sum) {
        this.frame = frame;
        this.xml = xml;
        this.sum = sum;
    }

    /// Takes the token that the tokenizer stands on, outside of the rows.
    ///
    /// @return whether it was reckoned with, with all that is in it
    boolean take() throws IOException {
        boolean opens = xml.kind() == Tokenizer.Kind.START || xml.kind() == Tokenizer.Kind.EMPTY;
        if (frame.isEmpty() || !opens || !xml.tag.main()) {
            return false;
        }
        if (xml.tag.depth() == 1) {
            scope.take(xml.tag);
        }
        if (xml.tag.depth() != 2) {
            return false;
        }
        String name = xml.tag.local();
        List<String> ours = frame.children(name, scope);
        if (name.equals("cols") && !frame.columns().isEmpty()) {
            children(List.of(), true);
        } else if (name.equals("autoFilter") && frame.losesFilter()) {
            xml.pass();
        } else if (name.equals("hyperlinks") && frame.changesLinks()) {
            links();
        } else if (!ours.isEmpty()) {
            children(ours, false);
        } else {
            return false;
        }
        return true;
    }

    /// Links of other cells; those over several are parted the same way before and after.
    private void links() throws IOException {
        boolean open = xml.kind() == Tokenizer.Kind.START;
        while (open && (xml.next() != Tokenizer.Kind.END || xml.tag.depth() != 2)) {
            boolean opens = xml.kind() == Tokenizer.Kind.START || xml.kind() == Tokenizer.Kind.EMPTY;
            if (opens && xml.tag.depth() == 3) {
                String ref = xml.tag.get(Names.REF);
                String staying = frame.staying(child(), ref == null ? null : Refs.range("", ref));
                sum.update(staying.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void children(List<String> ours, boolean columns) throws IOException {
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            return;
        }
        while (xml.next() != Tokenizer.Kind.END || xml.tag.depth() != 2) {
            boolean opens = xml.kind() == Tokenizer.Kind.START || xml.kind() == Tokenizer.Kind.EMPTY;
            if (columns && xml.opens(Names.COLUMN)) {
                stripe();
            } else if (opens && xml.tag.depth() == 3) {
                String child = child();
                if (!ours.contains(child)) {
                    sum.update(child.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private String child() throws IOException {
        StringBuilder child = new StringBuilder(xml.raw());
        boolean open = xml.kind() == Tokenizer.Kind.START;
        while (open) {
            open = xml.next() != Tokenizer.Kind.END || xml.tag.depth() != 3;
            child.append(xml.raw());
        }
        return child.toString();
    }

    private void stripe() {
        int first = Numbers.index(String.valueOf(xml.tag.get("min")));
        int last = Math.min(Numbers.index(String.valueOf(xml.tag.get("max"))), Address.MAX_COLUMN);
        byte[] look =
                Attributes.closed(Attributes.without(xml.raw(), "min", "max")).getBytes(StandardCharsets.UTF_8);
        for (int column = first; column <= last; column++) {
            if (!frame.columns().containsKey(column)) {
                sum.update(column);
                sum.update(column >> 8);
                sum.update(look);
            }
        }
    }
}
