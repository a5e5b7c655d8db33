package dev.alur.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import java.io.IOException;
import java.io.InputStream;

/// The Sheets API of Google's own client, as far as it is used here.
final class Service {
    /// Google gives up on a request after 180 seconds; the client's own 20 would be too few.
    private static final int READ_MILLIS = 185_000;

    private static final int CONNECT_MILLIS = 20_000;
    static final String NAME = "Alur";

    static {
        // Java sends a POST once more by itself where a connection that was kept ends without an answer
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final Sheets sheets;

    Service(Endpoints endpoints) {
        this.sheets = new Sheets.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), Service::prepare)
                .setRootUrl(endpoints.sheets())
                .setApplicationName(NAME)
                .build();
    }

    /// Waits long enough, and leaves it to [Calls] what is called again.
    static void prepare(HttpRequest request) {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setNumberOfRetries(0);
    }

    /// What a spreadsheet holds.
    Seen read(String id, String token) throws IOException {
        Sheets.Spreadsheets.Get get = sheets.spreadsheets().get(id).setFields(Mask.SPREADSHEET);
        get.getRequestHeaders().setAuthorization("Bearer " + token);
        return parsed(get.executeUnparsed(), SpreadsheetReader::read);
    }

    /// Does all requests or none, and tells what the spreadsheet holds then.
    Seen write(String id, BatchUpdateSpreadsheetRequest batch, String token) throws IOException {
        Sheets.Spreadsheets.BatchUpdate update =
                sheets.spreadsheets().batchUpdate(id, batch).setFields(Mask.WRITTEN);
        update.getRequestHeaders().setAuthorization("Bearer " + token);
        return parsed(update.executeUnparsed(), SpreadsheetReader::written);
    }

    private interface Parser {
        Seen parse(InputStream answer) throws IOException;
    }

    private static Seen parsed(HttpResponse response, Parser parser) throws IOException {
        try {
            return parser.parse(response.getContent());
        } finally {
            response.disconnect();
        }
    }
}
