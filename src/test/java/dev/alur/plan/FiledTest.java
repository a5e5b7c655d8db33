package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a cell leads that leads to a document.
class FiledTest {
    @ParameterizedTest
    @CsvSource({
        "documents/INV-2026-001.pdf, documents/INV-2026-001.pdf",
        "my papers/a#b 50%.pdf, my%20papers/a%23b%2050%25.pdf",
        "/home/sri/a.pdf, file:///home/sri/a.pdf",
        "C:\\papers\\a.pdf, file:///C:/papers/a.pdf",
        "https://drive.example.org/d/1a?x=1&y=2, https://drive.example.org/d/1a?x=1&y=2",
        "ü/faktur é.html, %C3%BC/faktur%20%C3%A9.html"
    })
    void aFileIsLedTo(String text, String link) {
        assertThat(Filed.link(text)).contains(link);
    }

    @Test
    void wordsAreNoFile() {
        assertThat(Filed.link("see mail")).isEmpty();
        assertThat(Filed.link("sent by post. Twice")).isEmpty();
        assertThat(Filed.link("")).isEmpty();
    }
}
