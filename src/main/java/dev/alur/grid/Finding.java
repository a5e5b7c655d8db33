package dev.alur.grid;

/// One thing that was looked at when somebody asked what is missing: a sentence, and whether it is good news.
public record Finding(State state, Problem what) {
    /// How it stands.
    public enum State {
        /// As it should be.
        FINE,
        /// It works now, or may work; worth knowing.
        DOUBTFUL,
        /// It keeps workbooks from being read or written.
        MISSING
    }

    public static Finding fine(Problem.Key key, Object... arguments) {
        return new Finding(State.FINE, Problem.warning(key, null, arguments));
    }

    public static Finding doubtful(Problem.Key key, Object... arguments) {
        return new Finding(State.DOUBTFUL, Problem.warning(key, null, arguments));
    }

    public static Finding missing(Problem what) {
        return new Finding(State.MISSING, what);
    }

    public static Finding missing(Problem.Key key, Object... arguments) {
        return missing(Problem.error(key, null, arguments));
    }
}
