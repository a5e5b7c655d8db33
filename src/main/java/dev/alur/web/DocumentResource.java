package dev.alur.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// Documents as they were made, shown in the browser where it can.
@Path("/")
public final class DocumentResource {
    /// A page that is a document runs nothing and sends nothing, whatever is in it; its styles and
    /// pictures are in it.
    private static final String PAGE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

    /// What is no page gets by without; browsers' viewers of PDF bring styles and scripts of their own.
    private static final String FILE = "frame-ancestors 'self'";

    private final Trackers trackers;

    @Inject
    DocumentResource(Trackers trackers) {
        this.trackers = trackers;
    }

    /// A file of the documents folder.
    @GET
    @Path("trackers/{id}/documents/{name}")
    public Response document(@PathParam("id") String id, @PathParam("name") String name) {
        return answer(trackers.document(id, name), name);
    }

    /// A document as an answer, whoever asked for it.
    static Response answer(java.nio.file.Path file, String name) {
        return Response.ok(file.toFile(), type(name))
                .header("Content-Disposition", shown(name) + "; filename*=UTF-8''" + Papers.encoded(name))
                .header("Content-Security-Policy", type(name).startsWith("text/html") ? PAGE : FILE)
                .build();
    }

    private static String shown(String name) {
        return name.matches("(?i).*\\.(pdf|html)") ? "inline" : "attachment";
    }

    /// Of what we do not make ourselves nothing is claimed, and browsers are told not to guess.
    private static String type(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "pdf" -> "application/pdf";
            case "html" -> "text/html;charset=UTF-8";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "xml" -> "application/xml";
            default -> "application/octet-stream";
        };
    }
}
