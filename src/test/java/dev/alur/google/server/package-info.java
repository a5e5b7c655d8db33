/// A strict Google Sheets v4 and Drive v3 server for tests, over real HTTP on the loopback interface. It is a
/// fixture and never part of the product: what it does comes from recorded conversations ("exact"), else from
/// Google's documentation ("documented", the page is named where it is used), and whatever it does not know it
/// answers with 501, so that no test passes on a silent no-op. Where only the meaning of a refusal is
/// documented, its words are ours.
///
/// What only a real account can settle, and how it stands here: metadata of a sorted row goes along (a switch);
/// an id of metadata that exists is refused with "already exists"; metadata of a row goes when the whole row is
/// cut; a strict validation does not keep the API from writing another value; a value written over a chip takes
/// the chip away; a formula written with `;` is read back with the locale's mark; what is typed decides the
/// pattern of a day by its marks and zeros; the height of rows is 21.
@NullMarked
package dev.alur.google.server;

import org.jspecify.annotations.NullMarked;
