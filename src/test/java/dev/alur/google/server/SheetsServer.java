package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The server: `SheetsServer.start()`, give its [#address] to a client as the root URL, and close it
/// in the end.
///
/// It knows what package-info says; a request that it does not know is answered with 501. [#faults] makes
/// things go wrong, [#traffic] says what was asked, [#callers] whose token is whose, and [#change] is a person
/// at the spreadsheet.
public final class SheetsServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Store store;
    private final SpreadsheetsApi sheets;
    private final Faults faults = new Faults();
    private final Traffic traffic = new Traffic();
    private final Callers callers = new Callers();
    private final Object lock = new Object();

    static {
        // else each answer waits for the client to acknowledge its header
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private SheetsServer(int port, InstantSource clock) throws IOException {
        this.store = new Store(20261201, clock);
        this.sheets = new SpreadsheetsApi(store, faults);
        Router router = new Router(store, sheets, new DriveApi(store));
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", new Desk(router, faults, traffic, callers, lock));
        http.createContext("/control", new Controls(this, clock));
        http.createContext("/token", SheetsServer::giveToken);
        http.setExecutor(threads);
        http.start();
    }

    /// Whoever asks for a token gets one, of somebody who may everything.
    private static void giveToken(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] token = Json.bytes(Json.object()
                    .put("access_token", "anybody")
                    .put("token_type", "Bearer")
                    .put("expires_in", 3600));
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
        }
    }

    /// A server on any free port, by the system's clock.
    public static SheetsServer start() {
        return start(0, InstantSource.system());
    }

    /// @param port 0 for any free one
    /// @param clock what files are dated by, and what TODAY gives
    public static SheetsServer start(int port, InstantSource clock) {
        try {
            return new SheetsServer(port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it answers, `http://127.0.0.1:PORT/`: the root URL for clients of both Sheets and Drive.
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    public Faults faults() {
        return faults;
    }

    public Traffic traffic() {
        return traffic;
    }

    public Callers callers() {
        return callers;
    }

    /// What the owner does at the spreadsheet: requests of batchUpdate as JSON, applied at once, neither
    /// counted nor disturbed.
    ///
    /// @param requests a list of requests or one, with names in double or single quotes
    /// @return the replies
    public JsonNode change(String spreadsheetId, String requests) {
        synchronized (lock) {
            Item item = Objects.requireNonNull(store.items.get(spreadsheetId), spreadsheetId);
            Caller owner = Caller.person(item.owner);
            JsonNode body = Json.loose("{\"requests\":" + requests + "}");
            Book copy = Objects.requireNonNull(item.book).copy();
            JsonNode answer =
                    Batch.apply(new Work(copy, owner, item.owner, new Switches(faults.tagsFollowSort())), body);
            item.book = copy;
            item.modified = store.clock.instant();
            return answer;
        }
    }

    /// A file as its owner sees it.
    ///
    /// @param role `writer` or `reader`; anything else takes it away
    /// @param email whom to share with; `anyone` is everybody
    public void share(String fileId, String email, String role) {
        synchronized (lock) {
            Item item = Objects.requireNonNull(store.items.get(fileId), fileId);
            if (role.equals("writer") || role.equals("reader")) {
                item.roles.put(email, role);
            } else {
                item.roles.remove(email);
            }
        }
    }

    /// Makes a file that somebody owns: a folder, an uploaded workbook, a spreadsheet.
    ///
    /// @return its id
    public String addFile(String owner, String name, String mimeType) {
        synchronized (lock) {
            if (!mimeType.equals(Item.SPREADSHEET)) {
                return store.add(owner, name, mimeType).id;
            }
            Item item = store.addSpreadsheet(owner, Json.object().put("title", name));
            SpreadsheetsApi.empty(Objects.requireNonNull(item.book));
            return item.id;
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
