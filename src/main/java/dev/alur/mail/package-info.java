/// The wall to electronic mail: an SMTP message with attachments, each a name, a type and bytes. It knows
/// nothing of invoices or reports and uses no other room.
@NullMarked
package dev.alur.mail;

import org.jspecify.annotations.NullMarked;
