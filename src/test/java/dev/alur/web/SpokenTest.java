package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.language.Language;
import org.junit.jupiter.api.Test;

/// In which language a page speaks.
class SpokenTest {
    @Test
    void theAddressSaysFirstThenWhatWasChosenThenTheStartThenTheBrowserThenTheTracker() {
        assertThat(Spoken.of("id", "en", Language.EN, "en", Language.EN)).isEqualTo(Language.ID);
        assertThat(Spoken.of(null, "id", Language.EN, "en", Language.EN)).isEqualTo(Language.ID);
        assertThat(Spoken.of(null, null, Language.ID, "en", Language.EN)).isEqualTo(Language.ID);
        assertThat(Spoken.of(null, null, null, "id", Language.EN)).isEqualTo(Language.ID);
        assertThat(Spoken.of(null, null, null, null, Language.ID)).isEqualTo(Language.ID);
        assertThat(Spoken.of(null, null, null, null, null)).isEqualTo(Language.EN);
    }

    @Test
    void theBrowsersBestLanguageOfOursCounts() {
        assertThat(Spoken.of(null, null, null, "fr-FR,fr;q=0.9,id;q=0.8,en;q=0.7", null))
                .isEqualTo(Language.ID);
        assertThat(Spoken.of(null, null, null, "en;q=0.5,id-ID;q=0.9", null)).isEqualTo(Language.ID);
        assertThat(Spoken.of(null, null, null, "id;q=0,en-US", null)).isEqualTo(Language.EN);
    }

    @Test
    void whatCannotBeUnderstoodSaysNothing() {
        assertThat(Spoken.of("klingon", "", null, "*;;q=x", Language.ID)).isEqualTo(Language.ID);
    }
}
