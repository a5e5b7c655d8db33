package dev.alur.excel;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the start tags of a part's root, and of the container that something goes into, declare: the prefix of
/// its own elements and the one for relationships.
final class RootScope {
    private final Map<String, String> declared = new LinkedHashMap<>();
    private String prefix = "";
    private String uri = "";

    /// Takes the root's start tag, then that of the container.
    void take(Tag tag) {
        for (int i = 0; i < tag.attributes(); i++) {
            String name = tag.attributeName(i);
            if (name.equals("xmlns")) {
                declared.put("", tag.attributeValue(i));
            } else if (name.startsWith("xmlns:")) {
                declared.put(name.substring(6) + ":", tag.attributeValue(i));
            }
        }
        prefix = tag.prefix();
        uri = declared.getOrDefault(prefix, "");
    }

    /// The prefix of the part's own elements, with its colon, or nothing.
    String prefix() {
        return prefix;
    }

    /// The namespace of the part's own elements.
    String uri() {
        return uri;
    }

    /// An attribute that names a relationship: `r:id="rId7"`, with its namespace where that is not declared
    /// yet.
    ///
    /// @param namespace of relationships, as the workbook has it (strict or transitional)
    String relationship(String namespace, String id) {
        for (Map.Entry<String, String> entry : declared.entrySet()) {
            if (entry.getValue().equals(namespace) && !entry.getKey().isEmpty()) {
                return entry.getKey() + "id=\"" + id + '"';
            }
        }
        return "xmlns:r=\"" + namespace + "\" r:id=\"" + id + '"';
    }
}
