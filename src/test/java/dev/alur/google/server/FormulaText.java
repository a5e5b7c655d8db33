package dev.alur.google.server;

import java.util.function.UnaryOperator;

/// A formula's text between the spreadsheet's locale and the one form that is kept: commas between arguments,
/// points in numbers. Documented: "Formulas are parsed in the spreadsheet's locale"; `;` parts arguments in all
/// of them.
final class FormulaText {
    private FormulaText() {}

    static String canonical(String text, Tongue tongue) {
        boolean comma = tongue.decimal() == ',';
        return outside(text, part -> {
            String plain = comma ? part.replaceAll("(?<=\\d),(?=\\d)|(?<![\\w)]),(?=\\d)", ".") : part;
            if (comma && plain.indexOf(',') >= 0) {
                throw Refusal.invalid("Formula parse error.");
            }
            return plain.replace(';', ',');
        });
    }

    static String local(String text, Tongue tongue) {
        if (tongue.decimal() == '.') {
            return text;
        }
        return outside(
                text, part -> part.replace(',', ';').replaceAll("(?<=\\d)\\.(?=\\d)|(?<![\\w)])\\.(?=\\d)", ","));
    }

    /// Changes what stands outside of texts and of quoted sheet names.
    static String outside(String text, UnaryOperator<String> change) {
        StringBuilder all = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\'') {
                end++;
            }
            all.append(change.apply(text.substring(at, end)));
            at = end;
            if (at < text.length()) {
                int close = text.indexOf(text.charAt(at), at + 1);
                close = close < 0 ? text.length() - 1 : close;
                all.append(text, at, close + 1);
                at = close + 1;
            }
        }
        return all.toString();
    }
}
