package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file in Drive; a spreadsheet is one too.
final class Item {
    static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";
    static final String FOLDER = "application/vnd.google-apps.folder";

    final String id;
    final String owner;
    String mimeType;
    String name;
    final List<String> parents = new ArrayList<>();
    ObjectNode appProperties = Json.object();
    final Map<String, String> roles = new TreeMap<>();
    Instant created;
    Instant modified;
    boolean trashed;
    byte[] content = new byte[0];

    @Nullable
    Book book;

    Item(String id, String owner, String name, String mimeType, Instant created) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.mimeType = mimeType;
        this.created = created;
        this.modified = created;
    }

    boolean isRead(Caller caller) {
        return isWritten(caller) || roles.containsKey(caller.email()) || roles.containsKey("anyone");
    }

    boolean isWritten(Caller caller) {
        return owner.equals(caller.email())
                || "writer".equals(roles.get(caller.email()))
                || "writer".equals(roles.get("anyone"));
    }

    String name() {
        return book == null ? name : Json.text(book.properties, "title", name);
    }
}
