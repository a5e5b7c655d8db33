package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.app.DemoFolder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service over real requests: who is let in, and what is answered.
@QuarkusTest
@QuarkusTestResource(DemoFolder.class)
class ServiceTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Secret secret;

    @Inject
    Visitors visitors;

    @ConfigProperty(name = "alur.folder")
    Path folder;

    private Asking stranger;
    private Asking program;
    private Asking browser;

    @BeforeEach
    void visitors() {
        stranger = new Asking(base);
        program = stranger.with("Authorization", "Bearer " + secret.token());
        browser = stranger.with("Cookie", "alur-" + base.getPort() + "=" + secret.session())
                .with("Origin", "http://127.0.0.1:" + base.getPort())
                .with("Accept", "text/html");
    }

    @Test
    void aForeignHostIsRefused() {
        Asking.Answer answer =
                program.with("Host", "evil.example:" + base.getPort()).get("/api/v1/trackers");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asText()).endsWith("web/foreign-host");
        assertThat(stranger.with("Host", "evil.example").get("/q/health").status())
                .isEqualTo(403);
        assertThat(stranger.with("Host", null).get("/q/health").status()).isIn(400, 403);
    }

    @Test
    void aForeignOriginIsRefused() {
        Asking.Answer answer = browser.with("Origin", "http://evil.example")
                .post("/trackers/" + id("api") + "/apply", FORM, form("{}"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(browser.with("Origin", "http://evil.example").get("/").status())
                .isEqualTo(403);
    }

    @Test
    void withoutATokenTheAnswerSaysHow() {
        Asking.Answer answer = stranger.get("/api/v1/trackers");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("detail").asText()).contains("alur serve");
        Asking.Answer page = stranger.with("Accept", "text/html")
                .with("Accept-Language", "id")
                .get("/");
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("token yang ditampilkan").contains("lang=\"id\"");
        assertThat(stranger.get("/trackers/" + id("api") + "/documents/x.pdf").status())
                .isEqualTo(401);
    }

    @Test
    void noDetourLeadsPastTheDoor() {
        String page = "trackers/" + id("api");
        for (String path : List.of(
                "/assets/..",
                "/assets/../" + page,
                "/assets/%2e%2e/" + page,
                "/q/health/../../" + page,
                "/assets/..;/" + page,
                "//" + page,
                "/./" + page,
                "/%74rackers/" + id("api"))) {
            Asking.Answer answer = stranger.get(path);
            assertThat(answer.status()).as(path).isIn(400, 401, 404);
            assertThat(answer.body()).as(path).doesNotContain("Kirana");
        }
    }

    @Test
    void theTokenBecomesACookieAndLeavesTheAddress() {
        Asking.Answer answer = stranger.get("/?token=" + secret.token());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(answer.header("Set-Cookie"))
                .contains("alur-" + base.getPort() + "=" + secret.session())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict")
                .doesNotContain(secret.token());
        assertThat(stranger.get("//evil.example/?token=" + secret.token()).header("Location"))
                .doesNotStartWith("//");
    }

    @Test
    void aFormWithoutItsMarkIsRefused() {
        String path = "/trackers/" + id("api") + "/apply";
        assertThat(browser.post(path, FORM, "plan=%7B%7D").status()).isEqualTo(403);
        assertThat(browser.post(path, FORM, "mark=wrong&plan=%7B%7D").status()).isEqualTo(403);
        Asking.Answer json = browser.with("Accept", "*/*").post("/api/v1" + path, JSON, "{}");
        assertThat(json.status()).isEqualTo(403);
        assertThat(json.json().path("type").asText()).endsWith("web/no-mark");
        // no type that a form may have without asking first gets past it
        assertThat(browser.post("/api/v1" + path, "text/plain", "{}").status()).isIn(403, 415);
        assertThat(browser.post("/trackers/" + id("api") + "/report", FORM, "week=2026-W47")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyAnswerKeepsBrowsersFromLendingIt() {
        for (Asking.Answer answer : List.of(
                browser.get("/"), stranger.get("/"), stranger.get("/assets/alur.css"), stranger.get("/q/health"))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'self'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void healthIsOpen() {
        assertThat(stranger.get("/q/health").status()).isEqualTo(200);
        assertThat(stranger.get("/q/health").json().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void theListNamesEveryWorkbookAndSaysWhyOneCannotBeRead() {
        JsonNode all = program.get("/api/v1/trackers").json();
        assertThat(all).hasSize(6);
        JsonNode broken = all.get(0);
        assertThat(broken.path("name").asText()).isEqualTo("broken.xlsx");
        assertThat(broken.path("error").path("detail").asText()).contains("broken.xlsx");
        assertThat(browser.get("/").body()).contains("broken.xlsx", "api/tracker.xlsx", "Studio Kirana");
        assertThat(all.toString()).doesNotContain(folder.toString());
    }

    @Test
    void whatIsNotThereIsAProblem() {
        for (String path : List.of(
                "/api/v1/trackers/0000000000000000/plan",
                "/api/v1/trackers/..%2f..%2fetc/plan",
                "/api/v1/trackers/" + id("api") + "/runs/99",
                "/api/v1/trackers/" + id("api") + "/documents/..%2ftracker.xlsx",
                "/api/v1/trackers/" + id("api") + "/documents/%2e%2e%2ftracker.xlsx",
                "/api/v1/nothing")) {
            Asking.Answer answer = program.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
            assertThat(answer.json().path("detail").asText()).as(path).isNotBlank();
        }
        Asking.Answer broken = program.get("/api/v1/trackers/" + id("broken.xlsx") + "/plan");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().path("title").asText()).isNotBlank();
    }

    @Test
    void whatIsNoRequestIsAProblem() {
        String path = "/api/v1/trackers/" + id("api") + "/apply";
        for (String body : List.of("", "[]", "nonsense", "{\"plan\":")) {
            Asking.Answer answer = program.post(path, JSON, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(program.post(path, JSON, "{\"plan\":{\"changes\":7}}").status())
                .isEqualTo(422);
        assertThat(browser.post("/trackers/" + id("api") + "/apply", FORM, form(""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPlanThatWasShownIsAppliedOnceAndThenStale() throws Exception {
        String path = "/api/v1/trackers/" + id("api");
        JsonNode plan = program.get(path + "/plan").json();
        assertThat(plan.path("changes")).isNotEmpty();
        assertThat(program.get(path + "/runs").json()).isEmpty();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("plan", plan);
        body.putArray("approve").add(plan.path("waiting").get(0).path("rule").asText());
        byte[] before = Files.readAllBytes(folder.resolve("api/tracker.xlsx"));

        Asking.Answer applied = program.post(path + "/apply", JSON, body.toString());
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(applied.json().path("refused")).isEmpty();
        assertThat(applied.json().path("run").path("serial").asInt()).isEqualTo(1);
        assertThat(applied.json().path("run").path("changes"))
                .hasSizeGreaterThan(plan.path("changes").size());
        assertThat(Files.readAllBytes(folder.resolve("api/tracker.xlsx"))).isNotEqualTo(before);

        Asking.Answer again = program.post(path + "/apply", JSON, body.toString());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("run").isNull()).isTrue();
        assertThat(again.json().path("refused")).hasSize(plan.path("changes").size());

        assertThat(program.get(path + "/runs").json()).hasSize(1);
        assertThat(program.get(path + "/runs/1").json().path("state").asText()).isEqualTo("done");
        assertThat(program.get(path + "/check").json().path("problems")).isEmpty();
        documentsOpenInTheBrowser(path, applied.json().path("documents"));
        theRunIsTakenBack(path);
    }

    private void theRunIsTakenBack(String path) {
        assertThat(browser.get("/trackers/" + id("api")).body()).contains("/undo\"");
        Asking.Answer dry = program.post(path + "/runs/1/undo", JSON, "{\"dryRun\":true}");
        assertThat(dry.json().path("undoes").asInt()).as(dry.body()).isEqualTo(1);
        String other = "0".repeat(64);
        assertThat(program.post(path + "/runs/1/undo", JSON, "{\"basis\":\"" + other + "\"}")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(program.get(path + "/runs").json()).hasSize(1);

        Asking.Answer undone = program.post(path + "/runs/1/undo", JSON, "{}");

        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(undone.json().path("run").path("undoes").asInt()).isEqualTo(1);
        assertThat(program.get(path + "/runs/1").json().path("undoneBy").asInt())
                .isEqualTo(2);
        assertThat(program.get(path + "/plan").json().path("changes")).isEmpty();
        assertThat(program.get(path + "/invoices").json().findValuesAsText("state"))
                .contains("void");
        assertThat(browser.get("/trackers/" + id("api")).body()).doesNotContain("/undo\"");
    }

    @Test
    void anAnswerIsForTheLineThatWasShownAndNamesWhoGaveIt() {
        String path = "/api/v1/trackers/" + id("answers");
        Asking budi = stranger.with(
                "Authorization", "Bearer " + visitor("Budi").secret().token());
        JsonNode waiting = budi.get(path + "/plan").json().path("waiting");
        String one = waiting.get(0).path("ref").asText();
        String other = waiting.get(1).path("ref").asText();

        Asking.Answer given = budi.post(path + "/answers", JSON, answers(one, "yes", other, "no"));
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(given.json().path("written").asBoolean()).isTrue();
        assertThat(given.json().path("counting").size()).isEqualTo(2);

        JsonNode plan = budi.get(path + "/plan").json();
        assertThat(plan.path("waiting").findValuesAsText("ref")).contains(other).doesNotContain(one);
        Asking.Answer applied = program.post(path + "/apply", JSON, "{}");
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(applied.json().path("waiting").findValuesAsText("ref")).contains(other);

        JsonNode kept = program.get(path + "/answers").json();
        assertThat(kept.findValuesAsText("ref")).containsExactlyInAnyOrder(one, other);
        assertThat(kept.findValuesAsText("who")).containsOnly("Budi");
        assertThat(kept.get(0).path("what").asText()).isNotBlank();

        Asking.Answer late = program.post(path + "/answers", JSON, answers(one, "yes"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("late").has(one)).isTrue();
        assertThat(program.post(path + "/answers", JSON, answers(other, "perhaps"))
                        .status())
                .isEqualTo(400);
        assertThat(program.post(path + "/answers", JSON, "{}").status()).isEqualTo(400);
    }

    @Test
    void aNoOnThePageIsKeptInInbox() {
        String path = "/trackers/" + id("refusal");
        Asking.Answer plan = program.get("/api/v1" + path + "/plan");
        String ref = plan.json().path("waiting").get(0).path("ref").asText();

        Asking.Answer sent = browser.post(path + "/apply", FORM, form(plan.body()) + "&answer." + ref + "=no");
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        String page = browser.get(sent.header("Location").replaceFirst("http://[^/]+", ""))
                .body();
        assertThat(page).contains("Inbox", "owner").containsPattern("answer\\." + ref + "\" value=\"no\" checked");
        JsonNode waiting = program.get("/api/v1" + path + "/plan").json().path("waiting");
        assertThat(waiting.findValuesAsText("ref")).contains(ref);
        assertThat(browser.post(path + "/apply", FORM, form("{}") + "&answer." + ref + "=maybe")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoMayOnlyLookSeesEverythingAndChangesNothing() {
        String path = "trackers/" + id("report");
        Asking rina = stranger.with(
                "Authorization", "Bearer " + visitor("Rina").secret().token());
        JsonNode plan = rina.get("/api/v1/" + path + "/plan").json();
        String ref = plan.path("waiting").get(0).path("ref").asText();

        for (String what : List.of("answers", "apply", "report")) {
            Asking.Answer refused = rina.post("/api/v1/" + path + "/" + what, JSON, answers(ref, "yes"));
            assertThat(refused.status()).as(what).isEqualTo(403);
            assertThat(refused.json().path("type").asText()).endsWith("web/may-only-look");
        }
        assertThat(rina.with("Accept", "text/html").get("/" + path).body())
                .contains("id=\"asks\"")
                .doesNotContain("class=\"primary\"", "answer." + ref, "class=\"make\"");
        assertThat(browser.get("/" + path).body()).contains("answer." + ref, "class=\"primary\"");
    }

    private Visitor visitor(String name) {
        return visitors.all().stream()
                .filter(visitor -> visitor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String answers(String... refsAndAnswers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode answers = body.putObject("answers");
        for (int i = 0; i < refsAndAnswers.length; i += 2) {
            answers.put(refsAndAnswers[i], refsAndAnswers[i + 1]);
        }
        return body.toString();
    }

    private void documentsOpenInTheBrowser(String path, JsonNode documents) {
        assertThat(documents).isNotEmpty();
        String name = documents.get(0).asText().replaceFirst(".*/", "");
        Asking.Answer pdf = program.get(path + "/documents/" + name);
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).startsWith("inline");
        assertThat(pdf.body()).startsWith("%PDF");
    }

    @Test
    @Tag("slow")
    void aWorkbookThatIsOpenElsewhereIsWaitedForThenBusy() throws Exception {
        Path owner = folder.resolve("report/~$tracker.xlsx");
        Files.write(owner, new byte[165]);
        try {
            Asking.Answer answer = program.post("/api/v1/trackers/" + id("report") + "/apply", JSON, "{}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[0-9]+");
            assertThat(answer.json().path("detail").asText()).contains("tracker.xlsx");
        } finally {
            Files.delete(owner);
        }
    }

    @Test
    void aReportIsMadeOnDemand() {
        String path = "/api/v1/trackers/" + id("report");
        Asking.Answer made = program.post(path + "/report", JSON, "{\"week\":\"2026-W47\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().path("period").asText()).isEqualTo("2026-W47");
        JsonNode weeks = program.get(path + "/report").json();
        assertThat(weeks).hasSize(1);
        assertThat(weeks.get(0).path("documents")).hasSameSizeAs(made.json().path("documents"));
        for (JsonNode document : made.json().path("documents")) {
            Asking.Answer answer = program.get(document.asText());
            assertThat(answer.status()).as(document.asText()).isEqualTo(200);
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith(document.asText().endsWith(".html") ? "default-src 'none'" : "frame-ancestors 'self'")
                    .doesNotContain("default-src 'self'");
        }
        assertThat(program.post(path + "/report", JSON, "{\"week\":\"2026-W60\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void thePageSpeaksTheLanguageThatIsAskedFor() {
        String path = "/trackers/" + id("report");
        assertThat(browser.with("Accept-Language", "en").get(path).body())
                .contains("<html lang=\"en\">", "Waits for your yes", "Apply");
        assertThat(browser.get(path).body()).contains("<html lang=\"id\">", "Menunggu jawaban Anda", "Terapkan");
        Asking.Answer chosen = browser.get(path + "?lang=en");
        assertThat(chosen.body()).contains("<html lang=\"en\">");
        assertThat(chosen.header("Set-Cookie")).contains("alur-language=en");
    }

    private String id(String name) {
        for (JsonNode tracker : program.get("/api/v1/trackers").json()) {
            if (tracker.path("name").asText().startsWith(name)) {
                return tracker.path("id").asText();
            }
        }
        throw new AssertionError("no tracker called " + name);
    }

    private String form(String plan) {
        return "mark=" + secret.mark() + "&plan=" + URLEncoder.encode(plan, StandardCharsets.UTF_8);
    }

    @Test
    void aJobIsExplainedToPeopleAndPrograms() {
        String tracker = "";
        for (JsonNode each : program.get("/api/v1/trackers").json()) {
            tracker = each.has("seller") ? each.path("id").asText() : tracker;
        }
        String job = "PRJ-001";

        JsonNode json =
                program.get("/api/v1/trackers/" + tracker + "/jobs/" + job).json();
        assertThat(json.path("job").asText()).isEqualTo(job);
        assertThat(json.path("rules").get(0).path("condition").path("parts").size())
                .isPositive();

        Asking.Answer page = browser.get("/trackers/" + tracker + "/jobs/" + job);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(json.path("label").asText())
                .contains(json.path("rules").get(0).path("address").asText());
        assertThat(program.get("/api/v1/trackers/" + tracker + "/jobs/NO-SUCH").status())
                .isEqualTo(404);
    }
}
