package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which workbooks a folder has, and which documents a workbook has.
class WorkspaceTest {
    @TempDir
    Path folder;

    @Test
    void itListsTheWorkbooksOfTheFolderAndOneLevelBelow() throws IOException {
        files("b.xlsx", "a.XLSM", "studio/tracker.xlsx", "studio/old/tracker.xlsx", "notes.txt", "list.xls");
        assertThat(Workspace.of(folder).trackers())
                .extracting(Workspace.Entry::name)
                .containsExactly("a.XLSM", "b.xlsx", "studio/tracker.xlsx");
    }

    @Test
    void ownerFilesTemporaryOnesAndDocumentsAreNoTrackers() throws IOException {
        files(
                "tracker.xlsx",
                "~$tracker.xlsx",
                ".~lock.tracker.xlsx#",
                ".tracker.xlsx",
                "tracker.xlsx.new",
                ".git/tracker.xlsx",
                "documents/2026-W47.xlsx");
        Files.createDirectory(folder.resolve("folder.xlsx"));
        assertThat(Workspace.of(folder).trackers())
                .extracting(Workspace.Entry::name)
                .containsExactly("tracker.xlsx");
    }

    @Test
    void anIdStaysTheSameAndNamesOneWorkbookOnly() throws IOException {
        files("one.xlsx", "two.xlsx");
        Workspace workspace = Workspace.of(folder);
        String id = workspace.trackers().getFirst().id();
        assertThat(id).matches("[0-9a-f]{16}");
        assertThat(Workspace.of(folder.resolve(".")).tracker(id))
                .get()
                .extracting(Workspace.Entry::name)
                .isEqualTo("one.xlsx");
        assertThat(workspace.trackers()).extracting(Workspace.Entry::id).doesNotHaveDuplicates();
        assertThat(workspace.tracker("one.xlsx")).isEmpty();
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsNotFollowed() throws IOException {
        files("outside/tracker.xlsx", "inside/other.xlsx");
        Path inside = folder.resolve("inside");
        Files.createSymbolicLink(inside.resolve("linked.xlsx"), folder.resolve("outside/tracker.xlsx"));
        assertThat(Workspace.of(inside).trackers())
                .extracting(Workspace.Entry::name)
                .containsExactly("other.xlsx");
    }

    @Test
    void onlyFilesRightInTheDocumentsFolderAreDocuments() throws IOException {
        files("tracker.xlsx", "secret.pdf", "documents/INV-1.pdf", "documents/.hidden", "documents/deep/INV-2.pdf");
        Path documents = folder.resolve("documents");
        Files.createSymbolicLink(documents.resolve("linked.pdf"), folder.resolve("secret.pdf"));
        Workspace.Entry tracker = Workspace.of(folder).trackers().getFirst();
        assertThat(tracker.document("INV-1.pdf"))
                .contains(documents.toRealPath().resolve("INV-1.pdf"));
        for (String name : new String[] {
            "../secret.pdf",
            "..",
            ".",
            "",
            ".hidden",
            "deep",
            "deep/INV-2.pdf",
            "linked.pdf",
            "INV-1.pdf\0",
            "/etc/passwd",
            "documents/INV-1.pdf",
            "..%2fsecret.pdf",
            "INV-1.pdf/"
        }) {
            assertThat(tracker.document(name)).as(name).isEmpty();
        }
    }

    @Test
    void withoutADocumentsFolderThereAreNone() throws IOException {
        files("tracker.xlsx");
        assertThat(Workspace.of(folder).trackers().getFirst().document("INV-1.pdf"))
                .isEmpty();
    }

    @Test
    void aFolderThatIsNoneCannotBeOpened() throws IOException {
        files("tracker.xlsx");
        assertThatThrownBy(() -> Workspace.of(folder.resolve("nowhere"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Workspace.of(folder.resolve("tracker.xlsx"))).isInstanceOf(UncheckedIOException.class);
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }
}
