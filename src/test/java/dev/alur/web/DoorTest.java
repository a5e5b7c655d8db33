package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Who comes in at the door, and who does not.
class DoorTest {
    private static final Secret SECRET = new Secret("0123456789abcdef".repeat(4));
    private static final String OURS = "127.0.0.1:8080";
    private static final String HERE = "http://127.0.0.1:8080";

    private static final Visitor OWNER = Visitor.owner(SECRET);
    private static final Visitor RINA = Visitor.of("Rina", Visitor.Role.LOOKS, SECRET);
    private static final Visitor BUDI = Visitor.of("Budi", Visitor.Role.ANSWERS, SECRET);

    private final Door door = new Door(new Visitors(List.of(OWNER, RINA, BUDI)));

    @Test
    void theTokenInTheAddressSignsIn() {
        assertThat(door.ask(reading(OURS, SECRET.token(), null))).isEqualTo(new Door.SignIn(OWNER));
    }

    @Test
    void aWrongTokenDoesNot() {
        assertThat(door.ask(reading(OURS, "f".repeat(64), null))).isEqualTo(no(401, WebProblem.WRONG_TOKEN));
        assertThat(door.ask(reading(OURS, "", null))).isEqualTo(no(401, WebProblem.WRONG_TOKEN));
        // what the cookie holds is no token, nor the token a cookie
        assertThat(door.ask(reading(OURS, SECRET.session(), null))).isEqualTo(no(401, WebProblem.WRONG_TOKEN));
        assertThat(door.ask(reading(OURS, null, SECRET.token()))).isEqualTo(no(401, WebProblem.NOT_SIGNED_IN));
    }

    @Test
    void withoutAnythingNobodyComesIn() {
        assertThat(door.ask(reading(OURS, null, null))).isEqualTo(no(401, WebProblem.NOT_SIGNED_IN));
    }

    @Test
    void theCookieLooks() {
        assertThat(door.ask(reading(OURS, null, SECRET.session()))).isEqualTo(new Door.Welcome(OWNER, true));
    }

    @Test
    void everyNameOfLoopbackIsOursWithThePortAndNoOther() {
        for (String host : List.of(OURS, "localhost:8080", "LOCALHOST:8080", "[::1]:8080")) {
            assertThat(door.ask(reading(host, null, SECRET.session())))
                    .as(host)
                    .isEqualTo(new Door.Welcome(OWNER, true));
        }
        for (String host : List.of(
                "evil.example",
                "evil.example:8080",
                "127.0.0.1",
                "127.0.0.1:8081",
                "localhost",
                "localhost.evil.example:8080",
                "127.0.0.1:8080.evil.example",
                "0.0.0.0:8080",
                "127.0.0.2:8080",
                "::1:8080",
                "")) {
            assertThat(door.ask(reading(host, null, SECRET.session())))
                    .as(host)
                    .isEqualTo(no(403, WebProblem.FOREIGN_HOST));
        }
    }

    @Test
    void twoHostsOrNoneAreRefused() {
        for (List<String> hosts : List.of(List.<String>of(), List.of(OURS, OURS), List.of(OURS, "evil.example"))) {
            Visit visit = new Visit("GET", 8080, hosts, List.of(), "/", null, List.of(SECRET.session()), null);
            assertThat(door.ask(visit)).isEqualTo(no(403, WebProblem.FOREIGN_HOST));
        }
    }

    @Test
    void aForeignHostIsRefusedHealthToo() {
        Visit visit = new Visit("GET", 8080, List.of("evil.example"), List.of(), "/q/health", null, List.of(), null);
        assertThat(door.ask(visit)).isEqualTo(no(403, WebProblem.FOREIGN_HOST));
    }

    @Test
    void aForeignOriginIsRefusedWhateverItWants() {
        for (String origin : List.of(
                "http://evil.example",
                "https://127.0.0.1:8080",
                "http://127.0.0.1:8081",
                "http://127.0.0.1",
                "http://localhost:8080",
                "null",
                "")) {
            assertThat(door.ask(changing(List.of(origin), SECRET.session(), null)))
                    .as(origin)
                    .isEqualTo(no(403, WebProblem.FOREIGN_ORIGIN));
            assertThat(door.ask(new Visit(
                            "GET", 8080, List.of(OURS), List.of(origin), "/", null, List.of(SECRET.session()), null)))
                    .as(origin)
                    .isEqualTo(no(403, WebProblem.FOREIGN_ORIGIN));
        }
        assertThat(door.ask(changing(List.of(HERE, "http://evil.example"), SECRET.session(), null)))
                .isEqualTo(no(403, WebProblem.FOREIGN_ORIGIN));
    }

