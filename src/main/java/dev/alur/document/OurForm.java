package dev.alur.document;

import dev.alur.grid.Fingerprint;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A template that comes with the program, in each language.
public enum OurForm {
    /// What the client wants, before work begins.
    BRIEF,
    /// What is offered, at what price, until when.
    PROPOSAL,
    /// What one round of revisions is to change.
    REVISIONS;

    /// The style sheet of them all, which templates of the user's may ask for by this name.
    static final String STYLE = "paper.css";

    private static final Pattern ASKED =
            Pattern.compile(Form.BLANK.pattern() + "|data-(?:if|unless|each)=\"([^\"]+)\"");

    /// What it is called in a language.
    public String title(Language language) {
        return Messages.text(language, "document", "form." + key());
    }

    /// The template's text.
    public String html(Language language) {
        return Templates.ours(key() + "_" + language.code() + ".html");
    }

    /// The digest of all that makes up its documents.
    public Fingerprint content() {
        StringBuilder all = new StringBuilder(Templates.ours(STYLE));
        for (Language language : Language.values()) {
            all.append(html(language));
        }
        return Fingerprint.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// All blanks, each once, in the order of the page. Found without reading the page as XML, which is known
    /// to be in order.
    public List<String> blanks() {
        Set<String> blanks = new LinkedHashSet<>();
        for (Language language : Language.values()) {
            String html = html(language);
            Matcher blank = ASKED.matcher(html.substring(html.indexOf("<body>")));
            while (blank.find()) {
                blanks.add((blank.group(1) == null ? blank.group(2) : blank.group(1)).strip());
            }
        }
        blanks.remove(Form.LINE);
        return List.copyOf(blanks);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
