package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the documents of a workbook go: the place that was named, else the folder `documents` beside the
/// workbook, wherever that is by then. A place is a folder of this machine, or one elsewhere with its scheme:
/// `drive:FOLDER_ID`. What a document elsewhere is found by is only known once it is there; until then its name
/// behind the place stands for it.
///
/// @param workbook what people call it
/// @param home the folder on this machine in which logo and templates are looked for: the workbook's own, where
/// it lies in one
/// @param place the folder for documents; empty where none was named for a workbook that lies in no folder
/// @param isDefault whether nobody named one
record Documents(String workbook, Path home, String place, boolean isDefault) {
    private static final String DEFAULT = "documents";
    /// Stands in the state folder for what lies beside a workbook elsewhere.
    private static final String PAPERS = "papers";
    /// At least two letters, for one is a drive of Windows.
    private static final String SCHEME = "(?s)[a-z]{2,}:.*";

    /// @param named the place that was named, or null
    static Documents of(Wiring wiring, Workbook workbook, @Nullable String named) {
        Path beside = beside(workbook);
        Path home = beside == null ? wiring.state().resolve(PAPERS) : beside;
        if (named == null) {
            return new Documents(
                    workbook.name(),
                    home,
                    beside == null ? "" : home.resolve(DEFAULT).toString(),
                    true);
        }
        if (isElsewhere(named)) {
            return new Documents(workbook.name(), home, named, false);
        }
        Path path = Path.of(named).toAbsolutePath().normalize();
        return new Documents(workbook.name(), beside == null ? path : home, path.toString(), false);
    }

    /// The place of an earlier run, as [#frozen] gave it.
    static Documents thawed(Wiring wiring, Workbook workbook, String frozen) {
        return of(wiring, workbook, frozen.isEmpty() ? null : frozen);
    }

    /// The folder in which a workbook lies; null for one that lives elsewhere.
    private static @Nullable Path beside(Workbook workbook) {
        Path file = isElsewhere(workbook.id()) ? null : Path.of(workbook.id());
        return file == null || !file.isAbsolute() ? null : file.getParent();
    }

    static boolean isElsewhere(String place) {
        return place.matches(SCHEME);
    }

    /// Whether it is a folder of this machine.
    boolean isHere() {
        return !place.isEmpty() && !isElsewhere(place);
    }

    /// What an intent keeps of it: nothing for the folder beside the workbook, which moves with it.
    String frozen() {
        return isDefault ? "" : place;
    }

    /// @throws ProblemException where none was named for a workbook that lies in no folder
    Shelf shelf(Wiring wiring) {
        if (place.isEmpty()) {
            throw new ProblemException(Problem.error(RunProblem.NO_DOCUMENT_FOLDER, null, workbook));
        }
        return wiring.shelves().apply(place);
    }

    /// The folders of this machine in which templates are looked for, the first that counts in front.
    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        if (!place.isEmpty() && !isElsewhere(place)) {
            folders.add(Path.of(place));
        }
        folders.add(home);
        return folders;
    }

    /// The cells of an invoice's row, with the document named where it really goes.
    Map<String, Value> named(Map<String, Value> row, String document) {
        if (isDefault) {
            return row;
        }
        String expected = DEFAULT + "/" + document;
        Map<String, Value> named = new LinkedHashMap<>();
        row.forEach((header, value) ->
                named.put(header, value.plain().equals(expected) ? Value.of(expected(document)) : value));
        return named;
    }

    /// The intent with the documents named as they are found, where that was not known before they were there.
    ///
    /// @param places of its documents, in their order
    Intent found(Intent intent, List<String> places) {
        if (!isElsewhere(place)) {
            return intent;
        }
        Map<Value, Value> found = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            found.put(Value.of(expected(intent.documents().get(i).name())), Value.of(places.get(i)));
        }
        List<Intent.Act> acts = new ArrayList<>();
        for (Intent.Act act : intent.acts()) {
            List<Intent.Effect> effects =
                    act.effects().stream().map(effect -> found(effect, found)).toList();
            acts.add(new Intent.Act(act.json(), act.key(), act.number(), effects));
        }
        return intent.doing(acts);
    }

    private static Intent.Effect found(Intent.Effect effect, Map<Value, Value> found) {
        return switch (effect) {
            case Intent.Effect.Cell cell ->
                new Intent.Effect.Cell(
                        cell.job(),
                        cell.likeness(),
                        cell.at(),
                        cell.header(),
                        cell.before(),
                        found.getOrDefault(cell.after(), cell.after()));
            case Intent.Effect.Row row -> {
                Map<String, Value> cells = new LinkedHashMap<>(row.cells());
                cells.replaceAll((header, value) -> found.getOrDefault(value, value));
                yield new Intent.Effect.Row(row.at(), cells);
            }
            case Intent.Effect.Structure _, Intent.Effect.Cleared _, Intent.Effect.Voided _ -> effect;
        };
    }

    /// Where each document of an intent is, by where a plan thinks that it goes.
    ///
    /// @param places of its documents, in their order
    Map<String, String> places(Intent intent, List<String> places) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < places.size() && !isDefault; i++) {
            all.put(DEFAULT + "/" + intent.documents().get(i).name(), places.get(i));
        }
        return all;
    }

    /// Where people find a document: as seen from the workbook where it lies below its folder, else the
    /// whole path.
    ///
    /// @param found as the shelf names it
    String shown(String found) {
        if (isElsewhere(place)) {
            return found;
        }
        Path file = Path.of(found);
        return file.isAbsolute() && file.startsWith(home)
                ? home.relativize(file).toString().replace('\\', '/')
                : found;
    }

    private String expected(String document) {
        return isElsewhere(place)
                ? place + "/" + document
                : shown(Path.of(place).resolve(document).toString());
    }
}
