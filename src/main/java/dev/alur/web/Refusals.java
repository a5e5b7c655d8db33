package dev.alur.web;

import dev.alur.grid.Problem;
import dev.alur.language.Language;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// Says no in one sentence: as a page to whoever asks for pages, else as `application/problem+json`.
@Singleton
final class Refusals {

    void answer(RoutingContext context, int status, Problem why, Language language) {
        HttpServerResponse response = context.response().setStatusCode(status);
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"alur\"");
        }
        boolean page = isForPages(Guard.path(context), context.request().getHeader("Accept"));
        response.putHeader("Content-Type", page ? "text/html;charset=UTF-8" : Trouble.MEDIA_TYPE)
                .end(
                        page
                                ? Pages.refusal(new Words(language), status, Shown.flaws(List.of(why), language))
                                        .render()
                                : Trouble.json(status, List.of(why), language).toString());
    }

    /// Whether whoever sent a request with that Accept header wants to read a page.
    static boolean isForPages(String path, @org.jspecify.annotations.Nullable String accept) {
        return !path.startsWith("/api/")
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }
}
