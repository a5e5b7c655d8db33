package dev.alur.google.server;

import java.util.List;
import java.util.Locale;

/// How numbers, days and truths are written in a spreadsheet's locale: English, German, French and Indonesian.
/// Documented: "Date and number formats", and the locale's CLDR data; any other locale is kept and shown, but
/// nothing is read or formatted in it (501).
///
/// @param argument what parts a function's arguments; `;` does everywhere
/// @param dayFirst 1/2/2026 is the 1st of February
/// @param date the pattern of a day without a pattern of its own
record Tongue(
        String code,
        Locale locale,
        boolean known,
        char decimal,
        String group,
        char argument,
        boolean dayFirst,
        String date,
        List<String> truths) {
    private static final List<String> ENGLISH = List.of("TRUE", "FALSE");

    static Tongue of(String code) {
        String language = code.replaceFirst("[_-].*", "").toLowerCase(Locale.ROOT);
        return switch (language) {
            case "en" -> english(code);
            case "id", "in" ->
                new Tongue(code, Locale.of("id", "ID"), true, ',', ".", ';', true, "dd/mm/yyyy", ENGLISH);
            case "de" ->
                new Tongue(code, Locale.GERMANY, true, ',', ".", ';', true, "dd.mm.yyyy", List.of("WAHR", "FALSCH"));
            case "fr" ->
                new Tongue(code, Locale.FRANCE, true, ',', "\u202f", ';', true, "dd/mm/yyyy", List.of("VRAI", "FAUX"));
            default -> new Tongue(code, Locale.ROOT, false, '.', ",", ',', false, "yyyy-mm-dd", ENGLISH);
        };
    }

    private static Tongue english(String code) {
        boolean american = code.length() == 2 || code.equals("en_US");
        Locale locale = american ? Locale.US : Locale.of("en", code.replaceFirst("^en[_-]?", ""));
        return new Tongue(code, locale, true, '.', ",", ',', !american, american ? "m/d/yyyy" : "dd/mm/yyyy", ENGLISH);
    }

    /// This one, where it is known.
    Tongue need() {
        if (!known) {
            throw Refusal.unknown("how the locale " + code + " writes numbers and days");
        }
        return this;
    }

    String truth(boolean yes) {
        return truths.get(yes ? 0 : 1);
    }
}
