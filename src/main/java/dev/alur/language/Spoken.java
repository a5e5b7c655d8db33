package dev.alur.language;

/// What has words in every language.
public interface Spoken {
    String words(Language language);
}
