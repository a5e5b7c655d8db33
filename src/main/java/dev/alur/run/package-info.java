/// The one door through which anything is written: init, plan, apply, report, recover, in the protocol's order.
/// Views ask a Runner for everything and open nothing themselves.
@NullMarked
package dev.alur.run;

import org.jspecify.annotations.NullMarked;
