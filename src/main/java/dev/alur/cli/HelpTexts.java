package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The texts of `--help`, by the keys that picocli looks up: `alur.plan.usage.description`, `alur.plan.out`, …
final class HelpTexts extends ResourceBundle {
    private final Language language;
    private final Set<String> keys;

    HelpTexts(Language language) {
        this.language = language;
        this.keys = Messages.keys(language, "help");
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return keys.contains(key) ? Messages.text(language, "help", key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(keys);
    }
}
