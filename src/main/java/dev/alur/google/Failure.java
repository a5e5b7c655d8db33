package dev.alur.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Why a call did not succeed, and what that means for calling again.
///
/// @param status the HTTP status, 0 where no answer came
/// @param reasons short words by which Google says why: `RATE_LIMIT_EXCEEDED`, `storageQuotaExceeded`
/// @param message what Google says, in whatever language
record Failure(Kind kind, int status, Set<String> reasons, String message, IOException cause) {
    /// What may be done about a failure.
    enum Kind {
        /// Nothing was done, for there were too many calls: the same call may be made later.
        QUOTA,
        /// The token was not taken: nothing was done.
        TOKEN,
        /// Nobody knows what was done: Google is out of order, or its answer did not come through.
        UNKNOWN,
        /// Refused, now and later.
        REFUSED
    }

    private static final Set<String> TOO_MANY =
            Set.of("rate_limit_exceeded", "resource_exhausted", "ratelimitexceeded", "userratelimitexceeded");
    private static final Set<String> OFF = Set.of("service_disabled", "accessnotconfigured");

    static Failure of(IOException cause) {
        if (!(cause instanceof HttpResponseException answer)) {
            return new Failure(Kind.UNKNOWN, 0, Set.of(), String.valueOf(cause.getMessage()), cause);
        }
        int status = answer.getStatusCode();
        List<String> reasons = new ArrayList<>();
        String message = String.valueOf(answer.getStatusMessage());
        if (answer instanceof GoogleJsonResponseException json && json.getDetails() != null) {
            message = String.valueOf(json.getDetails().getMessage());
            reasons.addAll(reasons(json.getDetails()));
        }
        Set<String> all = Set.copyOf(reasons);
        return new Failure(kind(status, all), status, all, message, cause);
    }

    private static List<String> reasons(GoogleJsonError error) {
        List<String> reasons = new ArrayList<>();
        if (error.getErrors() != null) {
            error.getErrors().forEach(each -> reasons.add(String.valueOf(each.getReason())));
        }
        if (error.getDetails() != null) {
            error.getDetails().forEach(each -> reasons.add(String.valueOf(each.getReason())));
        }
        reasons.replaceAll(reason -> reason.toLowerCase(Locale.ROOT));
        return reasons;
    }

    private static Kind kind(int status, Set<String> reasons) {
        if (status == 429 || (status == 403 && reasons.stream().anyMatch(TOO_MANY::contains))) {
            return Kind.QUOTA;
        }
        if (status == 401) {
            return Kind.TOKEN;
        }
        // 501 is what nobody has ever heard of: it will be so the next time
        return (status >= 500 && status != 501) || status == 408 ? Kind.UNKNOWN : Kind.REFUSED;
    }

    /// Whether Google says that something of that name or number is there already.
    boolean isDouble() {
        return status == 409
                || (status == 400 && message.toLowerCase(Locale.ROOT).contains("already exists"));
    }

    /// As a sentence.
    ///
    /// @param spreadsheet what people call it
    /// @param seconds for how long it was tried
    ProblemException told(String spreadsheet, long seconds) {
        return switch (kind) {
            case QUOTA -> GoogleProblem.QUOTA_GONE.because(cause, spreadsheet, seconds);
            case TOKEN -> GoogleProblem.NOT_SIGNED_IN.because(cause);
            case UNKNOWN -> unknown(spreadsheet);
            case REFUSED -> refused(spreadsheet);
        };
    }

    private ProblemException unknown(String spreadsheet) {
        if (status > 0) {
            return GoogleProblem.OUT_OF_ORDER.because(cause, spreadsheet, status);
        }
        return cause instanceof JsonProcessingException
                ? GoogleProblem.ANSWER_CUT.because(cause, spreadsheet)
                : GoogleProblem.UNREACHABLE.because(cause, spreadsheet, message);
    }

    private ProblemException refused(String spreadsheet) {
        String said = message.toLowerCase(Locale.ROOT);
        if (status == 404) {
            return GoogleProblem.NOT_FOUND.because(cause, spreadsheet);
        }
        if (status == 403) {
            return reasons.stream().anyMatch(OFF::contains)
                    ? GoogleProblem.API_OFF.because(cause, said.contains("drive") ? "Drive" : "Sheets", message)
                    : reasons.contains("storagequotaexceeded")
                            ? GoogleProblem.NO_STORAGE.because(cause)
                            : GoogleProblem.NOT_SHARED.because(cause, spreadsheet);
        }
        if (said.contains("not supported for this document")) {
            return GoogleProblem.OFFICE_FILE.because(cause, spreadsheet);
        }
        return said.contains("10000000 cells")
                ? GoogleProblem.TOO_MANY_CELLS.because(cause, spreadsheet)
                : GoogleProblem.REFUSED.because(cause, spreadsheet, message);
    }
}
