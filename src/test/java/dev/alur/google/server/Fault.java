package dev.alur.google.server;

/// What can go wrong with a call.
public enum Fault {
    /// 503, and nothing was done.
    UNAVAILABLE_BEFORE,
    /// 503, although it was done.
    UNAVAILABLE_AFTER,
    /// The connection is cut, and nothing was done.
    CUT_BEFORE,
    /// It was done, and the connection is cut before the answer.
    CUT_AFTER,
    /// It was done, and the answer breaks off in its middle.
    CUT_INSIDE,
    /// 429.
    QUOTA,
    /// 401: the token is no longer good.
    UNAUTHENTICATED,
    /// 403: the API is not switched on for the project.
    API_OFF;

    boolean isAfter() {
        return this == UNAVAILABLE_AFTER || this == CUT_AFTER || this == CUT_INSIDE;
    }
}
