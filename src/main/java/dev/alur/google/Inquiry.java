package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One question to Google and its answer as it came, refusal or not. Asked once: whoever looks for what is
/// wrong does not wait for it to pass.
///
/// @param off by how much our clock is ahead, or null where the answer does not say
record Inquiry(int status, JsonNode answer, @Nullable Duration off) {
    private static final int MILLIS = 20_000;

    /// @throws IOException where no answer came
    static Inquiry get(GenericUrl address, String token, InstantSource clock) throws IOException {
        HttpRequest request = new NetHttpTransport()
                .createRequestFactory()
                .buildGetRequest(address)
                .setThrowExceptionOnExecuteError(false)
                .setNumberOfRetries(0)
                .setConnectTimeout(MILLIS)
                .setReadTimeout(MILLIS)
                .setLoggingEnabled(false)
                .setCurlLoggingEnabled(false);
        request.getHeaders().setAuthorization("Bearer " + token);
        HttpResponse response = request.execute();
        try {
            return new Inquiry(
                    response.getStatusCode(),
                    Json.of(response.parseAsString()),
                    TokenFault.off(response.getHeaders().getDate(), clock));
        } finally {
            response.disconnect();
        }
    }

    boolean isFine() {
        return status == 200 && answer.isObject();
    }

    /// Whether Google says for that reason that it refuses: `SERVICE_DISABLED`, `storageQuotaExceeded`.
    boolean isBecause(String... reasons) {
        Set<String> said = new HashSet<>();
        JsonNode error = answer.path("error");
        said.add(error.path("status").asText().toLowerCase(Locale.ROOT));
        error.path("details")
                .forEach(each -> said.add(each.path("reason").asText().toLowerCase(Locale.ROOT)));
        error.path("errors")
                .forEach(each -> said.add(each.path("reason").asText().toLowerCase(Locale.ROOT)));
        for (String reason : reasons) {
            if (said.contains(reason.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /// What Google says about it, in whatever language.
    String words() {
        return answer.path("error").path("message").asText("HTTP " + status);
    }
}
