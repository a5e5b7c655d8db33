package dev.alur.document;

import dev.alur.language.Language;
import java.time.LocalDate;

/// What a PDF says about itself.
///
/// @param title as windows and tabs show it
/// @param author may be empty
/// @param description a sentence for those who hear the document instead of seeing it
/// @param date its day of creation, the same whenever it is drawn
public record Meta(String title, String author, String description, Language language, LocalDate date) {}
