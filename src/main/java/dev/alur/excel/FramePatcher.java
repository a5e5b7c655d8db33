package dev.alur.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Puts what a [SheetFrame] says into a sheet's XML while that is copied, each in its place of the schema's
/// order.
final class FramePatcher {
    private final SheetFrame frame;
    private final Tokenizer xml;
    private final OutputStream out;
    private final RootScope scope = new RootScope();
    private final List<String> pending = new ArrayList<>();
    /// The container whose end is waited for.
    private String ending = "";

    FramePatcher(SheetFrame frame, Tokenizer xml, OutputStream out) {
        this.frame = frame;
        this.xml = xml;
        this.out = out;
        if (!frame.columns().isEmpty()) {
            pending.add("cols");
        }
        for (String container : List.of("dataValidations", LINKS, "tableParts")) {
            if (!frame.children(container, scope).isEmpty() || (container.equals(LINKS) && frame.changesLinks())) {
                pending.add(container);
            }
        }
    }

    private static final String LINKS = "hyperlinks";

    /// Takes the token that the tokenizer stands on, outside of the rows.
    ///
    /// @return whether nobody else has to look at it
    boolean take() throws IOException {
        if (frame.isEmpty()) {
            return false;
        }
        Tokenizer.Kind kind = xml.kind();
        boolean opens = kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY;
        if (opens && xml.tag.depth() == 1) {
            scope.take(xml.tag);
        } else if (opens && xml.tag.depth() == 2) {
            insertBefore();
            return element();
        } else if (kind == Tokenizer.Kind.END && xml.tag.depth() == 1) {
            insertRest();
        } else if (kind == Tokenizer.Kind.END && xml.tag.depth() == 2 && !ending.isEmpty()) {
            xml.flush();
            write(String.join("", frame.children(ending, scope)));
            ending = "";
        }
        return false;
    }

    private void insertBefore() throws IOException {
        for (String name : List.copyOf(pending)) {
            if (SchemaOrder.WORKSHEET.isBehind(xml.tag, name)) {
                insert(name);
            }
        }
    }

    private void insertRest() throws IOException {
        for (String name : List.copyOf(pending)) {
            insert(name);
        }
    }

    private void insert(String name) throws IOException {
        pending.remove(name);
        String prefix = scope.prefix();
        xml.flush();
        if (name.equals("cols")) {
            String columns = new ColumnStripes(frame.columns(), prefix).rest();
            if (!columns.isEmpty()) {
                write('<' + prefix + "cols>" + columns + "</" + prefix + "cols>");
            }
            return;
        }
        List<String> children = frame.children(name, scope);
        if (name.equals(LINKS)) {
            write(links("", String.join("", children), prefix));
            return;
        }
        write('<' + prefix + name + " count=\"" + children.size() + "\">" + String.join("", children) + "</" + prefix
                + name + '>');
    }

    /// Whether the element is one that takes what is to be added.
    private boolean element() throws IOException {
        if (!xml.tag.main()) {
            return false;
        }
        String name = xml.tag.local();
        if (name.equals("autoFilter") && frame.losesFilter()) {
            drop();
            return true;
        }
        if (!pending.remove(name)) {
            return false;
        }
        if (name.equals("cols")) {
            columns();
        } else if (name.equals(LINKS)) {
            links();
        } else {
            container(name);
        }
        return true;
    }

    /// The links that stay, then the new ones. An element without any would not be valid.
    private void links() throws IOException {
        StringBuilder staying = new StringBuilder();
        String start = Attributes.opened(xml.raw());
        boolean open = xml.kind() == Tokenizer.Kind.START;
        xml.flush();
        xml.drop();
        while (open) {
            open = xml.next() != Tokenizer.Kind.END || xml.tag.depth() != 2;
            xml.drop();
            if (open) {
                boolean link = xml.opens(LINK);
                String ref = link ? xml.tag.get(Names.REF) : null;
                staying.append(link ? frame.staying(link(), ref == null ? null : Refs.range("", ref)) : xml.raw());
            }
        }
        String added = String.join("", frame.children(LINKS, scope));
        write(links(start, staying + added, scope.prefix()));
    }

    private static final byte[] LINK = Names.of("hyperlink");

    /// A link to its end.
    private String link() throws IOException {
        StringBuilder link = new StringBuilder(xml.raw());
        boolean open = xml.kind() == Tokenizer.Kind.START;
        while (open) {
            open = xml.next() != Tokenizer.Kind.END || xml.tag.depth() != 3;
            xml.drop();
            link.append(xml.raw());
        }
        return link.toString();
    }

    /// @param start the element's start tag as it stood; empty for a new one
    private static String links(String start, String links, String prefix) {
        String opened = start.isEmpty() ? '<' + prefix + LINKS + '>' : start;
        return links.isBlank() ? "" : opened + links + "</" + prefix + LINKS + '>';
    }

    private void drop() throws IOException {
        xml.flush();
        xml.dropElement();
    }

    private void columns() throws IOException {
        ColumnStripes stripes = new ColumnStripes(frame.columns(), scope.prefix());
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            replace(Attributes.opened(xml.raw()) + stripes.rest() + "</" + scope.prefix() + "cols>");
            return;
        }
        while (xml.next() != Tokenizer.Kind.END || xml.tag.depth() != 2) {
            if (xml.opens(Names.COLUMN)) {
                String tag = xml.raw();
                String changed = stripes.changed(xml.tag, tag);
                if (!changed.equals(tag)) {
                    replace(changed);
                    xml.dropElement();
                }
            }
        }
        xml.flush();
        write(stripes.rest());
    }

    private void container(String name) throws IOException {
        String tag = xml.raw();
        List<String> children = frame.children(name, scope);
        String counted = tag;
        String count = Attributes.get(tag, "count");
        if (count != null && count.matches("[0-9]{1,9}")) {
            counted = Attributes.with(tag, "count", Integer.toString(Integer.parseInt(count) + children.size()));
        }
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            replace(Attributes.opened(counted) + String.join("", children) + "</" + scope.prefix() + name + '>');
            return;
        }
        if (!counted.equals(tag)) {
            replace(counted);
        }
        ending = name;
    }

    private void replace(String replacement) throws IOException {
        xml.flush();
        xml.drop();
        write(replacement);
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
