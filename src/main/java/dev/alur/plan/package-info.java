/// What would be done, where and why: pure planning from a tracker and a situation, in passes until nothing
/// changes. Nothing in this room reads a clock, a file or a random number.
@NullMarked
package dev.alur.plan;

import org.jspecify.annotations.NullMarked;
