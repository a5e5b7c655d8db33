package dev.alur.google;

import dev.alur.grid.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The mark that a write leaves in the spreadsheet together with its cells, by which it is found
/// again when its answer
/// got lost. Two writes of one mark cannot both be done: Google refuses the second, for its id is taken.
///
/// @param id of the developer metadata
/// @param value what the metadata says
record Mark(int id, String value) {
    /// The key of all our marks.
    static final String KEY = "alur.write";

    private static final int MOST = 0x7FFFFFFE;

    /// How many the spreadsheet keeps; there is little room for them.
    private static final int KEPT = 20;

    /// The mark of a write.
    ///
    /// @param write what it is known by: the same for every try of the same write
    /// @param there the marks that the spreadsheet has. Where one of the same write is among them, that
    /// was done, and
    /// somebody took it back since (by the history of versions, say): this is another one then
    static Mark of(String write, Map<Integer, String> there) {
        String digest = digest(write).substring(0, 16);
        long done =
                there.values().stream().filter(value -> value.endsWith(digest)).count();
        int number = 1 + there.values().stream().mapToInt(Mark::number).max().orElse(0);
        long id = Long.parseLong(digest(digest + "#" + done).substring(0, 8), 16);
        return new Mark((int) (id % MOST) + 1, number + " " + digest);
    }

    private static String digest(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    /// Whether the write was done.
    boolean isIn(Seen seen) {
        String there = seen.marks().get(id);
        return there != null && there.endsWith(value.substring(value.indexOf(' ')));
    }

    /// Marks that are old enough to be taken away when this one is made.
    List<Integer> tooOld(Map<Integer, String> there) {
        return there.entrySet().stream()
                .filter(mark -> number(mark.getValue()) <= number(value) - KEPT)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// In which order marks were made.
    private static int number(String value) {
        return value.matches("[0-9]{1,9} .*") ? Integer.parseInt(value.substring(0, value.indexOf(' '))) : 0;
    }
}
