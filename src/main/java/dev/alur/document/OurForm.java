package dev.alur.document;

import dev.alur.grid.Fingerprint;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
