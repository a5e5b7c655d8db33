/// The command line: one class for each verb, with a text view and a JSON view. A command parses, calls the
/// runner and shows; it opens nothing itself and never starts a container.
@NullMarked
package dev.alur.cli;

import org.jspecify.annotations.NullMarked;
