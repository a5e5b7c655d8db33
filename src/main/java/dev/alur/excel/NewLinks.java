package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes cells lead somewhere (ECMA-376 part 1, 18.3.1.47). What lies outside of the workbook is named by a
/// relationship of the sheet; one that no link uses any more goes.
final class NewLinks {
    private static final byte[] LINK = Names.of("hyperlink");
    private static final String TYPE = "hyperlink";

    private final Structure structure;
    private final Book.SheetPart sheet;
    private final Map<Address, String> wanted;

    private NewLinks(Structure structure, Book.SheetPart sheet, Map<Address, String> wanted) {
        this.structure = structure;
        this.sheet = sheet;
        this.wanted = wanted;
    }

    /// Plans all links that edits set.
    static void add(Structure structure, List<Edit> edits) {
        Map<String, Map<Address, String>> sheets = new LinkedHashMap<>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.SetLink(Address at, String target)) {
                sheets.computeIfAbsent(Naming.key(at.sheet()), key -> new LinkedHashMap<>())
                        .put(new Address(Naming.key(at.sheet()), at.row(), at.column()), target);
            }
        }
        sheets.forEach((name, wanted) -> new NewLinks(structure, structure.sheet(name), wanted).add());
    }

    private void add() {
        Map<String, Integer> uses = uses();
        SheetFrame frame = structure.patch(sheet.name()).frame();
        List<Address> outside = new ArrayList<>();
        wanted.forEach((at, target) -> {
            if (target.isEmpty() || target.startsWith("#")) {
                frame.link(at, target.isEmpty() ? null : target.substring(1), null);
            } else {
                outside.add(at);
            }
        });
        outside.forEach(at -> {
            String id = relationship(wanted.getOrDefault(at, ""));
            uses.merge(id, 1, Integer::sum);
            frame.link(at, null, id);
        });
        uses.forEach((id, count) -> {
            if (count == 0) {
                structure.unrelate(sheet.entry().part(), id);
            }
        });
        structure.packaged();
    }

    /// How many links that stay use each relationship; 0 where those go that did.
    private Map<String, Integer> uses() {
        Map<String, Integer> uses = new HashMap<>();
        new SheetWalker(structure.book(), sheet, new SheetWalker.Listener() {
                    @Override
                    public void cell(Cell cell) {}

                    @Override
                    public void element(Tokenizer xml) {
                        String id = xml.tag.is(LINK) ? xml.tag.getPrefixed("id") : null;
                        if (id != null) {
                            uses.merge(id, isWhollyReplaced(xml.tag) ? 0 : 1, Integer::sum);
                        }
                    }
                })
                .walk();
        return uses;
    }

    private boolean isWhollyReplaced(Tag tag) {
        String ref = String.valueOf(tag.get(Names.REF));
        return wanted.keySet().stream().anyMatch(at -> at.cell().equals(ref));
    }

    /// The relationship that leads there, one that is there already or a new one.
    private String relationship(String target) {
        Book book = structure.packaging().book();
        Optional<Relations.Relation> known =
                Relations.of(book.file(), book.archive(), sheet.entry().part()).all().stream()
                        .filter(relation -> relation.type().equals(TYPE)
                                && relation.target().isEmpty())
                        .filter(relation -> XmlText.unescape(relation.address()).equals(target))
                        .findFirst();
        return known.map(Relations.Relation::id)
                .orElseGet(
                        () -> structure.packaging().relateOutside(sheet.entry().part(), TYPE, target));
    }
}
