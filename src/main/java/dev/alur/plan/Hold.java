package dev.alur.plan;

/// That something is not done again by itself, because it was undone or voided (semantics.md, line 17).
///
/// @param reads the values to which it is bound, as digests joined by dots: it is in force for as long as what
///     would do the thing has one of them
/// @param by the run that took it back; 0 where that is unknown
public record Hold(String reads, int by) {
    /// The same thing bound to other values.
    Hold to(String others) {
        return new Hold(others, by);
    }
}
