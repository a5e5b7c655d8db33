package dev.alur.web;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import io.quarkus.qute.TemplateData;

/// The page's words in one language, for templates.
@TemplateData
public record Words(Language language) {
    /// The words of a key.
    public String say(String key) {
        return Messages.text(language, "web", key);
    }

    public String say(String key, Object first) {
        return Messages.text(language, "web", key, first);
    }

    public String say(String key, Object first, Object second) {
        return Messages.text(language, "web", key, first, second);
    }

    /// The language's code, for the page itself.
    public String code() {
        return language.code();
    }
}
