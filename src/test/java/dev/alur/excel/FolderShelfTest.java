package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.grid.ShelfContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A folder keeps the contract of all shelves.
class FolderShelfTest extends ShelfContract {
    @Override
    protected Shelf shelf() {
        return new FolderShelf(folder.resolve("documents"), folder.resolve("studio.xlsx"));
    }

    @Test
    void placesAreToldRelativeToTheWorkbook() throws IOException {
        Path staged = Files.writeString(folder.resolve("x"), "x");

        assertThat(shelf().put(staged, "INV-1.pdf", Fingerprint.of(Files.readAllBytes(staged))))
                .isEqualTo("documents/INV-1.pdf");
        try (Stream<Path> files = Files.list(folder.resolve("documents"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aLinkInTheFolderIsNotWrittenThrough() throws IOException {
        Path staged = Files.writeString(folder.resolve("x"), "x");
        Files.createDirectories(folder.resolve("documents"));
        Path outside = folder.resolve("outside.pdf");
        Files.createSymbolicLink(folder.resolve("documents/INV-1.pdf"), outside);

        assertThatThrownBy(() -> shelf().put(staged, "INV-1.pdf", Fingerprint.of(Files.readAllBytes(staged))))
                .isInstanceOf(ProblemException.class);

        assertThat(outside).doesNotExist();
    }
}
