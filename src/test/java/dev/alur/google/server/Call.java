package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as it came, unpacked.
///
/// @param method as meant: with X-HTTP-Method-Override taken into account
/// @param path decoded, without the query
/// @param body the JSON of the request; of an upload its metadata
/// @param content the bytes of an upload
record Call(
        String method,
        String path,
        Map<String, List<String>> queries,
        Map<String, List<String>> headers,
        JsonNode body,
        byte[] content,
        Caller caller) {
    @Nullable
    String query(String name) {
        List<String> all = queries.get(name);
        return all == null ? null : all.getLast();
    }

    List<String> queries(String name) {
        return queries.getOrDefault(name, List.of());
    }

    boolean flag(String name) {
        return "true".equalsIgnoreCase(query(name));
    }

    @Nullable
    String header(String name) {
        List<String> all = headers.get(name.toLowerCase(java.util.Locale.ROOT));
        return all == null || all.isEmpty() ? null : all.getFirst();
    }

    Mask mask() {
        return Mask.of(query("fields"));
    }
}
