package dev.alur.formula;

/// Patterns as criteria and lookups have them: `?` stands for any one character, `*` for any number of them,
/// `~` in front of one of the three for itself. Capitals make no difference.
final class Wildcards {
    private Wildcards() {}

    /// Whether a text has any sign of a pattern.
    static boolean in(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('~') >= 0;
    }

    /// Whether a whole text is as a pattern says. Takes no more steps than the product of both lengths.
    static boolean match(String pattern, String text) {
        String p = Criterion.folded(pattern);
        String t = Criterion.folded(text);
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < t.length()) {
            boolean escape = at + 1 < p.length() && p.charAt(at) == '~' && "*?~".indexOf(p.charAt(at + 1)) >= 0;
            if (at < p.length() && !escape && p.charAt(at) == '*') {
                star = ++at;
                resume = i;
            } else if (at < p.length()
                    && (escape
                            ? p.charAt(at + 1) == t.charAt(i)
                            : p.charAt(at) == '?' || p.charAt(at) == t.charAt(i))) {
                at += escape ? 2 : 1;
                i++;
            } else if (star >= 0) {
                at = star;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < p.length() && p.charAt(at) == '*') {
            at++;
        }
        return at == p.length();
    }
}