    @Test
    void aChangeWithACookieNamesItsOriginAndStillNeedsAMark() {
        assertThat(door.ask(changing(List.of(), SECRET.session(), null))).isEqualTo(no(403, WebProblem.FOREIGN_ORIGIN));
        assertThat(door.ask(changing(List.of(HERE), SECRET.session(), null))).isEqualTo(new Door.Welcome(OWNER, false));
    }

    @Test
    void aBearerNeedsNeitherOriginNorMark() {
        assertThat(door.ask(changing(List.of(), null, "Bearer " + SECRET.token())))
                .isEqualTo(new Door.Welcome(OWNER, true));
        assertThat(door.ask(changing(List.of(), SECRET.session(), "Bearer nonsense")))
                .isEqualTo(no(401, WebProblem.WRONG_TOKEN));
        assertThat(door.ask(changing(List.of(), null, "Basic " + SECRET.token())))
                .isEqualTo(no(401, WebProblem.WRONG_TOKEN));
    }

    @Test
    void aTokenInTheAddressChangesNothing() {
        Visit visit = new Visit("POST", 8080, List.of(OURS), List.of(HERE), "/", SECRET.token(), List.of(), null);
        assertThat(door.ask(visit)).isEqualTo(no(401, WebProblem.NOT_SIGNED_IN));
    }

    @Test
    void onlyHealthAndPlainAssetsAreOpen() {
        for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/assets/alur.css")) {
            assertThat(Door.isOpen(path)).as(path).isTrue();
        }
        for (String path : List.of(
                "/",
                "/q",
                "/q/dev-ui",
                "/q/healthy",
                "/assets/",
                "/assets/..",
                "/assets/.",
                "/q/health/..",
                "/assets/../trackers",
                "/assets/a/../../trackers/x",
                "/assets/%2e%2e/trackers",
                "/trackers/assets/alur.css",
                "/api/v1/trackers")) {
            assertThat(Door.isOpen(path)).as(path).isFalse();
        }
    }

    @Test
    void theSecretSaysNothingOfItself() {
        assertThat(SECRET.toString()).doesNotContain("0123");
        assertThat(List.of(SECRET.session(), SECRET.mark(), SECRET.token())).doesNotHaveDuplicates();
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        assertThat(door.ask(reading(OURS, RINA.secret().token(), null))).isEqualTo(new Door.SignIn(RINA));
        assertThat(door.ask(reading(OURS, null, RINA.secret().session()))).isEqualTo(new Door.Welcome(RINA, true));
        assertThat(door.ask(changing(List.of(HERE), RINA.secret().session(), null)))
                .isEqualTo(no(403, WebProblem.MAY_ONLY_LOOK));
        assertThat(door.ask(changing(List.of(), null, "Bearer " + RINA.secret().token())))
                .isEqualTo(no(403, WebProblem.MAY_ONLY_LOOK));
    }

    @Test
    void whoMayAnswerIsKnownByName() {
        assertThat(door.ask(changing(List.of(HERE), BUDI.secret().session(), null)))
                .isEqualTo(new Door.Welcome(BUDI, false));
        assertThat(door.ask(changing(List.of(), null, "Bearer " + BUDI.secret().token())))
                .isEqualTo(new Door.Welcome(BUDI, true));
        Visitor promoted = Visitor.of("Rina", Visitor.Role.ANSWERS, SECRET);
        assertThat(promoted.secret())
                .as("another role comes in with another token")
                .isNotEqualTo(RINA.secret());
    }

    private static Visit reading(String host, String token, String cookie) {
        List<String> cookies = cookie == null ? List.of() : List.of(cookie);
        return new Visit("GET", 8080, List.of(host), List.of(), "/", token, cookies, null);
    }

    private static Visit changing(List<String> origins, String cookie, String authorization) {
        List<String> cookies = cookie == null ? List.of() : List.of(cookie);
        return new Visit("POST", 8080, List.of(OURS), origins, "/trackers/1/apply", null, cookies, authorization);
    }

    private static Door.Refused no(int status, WebProblem why) {
        return new Door.Refused(status, why);
    }
}
