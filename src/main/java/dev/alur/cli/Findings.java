package dev.alur.cli;

import dev.alur.grid.Finding;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import java.util.List;
import java.util.Locale;

/// What a diagnosis found, a sentence each behind its sign; or as JSON.
record Findings(Terminal out, Language language) {
    void show(List<Finding> found) {
        for (Finding each : found) {
            out.wrapped(lead(each.state()), Sentences.detail(each.what(), language));
        }
    }

    private String lead(Finding.State state) {
        return switch (state) {
            case FINE -> "  ok  ";
            case DOUBTFUL -> "  ?   ";
            case MISSING -> "  !   ";
        };
    }

    /// `{"findings": [{"state", "key", "summary", "detail"}]}`
    void json(List<Finding> found) {
        JsonOut.write(out.writer(), json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            for (Finding each : found) {
                json.writeStartObject();
                json.writeStringField("state", each.state().name().toLowerCase(Locale.ROOT));
                json.writeStringField(
                        "key",
                        each.what().key().room() + "/" + each.what().key().id());
                json.writeStringField("summary", Sentences.summary(each.what(), language));
                json.writeStringField("detail", Sentences.detail(each.what(), language));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
