package dev.alur.google.server;

/// What is not known of the real service, or differs between accounts, and can be had either way.
///
/// @param tagsFollowSort developer metadata of a row goes along when the row is sorted: so two projects report
record Switches(boolean tagsFollowSort) {}
