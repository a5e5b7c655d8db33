/// The figures of a period, computed from a tracker and its runs. Each figure has one formula, and the guide
/// says which.
@NullMarked
package dev.alur.report;

import org.jspecify.annotations.NullMarked;
