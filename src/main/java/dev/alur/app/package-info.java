/// The program itself: `main`, configuration, and the wiring that decides which wall stands behind an
/// interface. It may use every other room and is used by none.
@NullMarked
package dev.alur.app;

import org.jspecify.annotations.NullMarked;
