/// Sheets given meaning: jobs with stages, clients, services, transitions, rules, settings, and the blueprint
/// of a new tracker. What cannot be understood becomes a problem at its cell, never a guess.
@NullMarked
package dev.alur.tracker;

import org.jspecify.annotations.NullMarked;
