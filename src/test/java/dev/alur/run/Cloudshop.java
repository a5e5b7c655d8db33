package dev.alur.run;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.google.Loading;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbooks;
import dev.alur.plan.Change;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The tracker of a [Workshop] as a spreadsheet at Google: on the test server, over HTTP, with a runner that
/// knows nothing of that.
final class Cloudshop implements AutoCloseable {
    final SheetsServer server = SheetsServer.start();
    final Workshop workshop;
    final String name;
    final List<Change> acknowledged = new ArrayList<>();

    private Cloudshop(Workshop workshop, Path file, String title) throws IOException {
        this.workshop = workshop;
        Snapshot drawn = new ExcelWorkbooks(() -> workshop.now).open(file).read();
        this.name = "gsheet:" + Loading.load(server, title, drawn.sheets(), drawn.names());
    }

    /// A spreadsheet with what a workbook of the workshop holds.
    static Cloudshop of(Workshop workshop) throws IOException {
        return of(workshop, workshop.tracker, "studio");
    }

    /// A spreadsheet of that title with what a workbook holds.
    static Cloudshop of(Workshop workshop, Path file, String title) throws IOException {
        return new Cloudshop(workshop, file, title);
    }

    Workbooks workbooks() {
        return Loading.workbooks(server, Loading.hurried());
    }

    Runner runner(Consumer<Step> steps) {
        return workshop.runner(workbooks(), steps);
    }

    Options options() {
        return Options.NONE.documents(workshop.folder.resolve("documents"));
    }

    Applied apply(Consumer<Step> steps) {
        return runner(steps).apply(name, options(), null, acknowledged::add);
    }

    Applied apply() {
        return apply(step -> {});
    }

    /// Undoes the last run.
    Applied undo(Consumer<Step> steps) {
        return undo(0, steps);
    }

    Applied undo(int run, Consumer<Step> steps) {
        return runner(steps).undo(name, run, options(), null, change -> {});
    }

    Applied voided(String number, Consumer<Step> steps) {
        return runner(steps).voided(name, number, "", options(), null);
    }

    List<Problem> check() {
        return runner(step -> {}).check(name, options()).problems();
    }

    Recovered recover() {
        return runner(step -> {}).recover(name, options(), false);
    }

    Planned plan() {
        return runner(step -> {}).plan(name, options(), null);
    }

    Snapshot snapshot() {
        return workbooks().open(name).read();
    }

    Tracker read() {
        return TrackerReader.read(snapshot());
    }

    List<String> numbers() {
        return read().invoices().stream().map(billed -> billed.number()).toList();
    }

    /// Requests of batchUpdate that a person makes at once; sheets are counted from 1.
    void person(String requests) {
        server.change(name.substring("gsheet:".length()), requests);
    }

    @Override
    public void close() {
        server.close();
    }
}
