package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is called again, when, and what is not.
class CallsTest {
    private Instant now = Instant.parse("2026-11-24T03:00:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Queue<IOException> answers = new LinkedList<>();
    private int made;
    private int looked;

    private final Calls calls = new Calls(
            new Bearer() {
                @Override
                public String token() {
                    return "token " + refused.size();
                }

                @Override
                public void refused(String token) {
                    refused.add(token);
                }
            },
            new Pace(
                    () -> now,
                    new Random(1),
                    time -> {
                        waits.add(time);
                        now = now.plus(time);
                    },
                    time -> {}));

    private String call(String token) throws IOException {
        made++;
        IOException answer = answers.poll();
        if (answer != null) {
            throw answer;
        }
        return token;
    }

    private static IOException status(int status, String reason) {
        GoogleJsonError.ErrorInfo info = new GoogleJsonError.ErrorInfo();
        info.setReason(reason);
        GoogleJsonError error = new GoogleJsonError();
        error.setCode(status);
        error.setMessage(reason);
        error.setErrors(List.of(info));
        return new GoogleJsonResponseException(
                new HttpResponseException.Builder(status, reason, new HttpHeaders()), error);
    }

    private void answers(IOException... all) {
        answers.addAll(Arrays.asList(all));
    }

    private Optional<String> done(boolean isDone) {
        looked++;
        return isDone ? Optional.of("done before") : Optional.empty();
    }

    private static void assertKey(GoogleProblem key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
    }

    @Test
    void aReadIsMadeAgainWithLongerAndLongerWaits() {
        answers(status(429, "RATE_LIMIT_EXCEEDED"), status(503, "x"), new IOException("reset"), status(500, "x"));

        assertThat(calls.read("studio", this::call)).isEqualTo("token 0");

        assertThat(made).isEqualTo(5);
        assertThat(waits).hasSize(4).isSorted();
        for (int i = 0; i < 4; i++) {
            long most = 1000L << i;
            assertThat(waits.get(i).toMillis()).isBetween(most / 2, most);
        }
    }

    @Test
    void aQuotaThatStaysUsedUpIsToldAfterTwoMinutes() {
        for (int i = 0; i < 20; i++) {
            answers(status(429, "RATE_LIMIT_EXCEEDED"));
        }

        assertKey(GoogleProblem.QUOTA_GONE, () -> calls.read("studio", this::call));

        assertThat(made).isEqualTo(8);
        assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(64));
    }

    @Test
    void whatIsRefusedIsNotAskedAgain() {
        answers(status(403, "forbidden"), status(404, "notFound"), status(400, "badRequest"));

        assertKey(GoogleProblem.NOT_SHARED, () -> calls.read("studio", this::call));
        assertKey(GoogleProblem.NOT_FOUND, () -> calls.read("studio", this::call));
        assertKey(GoogleProblem.REFUSED, () -> calls.write("studio", this::call, token -> done(true)));
        assertThat(made).isEqualTo(3);
        assertThat(looked).isZero();
    }

    @Test
    void missingSpaceIsNoQuota() {
        answers(status(403, "storageQuotaExceeded"), status(403, "userRateLimitExceeded"));

        assertKey(GoogleProblem.NO_STORAGE, () -> calls.read("studio", this::call));
        assertThat(calls.read("studio", this::call)).isEqualTo("token 0");
        assertThat(made).isEqualTo(3);
    }

    @Test
    void aTokenIsRenewedOnce() {
        answers(status(401, "authError"));
        assertThat(calls.read("studio", this::call)).isEqualTo("token 1");

        answers(status(401, "authError"), status(401, "authError"));
        assertKey(GoogleProblem.NOT_SIGNED_IN, () -> calls.write("studio", this::call, token -> done(false)));
        assertThat(refused).containsExactly("token 0", "token 1", "token 2");
    }

    @Test
    void aWriteWhoseAnswerGotLostIsLookedForFirst() {
        answers(new IOException("reset"));

        assertThat(calls.write("studio", this::call, token -> done(true))).isEqualTo("done before");

        assertThat(made).isEqualTo(1);
        assertThat(looked).isEqualTo(1);
    }

    @Test
    void aWriteThatWasNotDoneIsMadeAgain() {
        answers(status(503, "x"), status(429, "RATE_LIMIT_EXCEEDED"));

        assertThat(calls.write("studio", this::call, token -> done(false))).isEqualTo("token 0");

        assertThat(made).isEqualTo(3);
        assertThat(looked).as("not after a 429, which did nothing").isEqualTo(1);
    }

    @Test
    void noMinuteSeesMoreThanFiftyReads() {
        Instant since = now;
        for (int i = 0; i < 120; i++) {
            calls.read("studio", this::call);
        }

        assertThat(Duration.between(since, now)).isEqualTo(Duration.ofMinutes(2));
    }
}
