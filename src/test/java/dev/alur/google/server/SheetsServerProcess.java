package dev.alur.google.server;

import java.time.InstantSource;

/// The server as a process of its own, by `make sheets-server`: prints its address as the first line
/// and answers until it is stopped, at
/// the latest after two hours.
final class SheetsServerProcess {
    private SheetsServerProcess() {}

    /// @param arguments the port, if it matters
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        try (SheetsServer server = SheetsServer.start(port, InstantSource.system())) {
            String address = server.address().toString();
            System.out.println(address.substring(0, address.length() - 1));
            System.out.flush();
            Thread.sleep(2 * 60 * 60 * 1000L);
        }
    }
}
