package dev.alur.document;

import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Field;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Trade;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the samples: the trackers of one studio in both languages, the same but for the words. What stands in
/// them comes from `samples/freelance/*.tsv`, where `||` parts the English words from the Indonesian ones.
public final class SampleMaker {
    private final Language language;
    /// English words of the blueprint with those of the sample's language.
    private final Map<String, String> words = new HashMap<>();
    private final Blueprint empty;

    private SampleMaker(Language language) {
        this.language = language;
        this.empty = Blueprint.of(Trade.FREELANCE, language);
        Blueprint english = Blueprint.of(Trade.FREELANCE, Language.EN);
        for (Register register : List.of(Register.SERVICES, Register.WORKFLOW)) {
            learn(english.page(register), empty.page(register));
        }
        words.put("yes", choice(Field.JOB_APPROVED, 0));
        for (int i = 0; i < 4; i++) {
            words.put(choice(english, Field.TIME_KIND, i), choice(Field.TIME_KIND, i));
        }
    }

    /// Writes both samples.
    public static void main(String[] arguments) throws IOException {
        for (Language language : Language.values()) {
            Files.write(path(language), make(language));
        }
    }

    /// Where the sample of a language is kept.
    static Path path(Language language) {
        return Path.of("samples", language == Language.ID ? "freelance" : "freelance-en", "tracker.xlsx");
    }

    static byte[] make(Language language) {
        return TrackerWorkbook.draw(new SampleMaker(language).blueprint());
    }

    private Blueprint blueprint() {
        List<Blueprint.Row> rules = new ArrayList<>(empty.page(Register.RULES).rows());
        rules.addAll(rows(Register.RULES, "rules"));
        return empty.with(Register.PROJECTS, rows(Register.PROJECTS, "projects"))
                .with(Register.CLIENTS, rows(Register.CLIENTS, "clients"))
                .with(Register.TIME, rows(Register.TIME, "time"))
                .with(Register.RULES, rules)
                .with(Register.SETTINGS, settings());
    }

    private void learn(Blueprint.Page english, Blueprint.Page own) {
        for (int row = 0; row < english.rows().size(); row++) {
            for (int column = 0; column < english.headings().size(); column++) {
                words.put(
                        english.rows().get(row).cells().get(column).plain(),
                        own.rows().get(row).cells().get(column).plain());
            }
        }
    }

    private String choice(Field field, int index) {
        return choice(empty, field, index);
    }

    private static String choice(Blueprint blueprint, Field field, int index) {
        Blueprint.Page page = blueprint.page(field.register());
        return page.headings().get(page.column(field) - 1).choice() instanceof Blueprint.Choice.Words list
                ? list.words().get(index)
                : "";
    }

    private List<Blueprint.Row> rows(Register register, String name) {
        List<Blueprint.Row> rows = new ArrayList<>();
        for (List<String> line : lines(name)) {
            List<Value> cells = new ArrayList<>();
            for (Field field : register.columns()) {
                String text = cells.size() < line.size() ? line.get(cells.size()) : "";
                cells.add(value(field.kind(), text));
            }
            rows.add(new Blueprint.Row(cells, null));
        }
        return rows;
    }

    private List<Blueprint.Row> settings() {
        Map<String, String> given = new HashMap<>();
        lines("settings").forEach(line -> given.put(Setting.valueOf(line.get(0)).title(language), line.get(1)));
        List<Blueprint.Row> rows = new ArrayList<>();
        for (Blueprint.Row row : empty.page(Register.SETTINGS).rows()) {
            String value = given.get(row.cells().getFirst().plain());
            rows.add(
                    value == null
                            ? row
                            : new Blueprint.Row(
                                    List.of(
                                            row.cells().get(0),
                                            Value.of(value),
                                            row.cells().get(2)),
                                    row.format()));
        }
        return rows;
    }

    private Value value(Field.Kind kind, String text) {
        if (text.isEmpty()) {
            return Value.BLANK;
        }
        return switch (kind) {
            case NUMBER, AMOUNT, PERCENT -> Value.of(new BigDecimal(text));
            case DATE -> Value.of(LocalDate.parse(text));
            case TEXT, LONG_TEXT, FLAG, FORMULA -> Value.of(words.getOrDefault(text, text));
        };
    }

    private List<List<String>> lines(String name) {
        String resource = "samples/freelance/" + name + ".tsv";
        try (InputStream stream = SampleMaker.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)).stream()
                            .map(this::own)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String own(String cell) {
        int mark = cell.indexOf("||");
        String words = mark < 0 ? cell : language == Language.EN ? cell.substring(0, mark) : cell.substring(mark + 2);
        return words.replace("\\n", "\n");
    }
}
