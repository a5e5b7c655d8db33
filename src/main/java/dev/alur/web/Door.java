package dev.alur.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides who comes in. The service is for this machine alone, which browsers do not see to: a page from
/// anywhere may send requests to loopback, and a name of anybody's may point there (DNS rebinding). So the name
/// by which we are called, the page that sends and a secret are all asked for.
///
/// Rules in their order: a Host that is ours, with the port that the request came in at · an Origin, where
/// there is one, that is ours; where something is to be changed with a cookie there has to be one · for all but
/// health and plain assets: the token in the address (which becomes the cookie), the cookie, or the token as a
/// bearer's · where something is to be changed, somebody who may do that.
record Door(Visitors visitors) {
    /// What is decided about a visit.
    sealed interface Verdict {}

    /// It comes in.
    ///
    /// @param visitor who came; null where that does not matter
    /// @param marked whether what it changes needs no mark, because no browser sends by itself what let it in
    record Welcome(@Nullable Visitor visitor, boolean marked) implements Verdict {}

    /// It brought the token in its address: it gets the cookie and is sent on to the same address without
    /// the token.
    record SignIn(Visitor visitor) implements Verdict {}

    /// It stays outside.
    ///
    /// @param status of HTTP
    record Refused(int status, WebProblem why) implements Verdict {}

    Verdict ask(Visit visit) {
        if (visit.hosts().size() != 1
                || !ours(visit.port()).contains(lower(visit.hosts().getFirst()))) {
            return new Refused(403, WebProblem.FOREIGN_HOST);
        }
        String origin = "http://" + lower(visit.hosts().getFirst());
        if (!visit.origins().stream().map(Door::lower).allMatch(origin::equals)) {
            return new Refused(403, WebProblem.FOREIGN_ORIGIN);
        }
        if (isOpen(visit.path()) && visit.isReading()) {
            return new Welcome(null, true);
        }
        return admit(visit);
    }

    private Verdict admit(Visit visit) {
        String authorization = visit.authorization();
        if (authorization != null) {
            return Optional.of(authorization)
                    .filter(given -> given.startsWith("Bearer "))
                    .flatMap(given -> visitors.withToken(
                            given.substring("Bearer ".length()).strip()))
                    .map(visitor -> welcome(visit, visitor, true))
                    .orElse(new Refused(401, WebProblem.WRONG_TOKEN));
        }
        String token = visit.token();
        if (token != null && visit.method().equals("GET")) {
            return visitors.withToken(token).<Verdict>map(SignIn::new).orElse(new Refused(401, WebProblem.WRONG_TOKEN));
        }
        Optional<Visitor> known = visit.cookies().stream()
                .flatMap(cookie -> visitors.withSession(cookie).stream())
                .findFirst();
        if (known.isEmpty()) {
            return new Refused(401, WebProblem.NOT_SIGNED_IN);
        }
        if (!visit.isReading() && visit.origins().isEmpty()) {
            return new Refused(403, WebProblem.FOREIGN_ORIGIN);
        }
        return welcome(visit, known.get(), visit.isReading());
    }

    private static Verdict welcome(Visit visit, Visitor visitor, boolean marked) {
        return visit.isReading() || visitor.role() == Visitor.Role.ANSWERS
                ? new Welcome(visitor, marked)
                : new Refused(403, WebProblem.MAY_ONLY_LOOK);
    }

    /// The names by which we may be called.
    static List<String> ours(int port) {
        List<String> names = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        return port == 80
                ? List.of("127.0.0.1", "localhost", "[::1]", names.get(0), names.get(1), names.get(2))
                : names;
    }

    /// What shows nothing of anybody: health, style and script. A path that would lead elsewhere
    /// (`/assets/..`) is none of them.
    static boolean isOpen(String path) {
        return path.equals("/q/health") || path.matches("/(q/health|assets)/[a-z0-9-]+(\\.[a-z0-9]+)?");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
