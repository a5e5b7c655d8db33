package dev.alur.plan;

import dev.alur.tracker.InboxLine;
import java.time.Instant;

/// An answer that somebody gave elsewhere than in the sheet, as the journal keeps it.
///
/// @param who gave it
/// @param ref of the line that it answers
/// @param what that line said
public record Given(Instant at, String who, String ref, InboxLine.Answer answer, String what) {}
