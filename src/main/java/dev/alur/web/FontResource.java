package dev.alur.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/// The fonts of the pages, out of the package that documents take theirs from.
@Path("/assets")
public final class FontResource {
    private static final Map<String, String> FACES = Map.of("400", "Roboto-Regular", "700", "Roboto-Bold");

    /// A face by its weight.
    @GET
    @Path("roboto-{weight}.ttf")
    @Produces("font/ttf")
    public Response font(@PathParam("weight") String weight) {
        String face = FACES.get(weight);
        InputStream font = face == null
                ? null
                : FontResource.class.getResourceAsStream("/com/formdev/flatlaf/fonts/roboto/" + face + ".ttf");
        if (font == null) {
            throw new AskedException(404, WebProblem.NO_SUCH_PAGE);
        }
        return Response.ok(font)
                .header("Cache-Control", "private, max-age=86400")
                .build();
    }
}
