package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import dev.alur.app.DemoFolder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page as a person meets it in a browser.
@QuarkusTest
@QuarkusTestResource(DemoFolder.class)
@Tag("browser")
class DashboardTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    Secret secret;

    @Test
    void aPersonSignsInReadsThePlanSaysYesAppliesItAndOpensTheInvoice() {
        try (Browser browser = new Browser()) {
            Page page = browser.page();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);

            page.navigate(base + "?token=" + secret.token());
            assertThat(page.url()).isEqualTo(base.toString());
            page.navigate(base + "?lang=id");
            page.locator(".card", new Page.LocatorOptions().setHasText("browser/tracker.xlsx"))
                    .locator("h2 a")
                    .click();
            page.waitForURL("**/trackers/*");
            assertThat(page.locator("h1").textContent()).isEqualTo("Studio Kirana");
            assertThat(page.locator("#asks").textContent()).contains("Menunggu jawaban Anda");
            assertThat(page.locator(".plan").textContent())
                    .contains("karena", "INV-2026-001 (perkiraan)", "Rp800.000", "Belum ada yang ditulis");

            String asked = page.locator(".asks .line .label").first().textContent();
            answerAndApply(page);
            assertThat(page.locator("#runs ~ details").first().textContent()).contains(asked);
            assertThat(page.locator(".banner").textContent()).contains("Proses 1 selesai");
            Locator invoice = page.locator(".banner a", new Page.LocatorOptions().setHasText("INV-2026-001"));
            var pdf = page.request().get(invoice.evaluate("link => link.href").toString(), RequestOptions.create());
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
            assertThat(new String(pdf.body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF");

            theWeekOpensWithItsStyle(page);
            // looking again does nothing again
            Response again = page.reload();
            assertThat(again.request().method()).isEqualTo("GET");
            assertThat(complaints).isEmpty();
        }
    }

    private static void theWeekOpensWithItsStyle(Page page) {
        String tracker = page.url();
        page.locator(".make button").first().click();
        page.waitForURL(url -> !url.equals(tracker));
        assertThat(page.locator(".banner").textContent()).contains("Laporannya sudah dibuat");
        Locator week = page.locator(".weeks a", new Page.LocatorOptions().setHasText("HTML"));
        page.navigate(week.evaluate("link => link.href").toString());
        Object family = page.evaluate("getComputedStyle(document.body).fontFamily");
        assertThat(family.toString()).contains("Roboto");
        page.navigate(tracker);
    }

    /// With the keyboard alone: yes to the first line, no to the second; to the button, Enter.
    private static void answerAndApply(Page page) {
        Locator lines = page.locator("fieldset.answer");
        assertThat(lines.count()).isGreaterThan(1);
        Locator yes = lines.nth(0).locator("input[value=yes]");
        yes.focus();
        page.keyboard().press("Space");
        assertThat(yes.isChecked()).isTrue();
        Locator no = lines.nth(1).locator("input[value=no]");
        no.focus();
        page.keyboard().press("Space");
        String refused = no.getAttribute("name");
        page.locator("button.primary").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/trackers/*?result=*");
        assertThat(page.locator(".banner").textContent()).contains("tersimpan di Kotak Masuk");
        assertThat(page.locator("fieldset.answer input[name='" + refused + "'][value=no]")
                        .isChecked())
                .isTrue();
        assertThat(page.locator("section", new Page.LocatorOptions().setHas(page.locator("#answers")))
                        .textContent())
                .contains("Ya", "Tidak", "owner");
    }

    @Test
    void nothingOnThePageIsTooSmallForAFinger() {
        try (Browser browser = new Browser()) {
            Page page = browser.page();
            page.setViewportSize(390, 844);
            page.navigate(base + "?token=" + secret.token());
            page.locator(".card", new Page.LocatorOptions().setHasText("report/tracker.xlsx"))
                    .locator("h2 a")
                    .click();
            page.waitForURL("**/trackers/*");
            Object small = page.evaluate("""
                    [...document.querySelectorAll("button, summary, label.yes, .answer label, nav a, .brand, .paper, .up a")]
                      .filter(one => one.getBoundingClientRect().height < 44)
                      .map(one => one.outerHTML)""");
            assertThat((List<?>) small).isEmpty();
            Object wide = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
            assertThat(wide).isEqualTo(true);
        }
    }

    @Test
    void withoutTheTokenThePageSaysHowToComeIn() {
        try (Browser browser = new Browser()) {
            Page page = browser.page();
            Response answer = page.navigate(base.toString());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(page.textContent("main")).contains("alur serve");
        }
    }
}
