package dev.alur.web;

import dev.alur.language.Language;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The language in which one request is answered. A choice made in the address is remembered in a cookie.
@RequestScoped
class Tongue {
    private static final String COOKIE = "alur-language";
    private static final long YEAR = 365L * 24 * 60 * 60;

    private final RoutingContext context;
    private final Optional<String> started;

    @Inject
    Tongue(RoutingContext context, @ConfigProperty(name = "alur.language") Optional<String> started) {
        this.context = context;
        this.started = started;
    }

    /// @param tracker the language of the tracker that the answer is about, or null
    Language speak(@Nullable Language tracker) {
        String address = context.request().getParam("lang");
        Cookie cookie = context.request().getCookie(COOKIE);
        Language language = Spoken.of(
                address,
                cookie == null ? null : cookie.getValue(),
                started.flatMap(Language::of).orElse(null),
                context.request().getHeader("Accept-Language"),
                tracker);
        if (address != null) {
            context.response()
                    .addCookie(
                            Cookie.cookie(COOKIE, language.code()).setPath("/").setMaxAge(YEAR));
        }
        return language;
    }
}
