package dev.alur.excel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The relationships of a part (ECMA-376 part 2, 9.3): what its ids stand for.
final class Relations {
    /// @param type the last word of the type's address: `worksheet`
    /// @param target the part's name; empty where it lies outside of the package
    /// @param address where it leads, as it is written
    record Relation(String id, String type, String target, String address) {}

    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, Relation> byId = new HashMap<>();

    private Relations() {}

    /// The relationships of a part; the empty name is the package itself.
    static Relations of(String file, Archive archive, String part) {
        Relations all = new Relations();
        Archive.Entry entry = archive.find(nameFor(part));
        if (entry == null) {
            return all;
        }
        Part xml = Part.of(file, archive, entry);
        xml.read(() -> all.read(xml, part.substring(0, part.lastIndexOf('/') + 1)));
        return all;
    }

    private void read(Part xml, String folder) {
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tokens().opens(Names.of("Relationship"))) {
                String id = xml.tag().get("Id");
                String type = xml.tag().get("Type");
                String target = xml.tag().get("Target");
                if (id != null && type != null && target != null) {
                    boolean outside = "External".equals(xml.tag().get("TargetMode"));
                    Relation relation = new Relation(
                            id,
                            type.substring(type.lastIndexOf('/') + 1),
                            outside ? "" : resolve(folder, target),
                            target);
                    relations.add(relation);
                    byId.putIfAbsent(id, relation);
                }
            }
        }
    }

    static String nameFor(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    List<Relation> all() {
        return relations;
    }

    @Nullable
    Relation byId(String id) {
        return byId.get(id);
    }

    @Nullable
    Relation byType(String type) {
        return relations.stream().filter(r -> r.type.equals(type)).findFirst().orElse(null);
    }

    /// All parts of that type.
    List<String> targets(String type) {
        return relations.stream()
                .filter(r -> r.type.equals(type) && !r.target.isEmpty())
                .map(Relation::target)
                .toList();
    }

    /// The part of that type, or null.
    @Nullable
    String target(String type) {
        Relation relation = byType(type);
        return relation == null || relation.target.isEmpty() ? null : relation.target;
    }

    private static String resolve(String folder, String target) {
        String path = target.replace('\\', '/');
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (path.startsWith("/") ? path : folder + path).split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}
