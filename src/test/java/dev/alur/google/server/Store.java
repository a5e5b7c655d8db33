package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All files of everybody.
final class Store {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    final Map<String, Item> items = new LinkedHashMap<>();
    /// Given out for files that are still to be made.
    final Set<String> generated = new HashSet<>();
    final Random random;
    final InstantSource clock;

    Store(long seed, InstantSource clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    String newId() {
        StringBuilder id = new StringBuilder("1");
        while (id.length() < 44) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    Item add(String owner, String name, String mimeType) {
        return add(newId(), owner, name, mimeType);
    }

    Item add(String id, String owner, String name, String mimeType) {
        Item item = new Item(id, owner, name, mimeType, clock.instant());
        items.put(item.id, item);
        return item;
    }

    /// A new spreadsheet with one empty sheet, or those that are asked for.
    Item addSpreadsheet(String owner, ObjectNode properties) {
        ObjectNode kept = Json.object();
        kept.put("title", Json.text(properties, "title", "Untitled spreadsheet"));
        kept.put("locale", Json.text(properties, "locale", "en_US"));
        kept.put("autoRecalc", Json.text(properties, "autoRecalc", "ON_CHANGE"));
        kept.put("timeZone", Json.text(properties, "timeZone", "Etc/GMT"));
        SheetRequests.checkZone(kept);
        Item item = add(owner, kept.get("title").asText(), Item.SPREADSHEET);
        item.book = new Book(item.id, kept, random, clock);
        return item;
    }

    /// A spreadsheet for reading or writing; exact: 404 and 403, and what an Excel file is answered with.
    Item spreadsheet(String id, Caller caller, boolean write) {
        Item item = items.get(id);
        if (item == null) {
            throw Refusal.notFound();
        }
        if (!item.isRead(caller) || write && !item.isWritten(caller)) {
            throw Refusal.denied();
        }
        if (item.book == null) {
            throw Refusal.of(400, "FAILED_PRECONDITION", "This operation is not supported for this document");
        }
        return item;
    }

    Book book(String id, Caller caller) {
        @Nullable Book book = spreadsheet(id, caller, false).book;
        return java.util.Objects.requireNonNull(book);
    }
}
