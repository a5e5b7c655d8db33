package dev.alur.app;

import dev.alur.grid.Finding;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Login;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Opens workbooks where their names say that they live: `gsheet:` and addresses of Google Sheets there,
/// everything else as a file. What knows Google is made when the first such name comes, so that files cost
/// nothing of it.
///
/// @param google makes the other side; asked whenever it is needed
record Routed(Workbooks files, Supplier<Workbooks> google) implements Workbooks {
    private static final Pattern THERE =
            Pattern.compile("(?is)gsheet:.*|(?:https?://)?docs\\.google\\.com/spreadsheets/.*");

    /// Whether a name is one of Google's.
    static boolean isThere(String name) {
        return THERE.matcher(name.strip()).matches();
    }

    /// Whether a place for documents is a folder in Drive.
    static boolean isFolderThere(String place) {
        return place.startsWith("drive:");
    }

    @Override
    public Workbook open(String name) {
        return side(name).open(name);
    }

    @Override
    public Workbook open(String name, String called) {
        return side(name).open(name, called);
    }

    @Override
    public boolean changedSince(Workbook workbook, Fingerprint fingerprint) {
        return side(workbook.id()).changedSince(workbook, fingerprint);
    }

    @Override
    public List<Finding> signIn(Login login) {
        return google.get().signIn(login);
    }

    @Override
    public List<Finding> signOut() {
        return google.get().signOut();
    }

    @Override
    public List<Finding> diagnose(@Nullable String name, @Nullable String documents) {
        return google.get().diagnose(name, documents);
    }

    private Workbooks side(String name) {
        return isThere(name) ? google.get() : files;
    }
}
