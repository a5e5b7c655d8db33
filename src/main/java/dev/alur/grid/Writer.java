package dev.alur.grid;

import java.time.Instant;

/// Who wrote a workbook that several machines can write, and when.
///
/// @param host the machine
public record Writer(String host, Instant at) {}
