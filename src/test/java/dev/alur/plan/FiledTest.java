package dev.alur.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a cell leads that leads to a document.
class FiledTest {
    @ParameterizedTest
    @CsvSource({
        "documents/INV-2026-001.pdf, INV-2026-001.pdf, documents/INV-2026-001.pdf",
        "my papers/a#b 50%.pdf, a#b 50%.pdf, my%20papers/a%23b%2050%25.pdf",
        "/home/sri/a.pdf, a.pdf, file:///home/sri/a.pdf",
        "C:\\papers\\a.pdf, a.pdf, file:///C:/papers/a.pdf",
        "https://drive.example.org/d/1a?x=1&y=2, 1a?x=1&y=2, https://drive.example.org/d/1a?x=1&y=2",
        "ü/faktur é.html, faktur é.html, %C3%BC/faktur%20%C3%A9.html"
    })
    void aFileIsLedTo(String text, String name, String link) {
        assertThat(Filed.of(text)).contains(new Filed(name, link));
    }

    @Test
    void wordsAreNoFile() {
        assertThat(Filed.of("see mail")).isEmpty();
        assertThat(Filed.of("sent by post. Twice")).isEmpty();
        assertThat(Filed.of("")).isEmpty();
    }
}
