/// A strict Google Sheets v4 and Drive v3 server for tests, over real HTTP on the loopback interface.
/// It is a fixture and never part
/// of the product: what it does comes from recorded conversations ("exact"), else from Google's
/// documentation ("documented", the
/// page is named where it is used), and whatever it does not know it answers with 501, so that no
/// test passes on a silent no-op.
@NullMarked
package dev.alur.google.server;

import org.jspecify.annotations.NullMarked;
