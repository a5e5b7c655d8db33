package dev.alur.tracker;

import dev.alur.language.Language;
import java.util.Arrays;
import java.util.Optional;

/// What Rules can do, by its words in the Do column: a closed list.
enum Deed {
    SET_FIELD("set field", "isi kolom"),
    ISSUE_INVOICE("issue invoice", "terbitkan faktur"),
    ADD_ROW("add row", "tambah baris"),
    ADD_NOTE("add note", "tambah catatan");

    private final String english;
    private final String indonesian;

    Deed(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    String words(Language language) {
        return switch (language) {
            case EN -> english;
            case ID -> indonesian;
        };
    }

    static Optional<Deed> of(String words) {
        String folded = Words.fold(words);
        return Arrays.stream(values())
                .filter(deed -> folded.equals(deed.english) || folded.equals(deed.indonesian))
                .findFirst();
    }
}
