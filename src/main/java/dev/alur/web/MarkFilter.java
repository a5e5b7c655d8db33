package dev.alur.web;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// Lets nothing be changed with a cookie alone: a form has to bring our mark in the field `mark`, a script in
/// the header `X-Alur-Mark`. Together with the Origin that the [Door] asks for, either would do.
final class MarkFilter {
    private static final String FIELD = "mark";
    private static final String HEADER = "X-Alur-Mark";

    @ServerRequestFilter
    @WithFormRead
    public void filter(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
        boolean marked = Boolean.TRUE.equals(routing.get(Guard.MARKED));
        if (!marked
                && !Secret.same(mark(request), Guard.visitor(routing).secret().mark())) {
            throw new AskedException(403, WebProblem.NO_MARK);
        }
    }

    private static String mark(ResteasyReactiveContainerRequestContext request) {
        String header = request.getHeaderString(HEADER);
        if (header != null) {
            return header;
        }
        FormData form = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        FormValue field = form == null ? null : form.getFirst(FIELD);
        return field == null || field.isFileItem() ? "" : field.getValue();
    }
}
