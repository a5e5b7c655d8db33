package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The first page, seen in a browser.
@QuarkusTest
@Tag("browser")
class FrontPageTest {

    @TestHTTPResource("/")
    URL address;

    @Test
    void theFirstPageOpensInABrowser() {
        try (Browser browser = new Browser()) {
            Page page = browser.page();
            page.navigate(address.toString());
            assertThat(page.textContent("body")).contains("Alur");
        }
    }
}
