package dev.alur.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.alur.grid.Address;
import dev.alur.grid.Listing;
import dev.alur.grid.Value;
import dev.alur.run.Assignment;
import dev.alur.run.NewRow;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Cells or rows that stand in JSON: an object of cells with their values, or a list of objects. Numbers,
/// booleans and null are typed as they are, null is blank; strings as [ValueType#typed] understands them.
final class JsonInput implements Input {
    private final JsonParser parser;
    private final Slips slips;
    private final SheetNames names = new SheetNames();

    JsonInput(Reader reader, Slips slips) throws IOException {
        this.slips = slips;
        this.parser = new JsonFactory().createParser(reader);
    }

    @Override
    public List<Assignment> assignments() throws IOException {
        List<Assignment> all = new ArrayList<>();
        read(
                () -> fields((name, scalar) -> assignment(name, scalar, null).ifPresent(all::add)),
                () -> described(object()).ifPresent(all::add));
        return all;
    }

    @Override
    public List<NewRow> rows() throws IOException {
        List<NewRow> all = new ArrayList<>();
        Step row = () -> {
            Map<String, Scalar> fields = object();
            List<String> columns = List.copyOf(fields.keySet());
            List<Value> values = new ArrayList<>(columns.size());
            fields.values().forEach(scalar -> values.add(value(scalar, null).orElse(Value.BLANK)));
            if (!values.stream().allMatch(Value::isBlank)) {
                boolean same = !all.isEmpty() && all.getLast().columns().equals(columns);
                all.add(new NewRow(same ? all.getLast().columns() : columns, values));
            }
        };
        read(row, row);
        return all;
    }

    /// What is done at the beginning of an object.
    private interface Step {
        void take() throws IOException;
    }

    /// A value as it stands there.
    private record Scalar(JsonToken token, String text, int line) {
        boolean isNull() {
            return token == JsonToken.VALUE_NULL;
        }
    }

    private void read(Step whole, Step part) throws IOException {
        try {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                whole.take();
            } else {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        throw slips.last(CliProblem.OTHER_JSON, line());
                    }
                    part.take();
                }
            }
            if (parser.nextToken() != null) {
                throw slips.last(CliProblem.OTHER_JSON, line());
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? line() : e.getLocation().getLineNr();
            throw slips.last(CliProblem.NOT_JSON, line);
        }
        slips.settle();
    }

    /// Goes through the names of an object and their values, one after the other.
    private void fields(BiConsumer<String, Scalar> each) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName().strip();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                slips.add(CliProblem.NESTED_VALUE, line(), name);
                parser.skipChildren();
            } else {
                each.accept(name, new Scalar(token, parser.getText(), line()));
            }
        }
    }

    private Map<String, Scalar> object() throws IOException {
        Map<String, Scalar> fields = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        fields((name, scalar) -> {
            if (!seen.add(Listing.fold(name))) {
                slips.add(CliProblem.NAME_TWICE, scalar.line(), name);
            }
            fields.put(name, scalar);
        });
        return fields;
    }

    /// A cell described by an object of its own.
    private Optional<Assignment> described(Map<String, Scalar> fields) {
        Scalar cell = null;
        Scalar value = null;
        Scalar type = null;
        for (Map.Entry<String, Scalar> field : fields.entrySet()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (CELL.contains(name)) {
                cell = field.getValue();
            } else if (VALUE.contains(name)) {
                value = field.getValue();
            } else if (TYPE.contains(name)) {
                type = field.getValue();
            } else if (!name.equals("formula")) { // `alur get --json --formulas` tells it; the value beside it counts
                slips.add(CliProblem.UNKNOWN_NAME, field.getValue().line(), field.getKey());
                return Optional.empty();
            }
        }
        if (cell == null || value == null) {
            slips.add(CliProblem.NO_VALUE, line());
            return Optional.empty();
        }
        return assignment(cell.text(), value, type);
    }

    private Optional<Assignment> assignment(String cell, Scalar scalar, @Nullable Scalar type) {
        Optional<Address> at = names.address(cell);
        if (at.isEmpty()) {
            slips.add(CliProblem.NO_CELL, scalar.line(), cell);
        }
        Optional<Value> value = value(scalar, type);
        return at.flatMap(address -> value.map(each -> new Assignment(address, each)));
    }

    private Optional<Value> value(Scalar scalar, @Nullable Scalar typeWord) {
        if (scalar.isNull()) {
            return Optional.of(Value.BLANK);
        }
        if (scalar.text().indexOf(REPLACED) >= 0) {
            slips.add(CliProblem.NOT_UTF8, scalar.line());
            return Optional.empty();
        }
        ValueType type = natural(scalar.token());
        if (typeWord != null && !typeWord.isNull() && !typeWord.text().strip().equalsIgnoreCase("blank")) {
            Optional<ValueType> named = ValueType.of(typeWord.text());
            if (named.isEmpty()) {
                slips.add(CliProblem.NO_TYPE, typeWord.line(), typeWord.text());
                return Optional.empty();
            }
            type = named.get();
        }
        ValueType.Typed typed = type == null ? ValueType.typed(scalar.text()) : type.typedAs(scalar.text());
        if (typed.value().isEmpty()) {
            slips.add(typed.type().wrong(), scalar.line(), typed.text());
        }
        return typed.value();
    }

    private static @Nullable ValueType natural(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueType.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> ValueType.BOOL;
            default -> null;
        };
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
