package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What Settings say about the user's own sheets and columns: `Sheet Projects`, `Column Stage`,
/// `Column Invoices Number`, and the same in Indonesian.
final class Mappings {
    private final Map<Register, Map<Field, Mapped>> columns = new EnumMap<>(Register.class);
    private final Map<Register, Mapped> sheets = new EnumMap<>(Register.class);

    /// Which column means which field: the header that Settings name for a field of a register.
    Map<Field, Mapped> columns(Register register) {
        return columns.getOrDefault(register, Map.of());
    }

    /// Which sheet is which register.
    Map<Register, Mapped> sheets() {
        return sheets;
    }

    /// The key that says which sheet a register is.
    static String key(Register register, Language language) {
        String sheet = switch (language) {
            case EN -> "Sheet ";
            case ID -> "Lembar ";
        };
        return sheet + register.title(language);
    }

    /// The key that says which column a field is.
    static String key(Field field, Language language) {
        String column = switch (language) {
            case EN -> "Column ";
            case ID -> "Kolom ";
        };
        String register =
                field.register() == Register.PROJECTS ? "" : field.register().title(language) + " ";
        return column + register + field.header(language);
    }

    /// The keys that say which sheet is which register, in all languages.
    static List<String> sheetKeys() {
        return Arrays.stream(Register.values())
                .filter(register -> register != Register.SETTINGS)
                .flatMap(register -> Arrays.stream(Language.values()).map(language -> key(register, language)))
                .toList();
    }

    /// Takes a row of Settings, if it is one of these.
    boolean take(String key, Address at, Value value, Findings findings) {
        String folded = Words.fold(key);
        String rest = folded.replaceFirst("\\S+ ?", "");
        if (folded.matches("(column|kolom) .+")) {
            column(key.strip().replaceFirst("\\S+\\s+", ""), at, value, findings);
            return true;
        }
        Optional<Register> register = folded.matches("(sheet|lembar) .+")
                ? Register.of(rest).filter(known -> known != Register.SETTINGS)
                : Optional.empty();
        if (register.isPresent() && !value.isBlank()) {
            sheets.put(register.get(), new Mapped(value.plain().strip(), at));
        }
        return register.isPresent();
    }

    private void column(String name, Address at, Value header, Findings findings) {
        Optional<Field> field = field(name);
        if (field.isEmpty()) {
            findings.error(TrackerProblem.UNKNOWN_MAPPED_FIELD, at, name);
        } else if (!header.isBlank()) {
            columns.computeIfAbsent(field.get().register(), register -> new EnumMap<>(Field.class))
                    .put(field.get(), new Mapped(header.plain().strip(), at));
        }
    }

    /// A field of Projects by itself, one of another register behind that register's name.
    private static Optional<Field> field(String name) {
        Stream<Field> others = Arrays.stream(Register.values())
                .flatMap(register -> register.names()
                        .filter(title -> Words.fold(name).startsWith(Words.fold(title) + " "))
                        .flatMap(title ->
                                Field.of(
                                        register,
                                        Words.fold(name)
                                                .substring(title.length())
                                                .strip())
                                        .stream()));
        return Field.of(Register.PROJECTS, name).or(others::findFirst);
    }
}
