package dev.alur.google;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;

/// Opens spreadsheets at Google by their ids (`gsheet:ID`) or addresses. All that it opens share one quota.
public final class GoogleWorkbooks implements Workbooks {
    private final Service service;
    private final Calls calls;
    private final Watch watch;

    /// @param bearer who asks
    /// @param pace tells the time, waits, and is told why
    public GoogleWorkbooks(Endpoints endpoints, Bearer bearer, Pace pace) {
        this.service = new Service(endpoints);
        this.calls = new Calls(bearer, pace);
        this.watch = new Watch(endpoints, calls, pace);
    }

    @Override
    public Workbook open(String name) {
        String id = SpreadsheetName.id(name).orElseThrow(() -> GoogleProblem.NO_ID.of(name));
        return new GoogleWorkbook(id, service, calls);
    }

    /// Asked of many spreadsheets every minute, it stays far below what a person may ask in one.
    @Override
    public boolean changedSince(Workbook workbook, Fingerprint fingerprint) {
        return watch.changedSince(workbook, fingerprint);
    }
}
