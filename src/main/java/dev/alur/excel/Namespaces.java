package dev.alur.excel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What prefixes stand for at one place of a document (Namespaces in XML 1.0), and which of them is
/// the root element's namespace.
final class Namespaces {
    private record Binding(int depth, String prefix, String uri) {}

    private static final int MOST = 512;

    private final List<Binding> bindings = new ArrayList<>();
    private @Nullable String mainUri;
    /// Whether tags without a prefix belong to the root's namespace, remembered until a declaration comes
    /// or goes.
    private boolean isBareMain;
    private boolean knowsBare;
    /// The depth of the last declaration, 0 where there is none.
    private int deepest;

    /// Takes an attribute that may be a declaration, of an element at some depth.
    void declare(int depth, String attribute, String uri) {
        knowsBare = false;
        if (bindings.size() == MOST) {
            throw new DamagedException("more than " + MOST + " namespaces");
        }
        if (attribute.equals("xmlns")) {
            bindings.add(new Binding(depth, "", uri));
            deepest = depth;
        } else if (attribute.startsWith("xmlns:")) {
            bindings.add(new Binding(depth, attribute.substring(6) + ":", uri));
            deepest = depth;
        }
    }

    /// The element at that depth is closed.
    void leave(int depth) {
        while (deepest == depth) {
            bindings.removeLast();
            deepest = bindings.isEmpty() ? 0 : bindings.getLast().depth;
            knowsBare = false;
        }
    }

    /// The root element has this prefix, with its colon.
    void root(String prefix) {
        mainUri = uri(prefix);
    }

    /// Whether a prefix, with its colon, stands for the root's namespace.
    ///
    /// @throws DamagedException where it was not declared
    boolean isMain(String prefix) {
        if (!prefix.isEmpty()) {
            return uri(prefix).equals(mainUri);
        }
        if (!knowsBare) {
            isBareMain = uri("").equals(mainUri);
            knowsBare = mainUri != null;
        }
        return isBareMain;
    }

    private String uri(String prefix) {
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            if (binding.prefix.equals(prefix)) {
                return binding.uri;
            }
        }
        if (!prefix.isEmpty()) {
            throw new DamagedException("the prefix " + prefix + " is not declared");
        }
        return "";
    }
}
