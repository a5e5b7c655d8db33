package dev.alur.tracker;

import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what stands in a new tracker from `blueprints/<trade>_<language>.tsv`: sections in brackets, a line
/// for a row, tabs between its cells.
final class BlueprintReader {
    private final Language language;
    private final Map<String, List<List<String>>> sections;
    private final Layout layout;

    private BlueprintReader(Language language, Map<String, List<List<String>>> sections) {
        this.language = language;
        this.sections = sections;
        this.layout = new Layout(language);
    }

    static Blueprint read(Trade trade, Language language) {
        String resource = "blueprints/" + trade.key() + "_" + language.code() + ".tsv";
        try (InputStream stream = BlueprintReader.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new BlueprintReader(language, sections(text)).blueprint();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static Map<String, List<List<String>>> sections(String text) {
        Map<String, List<List<String>>> sections = new LinkedHashMap<>();
        List<List<String>> section = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.matches("\\[[A-Z]+]")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                section.add(Arrays.asList(line.split("\t", -1)));
            }
        }
        return sections;
    }

    private Blueprint blueprint() {
        Map<String, Integer> stages = new LinkedHashMap<>();
        lines("STAGES").forEach(line -> stages.put(line.get(0), Integer.valueOf(line.get(1))));
        List<Blueprint.Page> pages = Register.usual().stream().map(this::page).toList();
        List<List<String>> guide = new ArrayList<>(sections.getOrDefault("GUIDE", List.of()));
        while (!guide.isEmpty() && guide.getLast().getFirst().isEmpty()) {
            guide.removeLast();
        }
        return new Blueprint(
                language, stages, new Blueprint.Guide(Messages.text(language, "blueprint", "guide"), guide), pages);
    }

    private Blueprint.Page page(Register register) {
        List<Blueprint.Row> rows = new ArrayList<>();
        for (List<String> line : lines(register.name())) {
            rows.add(register == Register.SETTINGS ? setting(line) : row(register, line));
        }
        return new Blueprint.Page(
                register, register.title(language), layout.headings(register), rows, Layout.spare(register));
    }

    private List<List<String>> lines(String section) {
        return sections.getOrDefault(section, List.of()).stream()
                .filter(line -> !line.getFirst().isEmpty())
                .toList();
    }

    private static Blueprint.Row row(Register register, List<String> line) {
        List<Value> cells = new ArrayList<>();
        for (Field field : register.columns()) {
            String text = cells.size() < line.size() ? line.get(cells.size()) : "";
            cells.add(value(field.kind(), text));
        }
        return new Blueprint.Row(cells, null);
    }

    private Blueprint.Row setting(List<String> line) {
        Setting setting = Setting.valueOf(line.get(0));
        Field.Kind kind = Layout.kind(setting);
        Value value = setting == Setting.ALUR_VERSION ? Value.of(Upgrade.CURRENT) : value(kind, line.get(1));
        return new Blueprint.Row(
                List.of(Value.of(setting.title(language)), value, Value.of(line.get(2))), layout.format(kind));
    }

    private static Value value(Field.Kind kind, String text) {
        if (text.isEmpty()) {
            return Value.BLANK;
        }
        return switch (kind) {
            case NUMBER, AMOUNT -> Value.of(new BigDecimal(text));
            case PERCENT -> Value.of(new BigDecimal(text.replace("%", "")).movePointLeft(2));
            case TEXT, LONG_TEXT, FLAG, FORMULA, DATE -> Value.of(text);
        };
    }
}
