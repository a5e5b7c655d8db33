package dev.alur.google;

import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Calls to Google, within the quota and made again where that is safe. A read may always be made again; a
/// write only where Google says that it did nothing (429), or after looking whether it was done. Google's own
/// client makes none again.
final class Calls {
    private static final int A_MINUTE = 50;
    /// One call and seven more, after about 1, 2, 4, … 64 seconds.
    private static final int TRIES = 8;
    private static final long LONGEST_SECONDS = 64;

    private final Bucket reads;
    private final Bucket writes;
    private final Pace pace;
    private final Bearer bearer;

    /// One call over the network.
    interface Call<T> {
        T make(String token) throws IOException;
    }

    Calls(Bearer bearer, Pace pace) {
        this.bearer = bearer;
        this.pace = pace;
        this.reads = new Bucket(A_MINUTE, pace);
        this.writes = new Bucket(A_MINUTE, pace);
    }

    /// Reads something.
    ///
    /// @param spreadsheet what people call it
    /// @throws ProblemException where that does not succeed
    <T> T read(String spreadsheet, Call<T> call) {
        pace.progress().reading(spreadsheet);
        try {
            return tryReading(spreadsheet, call);
        } finally {
            pace.progress().ended();
        }
    }

    private <T> T tryReading(String spreadsheet, Call<T> call) {
        Instant since = pace.now();
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            reads.pass();
            Came<T> came = came(call);
            if (came.failure() == null) {
                return came.value();
            }
            Failure failure = came.failure();
            boolean again = failure.kind() == Failure.Kind.TOKEN ? !renewed : mayPass(failure) && attempt < TRIES;
            if (!again) {
                throw failure.told(spreadsheet, seconds(since));
            }
            renewed |= failure.kind() == Failure.Kind.TOKEN;
            rest(failure, attempt);
        }
    }

    /// Writes something, once.
    ///
    /// @param done looks whether it was done by an earlier try, and gives what that would have given
    /// @throws ProblemException where that does not succeed
    <T> T write(String spreadsheet, Call<T> call, Call<Optional<T>> done) {
        pace.progress().writing(spreadsheet);
        try {
            return tryWriting(spreadsheet, call, done);
        } finally {
            pace.progress().ended();
        }
    }

    private <T> T tryWriting(String spreadsheet, Call<T> call, Call<Optional<T>> done) {
        Instant since = pace.now();
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            writes.pass();
            Came<T> came = came(call);
            if (came.failure() == null) {
                return came.value();
            }
            Failure failure = came.failure();
            boolean again = failure.kind() == Failure.Kind.TOKEN ? !renewed : mayPass(failure) && attempt < TRIES;
            renewed |= failure.kind() == Failure.Kind.TOKEN;
            if (again) {
                rest(failure, attempt);
            }
            if (failure.kind() == Failure.Kind.UNKNOWN || failure.isDouble()) {
                Optional<T> found = tryReading(spreadsheet, done);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            if (!again) {
                throw failure.told(spreadsheet, seconds(since));
            }
        }
    }

    /// Makes a call that may be left undone, and makes it once.
    void once(Call<?> call) {
        writes.pass();
        came(call);
    }

    /// What came of a call: a value, or why there is none.
    private record Came<T>(
            T value, @org.jspecify.annotations.Nullable Failure failure) {}

    @SuppressWarnings("NullAway")
    private <T> Came<T> came(Call<T> call) {
        String token = "";
        try {
            token = bearer.token();
            return new Came<>(call.make(token), null);
        } catch (IOException e) {
            Failure failure = Failure.of(e);
            if (failure.kind() == Failure.Kind.TOKEN) {
                bearer.refused(token);
            }
            return new Came<>(null, failure);
        }
    }

    private static boolean mayPass(Failure failure) {
        return failure.kind() == Failure.Kind.QUOTA || failure.kind() == Failure.Kind.UNKNOWN;
    }

    /// Waits longer each time, and never as long as somebody else who was refused at the same moment.
    private void rest(Failure failure, int attempt) {
        if (failure.kind() != Failure.Kind.TOKEN) {
            long seconds = Math.min(LONGEST_SECONDS, 1L << (attempt - 1));
            double share = 0.5 + pace.random().nextDouble() / 2;
            pace.pause(Duration.ofMillis((long) (seconds * 1000 * share)));
        }
    }

    private long seconds(Instant since) {
        return Duration.between(since, pace.now()).toSeconds();
    }
}
