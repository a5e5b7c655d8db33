/// What the service does by itself: watching workbooks, polling, and the weekly hour. It decides when; what is
/// done then is the runner's.
@NullMarked
package dev.alur.schedule;

import org.jspecify.annotations.NullMarked;
