package dev.alur.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends requests to the service to the letter, with whatever headers a test wants; clients of the
/// JDK would not let it lie about Host.
final class Asking {
    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Asking(URI base) {
        this.base = base;
        headers.put("Host", "127.0.0.1:" + base.getPort());
    }

    /// The same with another header; none of it where the value is null.
    Asking with(String name, String value) {
        Asking other = new Asking(base);
        other.headers.putAll(headers);
        if (value == null) {
            other.headers.remove(name);
        } else {
            other.headers.put(name, value);
        }
        return other;
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String type, String body) {
        return with("Content-Type", type).send("POST", path, body);
    }

    Answer send(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            return Answer.of(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An answer as it came.
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.merge(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip(),
                        (a, b) -> a + "\n" + b);
            }
            String raw = text.substring(end + 4);
            String body = "chunked".equals(headers.get("Transfer-Encoding")) ? unchunked(raw) : raw;
            String utf8 = new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, utf8);
        }

        private static String unchunked(String raw) {
            StringBuilder body = new StringBuilder();
            int at = 0;
            while (true) {
                int line = raw.indexOf("\r\n", at);
                int size = Integer.parseInt(raw.substring(at, line).strip(), 16);
                if (size == 0) {
                    return body.toString();
                }
                body.append(raw, line + 2, line + 2 + size);
                at = line + 2 + size + 2;
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
