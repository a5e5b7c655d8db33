package dev.alur.google.server;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

/// The server as a process of its own, by `make sheets-server`: prints its address as the first line and
/// answers until it is stopped, at the latest after two hours. `target/sheets-server.json` signs in to it as
/// its address says.
final class SheetsServerProcess {
    private SheetsServerProcess() {}

    /// A login, as gcloud keeps one, that is good for this server.
    private static Path account(String address) throws IOException {
        Path file = Path.of("target", "sheets-server.json");
        Files.deleteIfExists(file);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.write(
                file,
                Json.bytes(Json.object()
                        .put("type", "authorized_user")
                        .put("client_id", "anybody")
                        .put("client_secret", "anybody")
                        .put("refresh_token", "anybody")
                        .put("token_uri", address + "token")));
    }

    /// @param arguments the port, if it matters
    public static void main(String[] arguments) throws InterruptedException, IOException {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        try (SheetsServer server = SheetsServer.start(port, InstantSource.system())) {
            String address = server.address().toString();
            Path account = account(address);
            System.out.println(address.substring(0, address.length() - 1));
            System.out.flush();
            System.err.println("To work there: ALUR_GOOGLE_ROOT=" + address + " GOOGLE_APPLICATION_CREDENTIALS="
                    + account + " target/alur …");
            System.err.println("An empty spreadsheet: curl -s -H 'Authorization: Bearer anybody' -d '{}' " + address
                    + "v4/spreadsheets");
            Thread.sleep(2 * 60 * 60 * 1000L);
        }
    }
}
