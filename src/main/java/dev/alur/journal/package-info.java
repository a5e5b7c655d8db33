/// The append-only book of runs, invoice numbers and the outbox. The only room that knows a database.
@NullMarked
package dev.alur.journal;

import org.jspecify.annotations.NullMarked;
