package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Protected ranges. Exact: how they are added, shown and deleted. Documented (REST resource
/// ProtectedRange): who may edit.
final class Protection {
    private Protection() {}

    static ObjectNode add(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("protectedRange");
        ObjectNode stored = stored(work, wanted);
        int id = Json.number(wanted, "protectedRangeId", 0);
        stored.put("protectedRangeId", id == 0 ? work.book().newId() : id);
        work.book()
                .grid(Json.number(stored.get("range"), "sheetId", 0))
                .protectedRanges
                .add(stored);
        ObjectNode reply = Json.object();
        ObjectNode shown = show(stored, work.caller(), true);
        ObjectNode editors = Json.child(wanted, "editors");
        ObjectNode asked = editors == null ? Json.object() : editors.deepCopy();
        asked.properties().removeIf(field -> field.getValue() instanceof ArrayNode list && list.isEmpty());
        shown.set("editors", asked);
        reply.putObject("addProtectedRange").set("protectedRange", shown);
        return reply;
    }

    private static ObjectNode stored(Work work, ObjectNode wanted) {
        if (wanted.has("namedRangeId") || wanted.has("tableId") || wanted.get("range") == null) {
            throw Refusal.unknown("protected ranges other than of a range");
        }
        Box box = work.box(wanted.get("range"));
        if (wanted.has("unprotectedRanges") && !box.equals(Box.whole(box.tab()))) {
            // documented (ProtectedRange)
            throw Refusal.invalid("Unprotected ranges are only supported on protected sheets.");
        }
        ObjectNode stored = wanted.deepCopy();
        stored.remove("requestingUserCanEdit");
        if (!Json.flag(stored, "warningOnly")) {
            stored.remove("warningOnly");
        }
        ObjectNode editors = stored.withObject("editors");
        ArrayNode users = editors.withArray("users");
        for (String always : new String[] {work.owner(), work.caller().email()}) {
            boolean there = false;
            for (JsonNode user : users) {
                there |= user.asText().equals(always);
            }
            if (!there) {
                users.add(always);
            }
        }
        if (editors.get("groups") instanceof ArrayNode groups && groups.isEmpty()) {
            editors.remove("groups");
        }
        return stored;
    }

    static @Nullable ObjectNode update(Work work, ObjectNode request) {
        ObjectNode wanted = (ObjectNode) request.get("protectedRange");
        ObjectNode found = find(work.book(), Json.number(wanted, "protectedRangeId", 0));
        refuseOthers(work, found);
        ObjectNode changed = found.deepCopy();
        Mask.of(Json.text(request, "fields", "*")).update(changed, wanted);
        changed.set("protectedRangeId", found.get("protectedRangeId"));
        found.removeAll();
        found.setAll(stored(work, changed));
        return null;
    }

    static @Nullable ObjectNode delete(Work work, ObjectNode request) {
        ObjectNode found = find(work.book(), Json.number(request, "protectedRangeId", 0));
        refuseOthers(work, found);
        work.book().tabs.forEach(tab -> tab.protectedRanges.remove(found));
        return null;
    }

    private static void refuseOthers(Work work, ObjectNode range) {
        if (!mayEdit(range, work.caller())) {
            throw Refusal.invalid(message(work.caller()));
        }
    }

    private static ObjectNode find(Book book, int id) {
        return book.tabs.stream()
                .flatMap(tab -> tab.protectedRanges.stream())
                .filter(range -> Json.number(range, "protectedRangeId", 0) == id)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("No protected range with id: " + id));
    }

    /// As answers show it: editors only to those who are among them.
    static ObjectNode show(ObjectNode stored, Caller caller, boolean full) {
        ObjectNode shown = Presenting.range(stored);
        boolean warning = Json.flag(stored, "warningOnly");
        boolean may = mayEdit(stored, caller);
        shown.remove("editors");
        if (warning || may) {
            shown.put("requestingUserCanEdit", true);
        }
        if (may && full) {
            shown.set("editors", stored.get("editors").deepCopy());
        }
        return shown;
    }

    private static boolean mayEdit(ObjectNode range, Caller caller) {
        for (JsonNode user : range.path("editors").path("users")) {
            if (user.asText().equalsIgnoreCase(caller.email())) {
                return true;
            }
        }
        return false;
    }

    /// Refuses a write to cells that are protected from the caller; with 400, in the caller's language.
    static void check(Work work, Box box) {
        for (ObjectNode range : box.tab().protectedRanges) {
            if (Json.flag(range, "warningOnly") || mayEdit(range, work.caller())) {
                continue;
            }
            boolean free = false;
            for (JsonNode open : range.path("unprotectedRanges")) {
                free |= work.box(open).holds(box);
            }
            if (!free && work.box(range.get("range")).meets(box)) {
                throw Refusal.invalid(message(work.caller()));
            }
        }
    }

    /// Whoever is not spoken to in English gets our words: that there are such, and that they differ, is
    /// all that is known.
    private static String message(Caller caller) {
        return switch (caller.language()) {
            case "id" ->
                "Anda mencoba mengedit sel atau objek yang dilindungi. Hubungi pemilik spreadsheet untuk menghapus"
                        + " perlindungan jika Anda perlu mengedit.";
            case "de" ->
                "Sie versuchen, eine geschützte Zelle oder ein geschütztes Objekt zu bearbeiten. Bitten Sie den"
                        + " Inhaber der Tabelle, den Schutz aufzuheben, wenn Sie Änderungen vornehmen möchten.";
            case "fr" ->
                "Vous essayez de modifier une cellule ou un objet protégés. Contactez le propriétaire de la feuille"
                        + " de calcul pour supprimer la protection si vous devez effectuer des modifications.";
            default ->
                "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove"
                        + " protection if you need to edit.";
        };
    }
}
