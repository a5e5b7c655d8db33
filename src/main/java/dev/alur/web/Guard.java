package dev.alur.web;

import dev.alur.grid.Problem;
import dev.alur.language.Language;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Stands before everything that the service answers, static files too: asks the [Door], and puts on every
/// answer what keeps browsers from lending it to others.
@Singleton
final class Guard {
    /// Under this name a request carries whether it still needs a form's mark.
    static final String MARKED = "alur.marked";
    /// Under this name it carries who sent it.
    private static final String VISITOR = "alur.visitor";

    private static final String SECURITY_POLICY = "Content-Security-Policy";
    private static final String CACHE = "Cache-Control";
    private static final int FIRST = 10_000;
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final Door door;
    private final Refusals refusals;
    private final Optional<String> started;

    @Inject
    Guard(
            Visitors visitors,
            Refusals refusals,
            @ConfigProperty(name = "alur.language") Optional<String> started,
            @ConfigProperty(name = "quarkus.http.host") String host)
            throws UnknownHostException {
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            throw new IllegalStateException("the service is for this machine alone, not for " + host);
        }
        this.door = new Door(visitors);
        this.refusals = refusals;
        this.started = started;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::meet, FIRST);
    }

    private void meet(RoutingContext context) {
        MultiMap headers = context.response().headers();
        protect(headers);
        context.addHeadersEndHandler(end -> complete(headers, Door.isOpen(path(context))));
        switch (door.ask(visit(context))) {
            case Door.Welcome(@Nullable Visitor visitor, boolean marked) -> {
                context.put(MARKED, marked);
                context.put(VISITOR, visitor);
                context.next();
            }
            case Door.SignIn(Visitor visitor) -> signIn(context, visitor);
            case Door.Refused(int status, WebProblem why) ->
                refusals.answer(context, status, Problem.error(why, null), language(context.request()));
        }
    }

    /// Who sent a request that was let in.
    static Visitor visitor(RoutingContext context) {
        Visitor visitor = context.get(VISITOR);
        return Objects.requireNonNull(visitor, "nobody was let in");
    }

    /// The cookie holds for this port alone by its name, since browsers do not tell ports apart.
    static String cookieName(int port) {
        return "alur-" + port;
    }

    /// The path by which a resource is found, without detours.
    static String path(RoutingContext context) {
        return Objects.requireNonNullElse(context.normalizedPath(), "");
    }

    private static Visit visit(RoutingContext context) {
        HttpServerRequest request = context.request();
        MultiMap headers = request.headers();
        int port = request.localAddress().port();
        return new Visit(
                request.method().name(),
                port,
                headers.getAll("Host"),
                headers.getAll("Origin"),
                path(context),
                request.getParam("token"),
                request.cookies(cookieName(port)).stream().map(Cookie::getValue).toList(),
                headers.get("Authorization"));
    }

    private static void signIn(RoutingContext context, Visitor visitor) {
        String name = cookieName(context.request().localAddress().port());
        context.response()
                .addCookie(Cookie.cookie(name, visitor.secret().session())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setPath("/"));
        // only to ourselves: a path that begins with two slashes would lead elsewhere
        String path = path(context);
        String to = path.matches("/([A-Za-z0-9][A-Za-z0-9._/-]*)?") ? path : "/";
        context.response().setStatusCode(303).putHeader("Location", to).end();
    }

    /// Referrers go to ourselves only. `no-referrer` would make browsers send forms with the Origin `null`
    /// (Fetch, 3.2), which we refuse.
    private static void protect(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "SAMEORIGIN");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// What an answer may say better itself: a document its policy, a font how long it may be kept. Two
    /// policies would both hold.
    private static void complete(MultiMap headers, boolean open) {
        if (!headers.contains(SECURITY_POLICY)) {
            headers.set(SECURITY_POLICY, POLICY);
        }
        String cache = headers.get(CACHE);
        if (cache == null || cache.startsWith("public")) {
            // what is shown is money; plain style may be kept, if it is asked for anew
            headers.set(CACHE, open ? "no-cache" : "no-store");
        }
    }

    private Language language(HttpServerRequest request) {
        return Spoken.of(
                request.getParam("lang"),
                null,
                started.flatMap(Language::of).orElse(null),
                request.getHeader("Accept-Language"),
                null);
    }
}
