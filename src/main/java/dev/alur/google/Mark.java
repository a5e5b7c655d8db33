package dev.alur.google;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mark that a write leaves in the spreadsheet together with its cells. Marks are counted, and the id of
/// the metadata follows from the number: of two writes that saw the same last mark Google does one and refuses
/// the other whole, for its id is taken. So a mark is also how machines that know nothing of each other take
/// turns, and how a write is found again when its answer got lost.
///
/// @param id of the developer metadata
/// @param number its place among the marks, from 1
/// @param write the digest of what the write is known by
/// @param owner the machine that wrote, or the journal that several share; empty where nobody said so
/// @param at when
/// @param until null, or how long nobody else is to write: this is a claim then
/// @param host the machine as people call it
record Mark(
        int id,
        int number,
        String write,
        String owner,
        Instant at,
        @Nullable Instant until,
        String host) {
    /// The key of all our marks.
    static final String KEY = "alur.write";

    private static final int MOST = 0x7FFFFFFE;
    private static final int DIGITS = 16;
    private static final int LONGEST_HOST = 80;
    private static final String NEVER = "-";

    /// How many the spreadsheet keeps; there is little room for them.
    private static final int KEPT = 20;

    /// The mark of a write that follows the last one.
    ///
    /// @param write what it is known by: the same for every try of the same write
    /// @param claims for how long nobody else is to write after it; zero for no time
    static Mark next(List<Mark> there, String write, Owner owner, Instant now, Duration claims) {
        int number = 1 + there.stream().mapToInt(Mark::number).max().orElse(0);
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        Instant until = claims.isZero() ? null : at.plus(claims);
        return new Mark(id(number), number, known(write), owner.id(), at, until, plain(owner.host()));
    }

    /// Where the mark of that number lies.
    private static int id(int number) {
        long id = Long.parseLong(digest(KEY + " " + number).substring(0, 8), 16);
        return (int) (id % MOST) + 1;
    }

    /// What a write is known by, as marks hold it.
    static String known(String write) {
        return digest(write).substring(0, DIGITS);
    }

    private static String plain(String host) {
        String plain = host.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.substring(0, Math.min(LONGEST_HOST, plain.length()));
    }

    private static String digest(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    /// What the metadata says.
    String value() {
        return number + " " + write + " " + owner + " " + at + " " + (until == null ? NEVER : until) + " " + host;
    }

    /// A mark as metadata holds it; empty for what is none.
    static Optional<Mark> parse(int id, String value) {
        String[] parts = value.split(" ", 6);
        if (parts.length != 6 || !parts[0].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        try {
            Instant until = parts[4].equals(NEVER) ? null : Instant.parse(parts[4]);
            return Optional.of(new Mark(
                    id,
                    Integer.parseInt(parts[0]),
                    parts[1],
                    parts[2],
                    Instant.parse(parts[3]),
                    until,
                    plain(parts[5])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Whether both are of the same try: the same place, the same write, the same machine.
    boolean isSame(Mark other) {
        return number == other.number && write.equals(other.write) && owner.equals(other.owner);
    }

    /// Whether the spreadsheet has it.
    boolean isIn(List<Mark> there) {
        return there.stream().anyMatch(this::isSame);
    }

    /// Whether its place is another's.
    boolean isLate(List<Mark> there) {
        return there.stream().anyMatch(other -> other.number >= number) && !isIn(there);
    }

    Writer writer() {
        return new Writer(host, at);
    }

    /// Marks that are old enough to be taken away when this one is made.
    List<Integer> tooOld(List<Mark> there) {
        return there.stream()
                .filter(mark -> mark.number <= number - KEPT)
                .map(Mark::id)
                .sorted()
                .toList();
    }
}
