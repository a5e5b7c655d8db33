package dev.alur.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.alur.grid.Problem;
import dev.alur.grid.Sentences;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// JSON written as it comes, so that the length of an answer costs no memory. A value is given by its type
/// (`text`, `number`, `date`, `bool`, `fault`, `blank`) and itself: numbers exact, days as ISO 8601 writes
/// them.
final class JsonOut {
    private JsonOut() {}

    /// What is written.
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /// Writes one document; the writer stays open.
    static void write(PrintWriter out, Body body) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(printer);
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    /// Writes the fields `type` and `value` of a value into the object that is open.
    static void value(JsonGenerator json, Value value) throws IOException {
        json.writeStringField("type", value.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        json.writeFieldName("value");
        switch (value) {
            case Value.Blank() -> json.writeNull();
            case Value.Number(BigDecimal number) -> json.writeNumber(new BigDecimal(value.plain()));
            case Value.Bool(boolean bool) -> json.writeBoolean(bool);
            case Value.Text(String text) -> json.writeString(text);
            case Value.Date date -> json.writeString(date.plain());
            case Value.Fault(String code) -> json.writeString(code);
        }
    }

    /// Writes a field that holds a value.
    static void value(JsonGenerator json, String name, Value value) throws IOException {
        json.writeObjectFieldStart(name);
        value(json, value);
        json.writeEndObject();
    }

    /// Writes a field that holds problems: severity, key, summary, detail, address.
    static void problems(JsonGenerator json, String name, List<Problem> problems, Language language)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Problem problem : problems) {
            problem(json, problem, language);
        }
        json.writeEndArray();
    }

    /// Writes a problem as an object.
    static void problem(JsonGenerator json, Problem problem, Language language) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("key", problem.key().room() + "/" + problem.key().id());
        json.writeStringField("summary", Sentences.summary(problem, language));
        json.writeStringField("detail", Sentences.detail(problem, language));
        json.writeStringField(
                "address", problem.address() == null ? null : problem.address().toString());
        json.writeEndObject();
    }
}
