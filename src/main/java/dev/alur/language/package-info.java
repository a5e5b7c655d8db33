/// How people write: sentences by key in Indonesian and English, dates, numbers, amounts, amounts in words.
/// Every room may use this one, and it uses none.
@NullMarked
package dev.alur.language;

import org.jspecify.annotations.NullMarked;
