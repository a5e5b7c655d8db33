package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.HttpResponseException;
import dev.alur.grid.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why Google gave out no token, in a sentence.
final class TokenFault {
    /// A token is asked for in a letter that is good for an hour; Google bears with some minutes.
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private TokenFault() {}

    /// What a failure means; empty where it was no refusal of a token.
    static Optional<Problem> of(Account account, Throwable failure, InstantSource clock) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException refused) {
                JsonNode answer = Json.of(refused.getContent());
                String error = error(answer, refused.getStatusCode());
                if (!error.isEmpty()) {
                    return Optional.of(refused(account, error, answer, off(refused, clock)));
                }
            }
        }
        return Optional.empty();
    }

    /// Google's word for a refusal; empty where the answer is none of the token server's. Java keeps no answer
    /// to a form that was refused with 401, which only clients are that it does not know (RFC 6749, 5.2).
    static String error(JsonNode answer, int status) {
        String error = answer.path("error").isTextual() ? answer.path("error").asText() : "";
        return error.isEmpty() && answer.isMissingNode() && status == 401 ? "invalid_client" : error;
    }

    private static Problem refused(Account account, String error, JsonNode answer, @Nullable Duration off) {
        String words = answer.path("error_description").asText("").toLowerCase(Locale.ROOT);
        boolean isTime = words.contains("short-lived") || words.contains("timeframe");
        boolean isOff = off != null && off.abs().compareTo(TOLERATED) > 0;
        if (isTime || (isOff && account.kind() == Account.Kind.SERVICE)) {
            return Problem.error(SignInProblem.CLOCK_WRONG, null, off == null ? "–" : off.toSeconds());
        }
        if (account.kind() == Account.Kind.PERSON) {
            return switch (error) {
                case "invalid_grant" ->
                    Problem.error(SignInProblem.LOGIN_EXPIRED, null, account.file(), day(account.made()));
                case "invalid_client", "deleted_client", "unauthorized_client" ->
                    Problem.error(SignInProblem.CLIENT_GONE, null, account.file());
                default -> Problem.error(SignInProblem.TOKEN_REFUSED, null, error);
            };
        }
        if (account.kind() == Account.Kind.SERVICE && words.contains("account not found")) {
            return Problem.error(SignInProblem.ACCOUNT_GONE, null, account.name());
        }
        if (account.kind() == Account.Kind.SERVICE && words.contains("signature")) {
            return Problem.error(SignInProblem.KEY_GONE, null, account.name());
        }
        return Problem.error(SignInProblem.TOKEN_REFUSED, null, words.isEmpty() ? error : error + ", " + words);
    }

    /// By how much our clock is ahead of Google's, as its answer says; null where it does not.
    static @Nullable Duration off(HttpResponseException answer, InstantSource clock) {
        return off(answer.getHeaders() == null ? null : answer.getHeaders().getDate(), clock);
    }

    /// @param date a moment as HTTP writes it (RFC 9110, 5.6.7)
    static @Nullable Duration off(@Nullable String date, InstantSource clock) {
        try {
            return date == null
                    ? null
                    : Duration.between(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)), clock.instant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String day(@Nullable Instant at) {
        return at == null ? "–" : at.atZone(ZoneId.of("UTC")).toLocalDate().toString();
    }

    /// What the system says of a connection that did not come about, without addresses and secrets.
    static String why(IOException e) {
        return switch (e) {
            case java.net.UnknownHostException _ -> "unknown host";
            case java.net.ConnectException _ -> "connection refused";
            case java.net.SocketTimeoutException _ -> "timeout";
            case javax.net.ssl.SSLException _ -> "TLS";
            default -> e.getClass().getSimpleName();
        };
    }
}
