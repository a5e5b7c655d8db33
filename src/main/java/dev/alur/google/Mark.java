package dev.alur.google;

import dev.alur.grid.Fingerprint;
import java.nio.charset.StandardCharsets;
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

    /// The mark of a write.
    ///
    /// @param write what it is known by: the same for every try of the same write
    /// @param there the marks that the spreadsheet has. Where one of the same write is among them, that
    /// was done, and
    /// somebody took it back since (by the history of versions, say): this is another one then
    static Mark of(String write, Map<Integer, String> there) {
        String digest =
                Fingerprint.of(write.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, 16);
        long done = there.values().stream().filter(digest::equals).count();
        String id = Fingerprint.of((digest + "#" + done).getBytes(StandardCharsets.UTF_8))
                .sha256();
        return new Mark((int) (Long.parseLong(id.substring(0, 8), 16) % MOST) + 1, digest);
    }

    boolean isIn(Seen seen) {
        return value.equals(seen.marks().get(id));
    }
}
