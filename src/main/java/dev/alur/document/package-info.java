/// Invoices, reports and new trackers turned into bytes: PDF, HTML and xlsx. The same input gives the same
/// bytes, whenever and wherever it is drawn.
@NullMarked
package dev.alur.document;

import org.jspecify.annotations.NullMarked;
