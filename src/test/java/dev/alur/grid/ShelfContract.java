package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [Shelf] does, wherever documents are put.
public abstract class ShelfContract {
    @TempDir
    protected Path folder;

    private Path staged;
    private Fingerprint content;

    protected abstract Shelf shelf() throws IOException;

    @BeforeEach
    void stage() throws IOException {
        staged = Files.writeString(folder.resolve("staged"), "an invoice");
        content = Fingerprint.of(Files.readAllBytes(staged));
    }

    @Test
    void aDocumentIsPutOnceAndFound() throws IOException {
        Shelf shelf = shelf();
        assertThat(shelf.find("INV-1.pdf")).isNull();

        String place = shelf.put(staged, "INV-1.pdf", content);

        assertThat(place).isNotBlank();
        assertThat(shelf.find("INV-1.pdf")).isEqualTo(content);
        assertThat(shelf.put(staged, "INV-1.pdf", content)).isEqualTo(place);
    }

    @Test
    void anotherDocumentOfTheSameNameIsRefused() throws IOException {
        Shelf shelf = shelf();
        shelf.put(staged, "INV-1.pdf", content);
        Path other = Files.writeString(folder.resolve("other"), "another invoice");
        Fingerprint otherContent = Fingerprint.of(Files.readAllBytes(other));

        assertThatThrownBy(() -> shelf.put(other, "INV-1.pdf", otherContent)).isInstanceOf(ProblemException.class);

        assertThat(shelf.find("INV-1.pdf")).isEqualTo(content);
    }

    @Test
    void whatWasNotStagedAsPromisedIsRefused() throws IOException {
        Shelf shelf = shelf();
        Fingerprint other = Fingerprint.of(new byte[] {1});

        assertThatThrownBy(() -> shelf.put(staged, "INV-1.pdf", other)).isInstanceOf(ProblemException.class);

        assertThat(shelf.find("INV-1.pdf")).isNull();
    }

    @Test
    void aReportIsReplaced() throws IOException {
        Shelf shelf = shelf();
        shelf.replace(staged, "week.html");
        Path newer = Files.writeString(folder.resolve("newer"), "a newer week");

        shelf.replace(newer, "week.html");

        assertThat(shelf.find("week.html")).isEqualTo(Fingerprint.of(Files.readAllBytes(newer)));
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        Shelf shelf = shelf();
        for (String name : List.of(
                "", ".", "..", "../x.pdf", "a/b.pdf", "/etc/x", "a\\b", "a\u0000b", ".hidden", "x.pdf ", "con.pdf")) {
            assertThatThrownBy(() -> shelf.put(staged, name, content)).as(name).isInstanceOf(ProblemException.class);
        }
    }
}
