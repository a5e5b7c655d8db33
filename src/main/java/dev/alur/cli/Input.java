package dev.alur.cli;

import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import dev.alur.run.Assignment;
import dev.alur.run.NewRow;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Cells or rows that a person gives in a file or on standard input: comma-separated values or JSON, told apart
/// by how they begin. Text is UTF-8 with or without a byte order mark, or UTF-16 with one.
interface Input {
    /// What stands in the place of bytes that are no characters.
    char REPLACED = '\uFFFD';

    /// What a column or a field is called that names a cell, its value, the value's type.
    Set<String> CELL = Set.of("cell", "sel", "address", "alamat");

    Set<String> VALUE = Set.of("value", "isi", "nilai");
    Set<String> TYPE = Set.of("type", "tipe");

    /// The cells with their values.
    ///
    /// @throws ProblemException where something in it is wrong: a problem for each mistake, with its line
    List<Assignment> assignments() throws IOException;

    /// The rows, by the names of their columns.
    ///
    /// @throws ProblemException as [#assignments]
    List<NewRow> rows() throws IOException;

    /// What a file or standard input is asked for.
    interface Question<T> {
        T ask(Input input) throws IOException;
    }

    /// Opens a file, or standard input where its name is `-`, asks and closes it.
    ///
    /// @throws ProblemException where it cannot be read, or something in it is wrong
    static <T> T ask(String name, Supplier<InputStream> standard, Question<T> question) {
        return Ending.idle(() -> asked(name, standard, question));
    }

    private static <T> T asked(String name, Supplier<InputStream> standard, Question<T> question) {
        boolean isFile = !name.equals("-");
        try (InputStream stream = isFile ? Files.newInputStream(Path.of(name)) : standard.get()) {
            String called = isFile ? String.valueOf(Path.of(name).getFileName()) : "stdin";
            return question.ask(of(stream, new Slips(called)));
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.error(CliProblem.MISSING_FILE, null, name), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.error(CliProblem.UNREADABLE, null, name, reason(e)), e);
        }
    }

    private static Object reason(Exception e) {
        return e instanceof IOException disk ? DiskFault.of(disk) : String.valueOf(e.getMessage());
    }

    private static Input of(InputStream stream, Slips slips) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream);
        Charset charset = charset(bytes);
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        return looksLikeJson(reader) ? new JsonInput(reader, slips) : new CsvInput(reader, slips);
    }

    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(4);
        byte[] first = bytes.readNBytes(3);
        int skip = 0;
        Charset charset = StandardCharsets.UTF_8;
        if (first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            skip = 3;
        } else if (first.length > 1 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
            skip = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (first.length > 1 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
            skip = 2;
            charset = StandardCharsets.UTF_16BE;
        }
        bytes.reset();
        bytes.skipNBytes(skip);
        return charset;
    }

    /// JSON begins with a brace before a name or a bracket before a brace; a header may begin with a bracket
    /// too.
    private static boolean looksLikeJson(BufferedReader reader) throws IOException {
        int most = 4096;
        reader.mark(most);
        StringBuilder begin = new StringBuilder();
        for (int i = 0; i < most - 1 && begin.length() < 2; i++) {
            int next = reader.read();
            if (next < 0) {
                break;
            }
            if (!Character.isWhitespace(next)) {
                begin.append((char) next);
            }
        }
        reader.reset();
        return List.of("{", "{\"", "{}", "[", "[{", "[]").contains(begin.toString());
    }
}
