package dev.alur.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/// Says one and the same whatever it is asked, in the place of Google, while the build walks through the
/// program ([Training]): a spreadsheet that never changes. The walk meets the classes that a command on a
/// spreadsheet needs; nothing leaves this machine.
final class Rehearsed implements AutoCloseable {
    /// By which the walk names the spreadsheet.
    static final String NAME = "gsheet:1RehearsedRehearsedRehearsedRehearsed00000000";

    private final HttpServer server;
    private final String spreadsheet;

    /// @param spreadsheet a file with the answer of `spreadsheets.get`
    Rehearsed(Path spreadsheet) throws IOException {
        this.spreadsheet = Files.readString(spreadsheet);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String answer = path.endsWith(":batchUpdate")
                ? "{\"replies\":[],\"updatedSpreadsheet\":" + spreadsheet + "}"
                : path.equals("/token")
                        ? "{\"access_token\":\"rehearsed\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                        : spreadsheet;
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Signs a state folder in, as a service's account with a key that is good for nothing.
    void signIn(Path state) throws IOException {
        Path file = Files.createDirectories(state).resolve("google.json");
        Files.writeString(file, """
                {"type": "service_account", "project_id": "rehearsed", "private_key_id": "1", "client_id": "1",
                "client_email": "rehearsed@example.iam.gserviceaccount.com", "token_uri": "%stoken",
                "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
                """.formatted(address(), key()));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
