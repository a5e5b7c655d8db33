package dev.alur.google;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// The ids under which Drive is asked to make files. One is asked for once and kept in a small file beside the
/// bytes of the document, so that another process goes on with it.
final class DriveIds {
    private static final String ENDING = ".id";

    private final Supplier<String> generated;

    /// @param generated an id that Drive gives out and nobody else has
    DriveIds(Supplier<String> generated) {
        this.generated = generated;
    }

    /// The id for the file of those bytes.
    String of(Path staged) {
        Path kept = kept(staged);
        try {
            String id = Files.exists(kept) ? Files.readString(kept).strip() : "";
            if (id.isEmpty()) {
                id = generated.get();
                Files.writeString(kept, id);
            }
            return id;
        } catch (IOException e) {
            throw unusable(kept, e);
        }
    }

    /// The file was made.
    void forget(Path staged) {
        Path kept = kept(staged);
        try {
            Files.deleteIfExists(kept);
        } catch (IOException e) {
            throw unusable(kept, e);
        }
    }

    private static Path kept(Path staged) {
        return staged.resolveSibling(staged.getFileName() + ENDING);
    }

    private static ProblemException unusable(Path kept, IOException cause) {
        return new ProblemException(
                Problem.error(SignInProblem.FILE_UNUSABLE, null, kept.toString(), DiskFault.of(cause)), cause);
    }
}
