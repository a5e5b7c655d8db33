package dev.alur.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The service's first page.
@Path("/")
public final class FrontPage {

    /// Says that the service is there.
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String page() {
        return "Alur\n";
    }
}
