package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.grid.Listing;
import dev.alur.grid.Value;
import dev.alur.run.Assignment;
import dev.alur.run.NewRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Cells or rows that stand in comma-separated values with a header.
final class CsvInput implements Input {
    private final Csv csv;
    private final Slips slips;
    private final List<String> header = new ArrayList<>();

    CsvInput(BufferedReader reader, Slips slips) throws IOException {
        this.slips = slips;
        this.csv = new Csv(reader, slips);
        csv.next().forEach(name -> header.add(name.strip()));
        while (!header.isEmpty() && header.getLast().isEmpty()) {
            header.removeLast();
        }
    }

    @Override
    public List<Assignment> assignments() throws IOException {
        int cell = place(CELL);
        int value = place(VALUE);
        int type = place(TYPE);
        demandHeader();
        if (cell < 0 || value < 0) {
            throw slips.last(CliProblem.NO_CELL_COLUMN, csv.line(), header);
        }
        List<Assignment> all = new ArrayList<>();
        SheetNames names = new SheetNames();
        for (List<String> record = csv.next(); !record.isEmpty(); record = csv.next()) {
            if (!isWhole(record)) {
                continue;
            }
            Optional<Address> at = names.address(record.get(cell));
            Optional<Value> read = value(record.get(value), type < 0 ? "" : record.get(type));
            if (at.isEmpty()) {
                slips.add(CliProblem.NO_CELL, csv.line(), record.get(cell));
            } else {
                read.ifPresent(each -> all.add(new Assignment(at.get(), each)));
            }
        }
        slips.settle();
        return all;
    }

    @Override
    public List<NewRow> rows() throws IOException {
        lookAtNames();
        List<String> columns = List.copyOf(header);
        List<NewRow> all = new ArrayList<>();
        for (List<String> record = csv.next(); !record.isEmpty(); record = csv.next()) {
            if (isWhole(record) && !record.stream().allMatch(String::isBlank)) {
                List<Value> values = new ArrayList<>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    values.add(value(record.get(i), "").orElse(Value.BLANK));
                }
                all.add(new NewRow(columns, values));
            }
        }
        slips.settle();
        return all;
    }

    private void lookAtNames() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isEmpty()) {
                slips.add(CliProblem.NO_NAME, csv.line(), i + 1);
            } else if (!seen.add(Listing.fold(name))) {
                slips.add(CliProblem.NAME_TWICE, csv.line(), name);
            }
        }
        demandHeader();
        slips.settle();
    }

    private void demandHeader() {
        if (header.isEmpty()) {
            throw slips.last(CliProblem.EMPTY, csv.line());
        }
    }

    /// A line has as many fields as the header; more are taken where they are empty, as spreadsheets leave
    /// them.
    private boolean isWhole(List<String> record) {
        boolean whole = record.size() >= header.size()
                && record.subList(header.size(), record.size()).stream().allMatch(String::isBlank);
        if (!whole) {
            slips.add(CliProblem.FIELDS_DIFFER, csv.line(), record.size(), header.size());
        }
        return whole;
    }

    private Optional<Value> value(String field, String typeWord) {
        if (field.indexOf(Input.REPLACED) >= 0) {
            slips.add(CliProblem.NOT_UTF8, csv.line());
            return Optional.empty();
        }
        if (Guard.isGuarded(field) && typeWord.isBlank()) {
            return Optional.of(Value.of(field.substring(1)));
        }
        Optional<ValueType> type = ValueType.of(typeWord);
        if (type.isEmpty() && !typeWord.isBlank() && !typeWord.strip().equalsIgnoreCase("blank")) {
            slips.add(CliProblem.NO_TYPE, csv.line(), typeWord);
            return Optional.empty();
        }
        ValueType.Typed typed = type.map(each -> each.typedAs(field)).orElseGet(() -> ValueType.typed(field));
        if (typed.value().isEmpty()) {
            slips.add(typed.type().wrong(), csv.line(), typed.text());
        }
        return typed.value();
    }

    private int place(Set<String> names) {
        int place = -1;
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                if (place >= 0) {
                    throw slips.last(CliProblem.NAME_TWICE, csv.line(), header.get(i));
                }
                place = i;
            }
        }
        return place;
    }
}
