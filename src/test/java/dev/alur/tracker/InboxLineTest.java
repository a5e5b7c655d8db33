package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type when they are asked.
final class InboxLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"yes", "Ya", "iya", "ja", "J", "x", "✓"})
    void aYesIsUnderstoodInThreeLanguages(String word) {
        assertThat(InboxLine.Answer.of(word)).contains(InboxLine.Answer.YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "Tidak", "nein", "✗"})
    void aNoToo(String word) {
        assertThat(InboxLine.Answer.of(word)).contains(InboxLine.Answer.NO);
    }
}
