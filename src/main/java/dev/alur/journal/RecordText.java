package dev.alur.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.alur.plan.JobRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the record of a job as [Scribe#record] wrote it, in one go and without a tree: a plan reads
/// all there are.
final class RecordText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private String stage = "";
    private String likeness = "";
    private final Map<String, Integer> entered = new LinkedHashMap<>();
    private final Map<String, LocalDate> since = new LinkedHashMap<>();
    private final Map<String, String> wrote = new LinkedHashMap<>();
    private final Map<String, String> left = new LinkedHashMap<>();
    private final Map<String, JobRecord.Kept> kept = new LinkedHashMap<>();

    private RecordText(JsonParser json) {
        this.json = json;
    }

    /// @throws IllegalArgumentException where it is no record
    static JobRecord read(String text) {
        try {
            return read(FACTORY.createParser(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("not what the book keeps: " + e.getMessage(), e);
        }
    }

    /// The record that a parser comes to next.
    static JobRecord read(JsonParser parser) {
        try (parser) {
            return new RecordText(parser).record();
        } catch (IOException e) {
            throw new IllegalArgumentException("not what the book keeps: " + e.getMessage(), e);
        }
    }

    private JobRecord record() throws IOException {
        demand(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "stage" -> stage = text(value);
                case "likeness" -> likeness = text(value);
                case "entered" -> each(name -> entered.put(name, json.getIntValue()));
                case "since" -> each(name -> since.put(name, LocalDate.parse(json.getText())));
                case "wrote" -> each(name -> wrote.put(name, json.getText()));
                case "left" -> each(name -> left.put(name, json.getText()));
                case "kept" -> each(name -> kept.put(name, kept()));
                default -> json.skipChildren();
            }
        }
        demand(json.currentToken(), JsonToken.END_OBJECT);
        return new JobRecord(stage, entered, since, wrote, kept, likeness, left);
    }

    /// A pair: the value with its type in front, and how often it changed.
    private JobRecord.Kept kept() throws IOException {
        demand(json.currentToken(), JsonToken.START_ARRAY);
        String value = text(json.nextToken());
        json.nextToken();
        int changes = json.getIntValue();
        demand(json.nextToken(), JsonToken.END_ARRAY);
        return new JobRecord.Kept(Scribe.value(value), changes);
    }

    private void each(Member member) throws IOException {
        demand(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member.read(name);
        }
    }

    private String text(JsonToken token) throws IOException {
        demand(token, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void demand(JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new IllegalArgumentException("not what the book keeps: " + token + " instead of " + wanted);
        }
    }

    /// Takes one member of an object.
    private interface Member {
        void read(String name) throws IOException;
    }
}
