package dev.alur.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Comma-separated values (RFC 4180), read record by record. The separator is `,`, `;` or TAB, whichever the
/// first line has most of outside quotation marks; a first line `sep=;`, as Excel understands it, says it too.
///
/// A quotation mark within a field that did not begin with one stands for itself, as programs write it.
final class Csv {
    private static final int HEADER = 1 << 16;

    private final BufferedReader reader;
    private final Slips slips;
    private final StringBuilder field = new StringBuilder();
    private char separator = ',';
    private int line = 1;
    private int began = 1;

    /// @param reader at the beginning of the text
    /// @throws IOException where it cannot be read
    Csv(BufferedReader reader, Slips slips) throws IOException {
        this.reader = reader;
        this.slips = slips;
        if (!said()) {
            separator = most();
        }
    }

    /// The next record that is no blank line, or an empty list after the last.
    ///
    /// @throws dev.alur.grid.ProblemException where a quotation mark is never closed
    List<String> next() throws IOException {
        while (true) {
            began = line;
            List<String> record = record();
            if (record.size() != 1 || !record.getFirst().isBlank()) {
                return record;
            }
        }
    }

    /// The line, counted from 1, in which the last record began.
    int line() {
        return began;
    }

    private List<String> record() throws IOException {
        List<String> fields = new ArrayList<>();
        int next = reader.read();
        if (next < 0) {
            return fields;
        }
        while (true) {
            field.setLength(0);
            if (next == '"') {
                next = quoted();
            } else {
                while (next >= 0 && next != separator && next != '\n' && next != '\r') {
                    field.append((char) next);
                    next = reader.read();
                }
            }
            fields.add(field.toString());
            if (next != separator) {
                end(next);
                return fields;
            }
            next = reader.read();
        }
    }

    /// Reads a field in quotation marks to its end and gives the character behind it.
    private int quoted() throws IOException {
        int opened = line;
        while (true) {
            int next = reader.read();
            if (next < 0) {
                throw slips.last(CliProblem.QUOTE_OPEN, opened);
            }
            if (next == '"') {
                int after = reader.read();
                if (after != '"') {
                    return behind(after);
                }
            }
            if (next == '\n') {
                line++;
            }
            field.append((char) next);
        }
    }

    private int behind(int after) throws IOException {
        int next = after;
        boolean broken = false;
        while (next >= 0 && next != separator && next != '\n' && next != '\r') {
            broken |= next != ' ';
            next = reader.read();
        }
        if (broken) {
            slips.add(CliProblem.QUOTE_BROKEN, line);
        }
        return next;
    }

    private void end(int last) throws IOException {
        if (last == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        line++;
    }

    private boolean said() throws IOException {
        reader.mark(8);
        char[] begin = new char[5];
        int read = reader.read(begin, 0, begin.length);
        if (read == 5 && new String(begin, 0, 4).equalsIgnoreCase("sep=")) {
            separator = begin[4];
            int next = reader.read();
            if (next < 0 || next == '\n' || next == '\r') {
                end(next);
                return true;
            }
        }
        reader.reset();
        return false;
    }

    private char most() throws IOException {
        reader.mark(HEADER + 1);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < HEADER; i++) {
            int next = reader.read();
            if (next < 0 || (!quoted && (next == '\n' || next == '\r'))) {
                break;
            }
            quoted ^= next == '"';
            commas += !quoted && next == ',' ? 1 : 0;
            semicolons += !quoted && next == ';' ? 1 : 0;
            tabs += !quoted && next == '\t' ? 1 : 0;
        }
        reader.reset();
        return commas >= semicolons && commas >= tabs ? ',' : semicolons >= tabs ? ';' : '\t';
    }
}
