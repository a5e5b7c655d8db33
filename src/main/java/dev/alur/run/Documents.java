package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the documents of a workbook go: the folder that was named, else `documents` beside the
/// workbook, wherever that is by then.
///
/// @param workbook the folder in which the workbook lies
/// @param path the folder for documents
/// @param isDefault whether nobody named one
record Documents(Path workbook, Path path, boolean isDefault) {
    private static final String DEFAULT = "documents";

    /// @param named the folder that was named, or null
    /// @throws ProblemException where none was named for a workbook that lies in no folder
    static Documents of(Workbook workbook, @Nullable Path named) {
        Path file = Path.of(workbook.id());
        Path parent = file.isAbsolute() ? file.getParent() : null;
        if (named != null) {
            Path path = named.toAbsolutePath().normalize();
            return new Documents(parent == null ? path : parent, path, false);
        }
        if (parent == null) {
            throw new ProblemException(Problem.error(RunProblem.NO_DOCUMENT_FOLDER, null, workbook.name()));
        }
        return new Documents(parent, parent.resolve(DEFAULT), true);
    }

    /// The folder of an earlier run, as [#frozen] gave it.
    static Documents thawed(Workbook workbook, String frozen) {
        return of(workbook, frozen.isEmpty() ? null : Path.of(frozen));
    }

    /// What an intent keeps of it: nothing for the folder beside the workbook, which moves with it.
    String frozen() {
        return isDefault ? "" : path.toString();
    }

    Shelf shelf(Wiring wiring) {
        return wiring.shelves().apply(path);
    }

    /// The cells of an invoice's row, with the document named where it really goes.
    Map<String, Value> named(Map<String, Value> row, String document) {
        if (isDefault) {
            return row;
        }
        String expected = DEFAULT + "/" + document;
        Map<String, Value> named = new LinkedHashMap<>();
        row.forEach((header, value) ->
                named.put(header, value.plain().equals(expected) ? Value.of(place(document)) : value));
        return named;
    }

    /// Where people find a document: as seen from the workbook where it lies below its folder, else the
    /// whole path.
    ///
    /// @param place as the shelf names it
    String shown(String place) {
        Path file = Path.of(place);
        return file.isAbsolute() && file.startsWith(workbook)
                ? workbook.relativize(file).toString().replace('\\', '/')
                : place;
    }

    private String place(String document) {
        return shown(path.resolve(document).toString());
    }
}
