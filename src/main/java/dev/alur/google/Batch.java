package dev.alur.google;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeleteDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.Request;
import dev.alur.grid.Edit;
import dev.alur.grid.Editing;
import dev.alur.grid.Naming;
import dev.alur.grid.Opening;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Stroke;
import dev.alur.grid.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The requests that a spreadsheet needs to become what edits make of it. Google does all of them or none.
final class Batch {
    /// Google takes 2 MB.
    private static final int MOST_BYTES = 2_000_000;

    /// Of a spreadsheet, blank ones too.
    private static final long MOST_CELLS = 10_000_000;

    private final Supplier<Snapshot> result;
    private final Guard guard;
    private final FormulaText formulas;
    private final Design design;
    private final Map<String, Board> boards = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, Puts> puts = new LinkedHashMap<>();
    private final Map<String, Table> added = new LinkedHashMap<>();

    private Batch(Seen basis, Supplier<Snapshot> result) {
        this.result = result;
        this.guard = new Guard(basis);
        this.formulas = new FormulaText(basis.locale());
        this.design = new Design(basis);
        basis.tabs().forEach(tab -> boards.put(Naming.key(tab.name()), new Board(tab.id(), tab.rows(), tab.columns())));
    }

    /// @throws dev.alur.grid.ProblemException where a spreadsheet cannot take what another workbook could
    static List<Request> of(Seen basis, Editing editing) {
        return of(basis, editing.strokes(), editing::after);
    }

    /// @param result what comes of the strokes
    static List<Request> of(Seen basis, List<Stroke> strokes, Supplier<Snapshot> result) {
        Batch batch = new Batch(basis, result);
        for (Stroke stroke : strokes) {
            batch.guard.pass(stroke);
            batch.add(stroke);
        }
        batch.finish();
        batch.demandRoom(basis.title());
        return batch.requests;
    }

    /// The requests together with the mark by which the write is known.
    ///
    /// @throws dev.alur.grid.ProblemException where they are more than Google takes at once
    static BatchUpdateSpreadsheetRequest marked(Seen basis, List<Request> requests, Mark mark) {
        List<Request> all = new ArrayList<>();
        // first of all, for where it is there already nothing else must be done
        all.add(new Request()
                .setCreateDeveloperMetadata(new CreateDeveloperMetadataRequest()
                        .setDeveloperMetadata(new DeveloperMetadata()
                                .setMetadataId(mark.id())
                                .setMetadataKey(Mark.KEY)
                                .setMetadataValue(mark.value())
                                .setVisibility("DOCUMENT")
                                .setLocation(new DeveloperMetadataLocation().setSpreadsheet(true)))));
        all.addAll(requests);
        for (int old : mark.tooOld(basis.marks())) {
            DeveloperMetadataLookup lookup = new DeveloperMetadataLookup().setMetadataId(old);
            all.add(new Request()
                    .setDeleteDeveloperMetadata(new DeleteDeveloperMetadataRequest()
                            .setDataFilter(new DataFilter().setDeveloperMetadataLookup(lookup))));
        }
        BatchUpdateSpreadsheetRequest batch = new BatchUpdateSpreadsheetRequest()
                .setRequests(all)
                .setIncludeSpreadsheetInResponse(true)
                .setResponseIncludeGridData(true);
        demandSmall(basis.title(), batch);
        return batch;
    }

    private static void demandSmall(String title, BatchUpdateSpreadsheetRequest batch) {
        try {
            int size = GsonFactory.getDefaultInstance().toByteArray(batch).length;
            if (size > MOST_BYTES) {
                throw GoogleProblem.TOO_LARGE.of(title, size / 1000, MOST_BYTES / 1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void demandRoom(String title) {
        if (boards.values().stream().mapToLong(Board::cells).sum() > MOST_CELLS) {
            throw GoogleProblem.TOO_MANY_CELLS.of(title);
        }
    }

    private Board board(String sheet) {
        return Objects.requireNonNull(boards.get(Naming.key(sheet)), sheet);
    }

    private void add(Stroke stroke) {
        if (stroke instanceof Stroke.Put put) {
            put(put);
            return;
        }
        flush();
        switch (stroke) {
            case Stroke.Put put -> put(put);
            case Stroke.Link link -> design.link(link, this::sheetId).ifPresent(requests::add);
            case Stroke.Open(Opening opening, boolean isLikeAbove) ->
                requests.add(board(opening.sheet()).open(opening, isLikeAbove));
            case Stroke.Dress dress -> {
                Board board = board(dress.cells().sheet());
                requests.addAll(
                        board.reach(dress.cells().lastRow(), dress.cells().lastColumn()));
                requests.addAll(Design.dress(board.id(), dress));
            }
            case Stroke.Reach(Table table) -> {
                Board board = board(table.range().sheet());
                requests.addAll(
                        board.reach(table.range().lastRow(), table.range().lastColumn()));
                if (added.containsKey(Naming.key(table.name()))) {
                    added.put(Naming.key(table.name()), table);
                } else {
                    requests.add(design.reach(board.id(), table));
                }
            }
            case Stroke.NewSheet(var sheet) -> requests.addAll(newSheet(sheet));
            case Stroke.NewTable(Table table) -> added.put(Naming.key(table.name()), table);
            case Stroke.Refer refer -> requests.add(design.refer(refer, this::sheetId));
            case Stroke.Rule(var validation) ->
                requests.addAll(Design.rule(
                        board(validation.ranges().getFirst().sheet()).id(), validation));
            case Stroke.Format format ->
                requests.add(Design.format(board(format.cells().sheet()).id(), format));
            case Stroke.Width width ->
                requests.add(Design.width(board(width.sheet()).id(), width));
        }
    }

    private int sheetId(String sheet) {
        return board(sheet).id();
    }

    private List<Request> newSheet(Edit.AddSheet sheet) {
        Board board = new Board(design.newSheetId(sheet.sheet()), Board.ROWS, Board.COLUMNS);
        board = board.atLeast(sheet.rows().size() + 1, sheet.columns().size());
        boards.put(Naming.key(sheet.sheet()), board);
        return design.sheet(board, sheet, this::sheetId);
    }

    private void put(Stroke.Put put) {
        String sheet = put.at().sheet();
        Board board = board(sheet);
        requests.addAll(board.reach(put.at().row(), put.at().column()));
        puts.computeIfAbsent(Naming.key(sheet), key -> new Puts(board.id(), formulas))
                .add(put);
    }

    private void flush() {
        puts.values().forEach(each -> requests.addAll(each.requests()));
        puts.clear();
    }

    /// Tables that are new come last, as they are in the end: nothing can be said of one that has no id yet.
    private void finish() {
        flush();
        if (added.isEmpty()) {
            return;
        }
        result.get()
                .sheets()
                .forEach(sheet -> sheet.tables().stream()
                        .filter(table -> added.containsKey(Naming.key(table.name())))
                        .forEach(table ->
                                requests.add(Design.table(board(sheet.name()).id(), table))));
    }
}
