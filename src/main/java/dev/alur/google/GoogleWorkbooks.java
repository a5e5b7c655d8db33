package dev.alur.google;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;

/// Opens spreadsheets at Google by their ids (`gsheet:ID`) or addresses. All that it opens share one quota.
public final class GoogleWorkbooks implements Workbooks {
    private final Service service;
    private final Calls calls;
    private final Watch watch;
    private final Owner owner;
    private final Pace pace;

    /// @param bearer who asks
    /// @param owner who is told to others as the one who writes
    /// @param pace tells the time, waits, and is told why
    public GoogleWorkbooks(Endpoints endpoints, Bearer bearer, Owner owner, Pace pace) {
        this.service = new Service(endpoints);
        this.calls = new Calls(bearer, pace);
        this.owner = owner;
        this.pace = pace;
        this.watch = new Watch(endpoints, calls, pace);
    }

    @Override
    public Workbook open(String name) {
        String id = SpreadsheetName.id(name).orElseThrow(() -> GoogleProblem.NO_ID.of(name));
        return new GoogleWorkbook(id, service, calls, new Turn(owner, pace));
    }

    /// Asked of many spreadsheets every minute, it stays far below what a person may ask in one.
    @Override
    public boolean changedSince(Workbook workbook, Fingerprint fingerprint) {
        return watch.changedSince(workbook, fingerprint);
    }
}
