package dev.alur.google;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out cheaply which spreadsheets may have changed: Drive is asked once for all of them when each was
/// changed last. That comes up to three minutes late and is a hint only, so each is looked at by itself now and
/// then as well, and whatever is written is looked at anyway.
final class Watch {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /// How long the hint is trusted; and how long a look lasts where Drive gives no hint.
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private static final Duration UNTOLD = Duration.ofMinutes(2);
    private static final String ALL = "mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false";
    private static final int PAGE = 1000;

    private final Drive drive;
    private final Calls calls;
    private final Pace pace;
    private final Map<String, Look> looks = new HashMap<>();
    private Map<String, String> changed = Map.of();
    private @Nullable Instant asked;
    private @Nullable Instant untold;

    /// What was found when a spreadsheet was looked at.
    ///
    /// @param changed when it had been changed last, as Drive said then; empty where Drive said nothing
    private record Look(Fingerprint fingerprint, String changed, Instant at) {}

    Watch(Endpoints endpoints, Calls calls, Pace pace) {
        this.calls = calls;
        this.pace = pace;
        this.drive = new Drive.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), Service::prepare)
                .setRootUrl(endpoints.drive())
                .setApplicationName(Service.NAME)
                .build();
    }

    /// Whether a spreadsheet may differ from a fingerprint.
    synchronized boolean changedSince(Workbook workbook, Fingerprint fingerprint) {
        Instant now = pace.now();
        String changedAt = changedAt(workbook, now);
        Look look = looks.get(workbook.id());
        Duration lasts = changedAt.isEmpty() ? UNTOLD : TRUSTED;
        boolean isKnown = look != null
                && look.changed().equals(changedAt)
                && look.at().plus(lasts).isAfter(now);
        if (look == null || !isKnown) {
            look = new Look(workbook.fingerprint(), changedAt, now);
            looks.put(workbook.id(), look);
        }
        return !look.fingerprint().equals(fingerprint);
    }

    private String changedAt(Workbook workbook, Instant now) {
        boolean isTold = untold == null || !untold.plus(TRUSTED).isAfter(now);
        if (isTold && (asked == null || !asked.plus(FRESH).isAfter(now))) {
            ask(now);
        }
        return changed.getOrDefault(workbook.id(), "");
    }

    private void ask(Instant now) {
        asked = now;
        try {
            Map<String, String> all = new HashMap<>();
            String page = null;
            do {
                String next = page;
                FileList files = calls.read("Drive", token -> list(next, token));
                for (File file : files.getFiles()) {
                    all.put(SpreadsheetName.SCHEME + file.getId(), String.valueOf(file.getModifiedTime()));
                }
                page = files.getNextPageToken();
            } while (page != null);
            changed = all;
            untold = null;
        } catch (ProblemException e) {
            // not signed in for Drive, say: each is looked at by itself then
            changed = Map.of();
            untold = now;
        }
    }

    private FileList list(@Nullable String page, String token) throws IOException {
        Drive.Files.List list = drive.files()
                .list()
                .setQ(ALL)
                .setPageSize(PAGE)
                .setPageToken(page)
                .setFields("nextPageToken,files(id,modifiedTime)");
        list.getRequestHeaders().setAuthorization("Bearer " + token);
        return list.execute();
    }
}
