package dev.alur.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request says about itself before anything is done for it.
///
/// @param port the port that it came in at
/// @param hosts its Host headers; there should be exactly one
/// @param origins its Origin headers
/// @param path without the query
/// @param token the parameter of that name in its address, or null
/// @param cookies the values of our cookie that it brings
/// @param authorization its Authorization header, or null
record Visit(
        String method,
        int port,
        List<String> hosts,
        List<String> origins,
        String path,
        @Nullable String token,
        List<String> cookies,
        @Nullable String authorization) {

    Visit {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
        cookies = List.copyOf(cookies);
    }

    /// Whether it may only look.
    boolean isReading() {
        return List.of("GET", "HEAD", "OPTIONS").contains(method);
    }
}
