package dev.alur.run;

import dev.alur.document.DocumentProblem;
import dev.alur.document.Form;
import dev.alur.document.FormWords;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import dev.alur.plan.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;

/// A template that is a workbook: its cells hold blanks, `{Client}`, and nothing but those cells is changed. A
/// cell that is one blank and nothing else gets the value itself, so that its format and formulas that read it
/// go on working; other text gets it in words.
record SheetForm(Workbooks workbooks, String name) {
    private static final int MOST_CHARACTERS = 32_767;

    /// All blanks, each once, sheet by sheet and row by row.
    ///
    /// @throws ProblemException where it is no workbook that can be read
    List<String> blanks(byte[] template) {
        return copied(template, workbook -> {
            Set<String> blanks = new LinkedHashSet<>();
            texts(workbook.read(), (at, text) -> {
                Matcher blank = Form.BLANK.matcher(text);
                while (blank.find()) {
                    blanks.add(blank.group(1).strip());
                }
            });
            return List.copyOf(blanks);
        });
    }

    /// The document as bytes.
    ///
    /// @throws ProblemException where a cell would hold more than a cell can, or cannot be set truly
    byte[] fill(byte[] template, Paper paper) {
        FormWords words = new FormWords(paper.language(), paper.currency(), paper.words(), Set.copyOf(paper.amounts()));
        return copied(template, workbook -> {
            Snapshot snapshot = workbook.read();
            List<Edit> edits = new ArrayList<>();
            texts(snapshot, (at, text) -> {
                if (Form.BLANK.matcher(text).find()) {
                    edits.add(new Edit.SetCell(at, filled(text, words)));
                }
            });
            if (!edits.isEmpty()) {
                workbook.write(
                        snapshot.fingerprint(),
                        CachedValues.with(
                                workbook,
                                snapshot,
                                () -> snapshot,
                                edits,
                                paper.date().atStartOfDay()));
            }
            return Files.readAllBytes(Path.of(workbook.id()));
        });
    }

    private Value filled(String text, FormWords words) {
        Matcher blank = Form.BLANK.matcher(text);
        if (blank.matches()) {
            Value value = words.value(blank.group(1).strip());
            return value instanceof Value.Text
                    ? Value.of(words.text(blank.group(1).strip()))
                    : value;
        }
        String filled = blank.replaceAll(
                found -> Matcher.quoteReplacement(words.text(found.group(1).strip())));
        if (filled.length() > MOST_CHARACTERS) {
            throw new ProblemException(Problem.error(DocumentProblem.DOCUMENT_TOO_LARGE, null, name));
        }
        return Value.of(filled);
    }

    private static void texts(Snapshot snapshot, BiConsumer<Address, String> each) {
        for (Sheet sheet : snapshot.sheets()) {
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    if (sheet.value(row, column) instanceof Value.Text(String text)
                            && text.indexOf('{') >= 0
                            && sheet.formula(row, column) == null) {
                        each.accept(sheet.address(row, column), text);
                    }
                }
            }
        }
    }

    /// Does something to a copy that nobody else sees; the user's own file is never opened for writing.
    private <T> T copied(byte[] template, Work<T> work) {
        Path folder = null;
        try {
            folder = Ending.making(Files.createTempDirectory("alur-"));
            Path copy = Files.write(folder.resolve("template.xlsx"), template);
            return work.on(workbooks.open(copy.toString(), name));
        } catch (IOException e) {
            throw Disk.unwritable(folder == null ? Path.of(name) : folder, e);
        } finally {
            if (folder != null) {
                clear(folder);
            }
        }
    }

    private static void clear(Path folder) {
        try (var files = Files.list(folder)) {
            files.forEach(Disk::delete);
        } catch (IOException e) {
            throw Disk.unwritable(folder, e);
        }
        Disk.delete(folder);
        Ending.done(folder);
    }

    /// Something that is done to a copy of the template.
    private interface Work<T> {
        T on(Workbook copy) throws IOException;
    }
}
