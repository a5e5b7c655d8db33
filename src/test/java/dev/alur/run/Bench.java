package dev.alur.run;

import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.MemoryWorkbook;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// A workbook on which a life is lived, with what may happen to it as a whole: an older version is put
/// back, and it is moved.
interface Bench {
    /// What it is called by now.
    String name();

    Workbooks workbooks();

    /// All that it holds, equal for equal bytes.
    Object contents();

    /// Puts back what it held at some time.
    void put(Object contents);

    /// Moves it to another place.
    void move();

    default Workbook open() {
        return workbooks().open(name());
    }

    /// One in memory.
    final class InMemory implements Bench {
        private MemoryWorkbook workbook;
        private int moves;

        InMemory(SheetDraft... drafts) {
            workbook = MemoryWorkbook.of("studio.xlsx", drafts);
        }

        @Override
        public String name() {
            return workbook.name();
        }

        @Override
        public Workbooks workbooks() {
            return name -> {
                if (name.equals(workbook.name()) || name.equals(workbook.id())) {
                    return workbook;
                }
                if (!Files.exists(Path.of(name))) {
                    throw new ProblemException(Problem.error(GridProblem.NO_SHEET, null, name, ""));
                }
                try {
                    return workbook.as(name, Fingerprint.of(Files.readAllBytes(Path.of(name))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }

        @Override
        public Object contents() {
            return workbook.fingerprint();
        }

        @Override
        public void put(Object contents) {
            workbook = workbook.as(workbook.name(), (Fingerprint) contents);
        }

        @Override
        public void move() {
            workbook = workbook.as("studio-" + ++moves + ".xlsx", workbook.fingerprint());
        }
    }

    /// A file.
    final class OnDisk implements Bench {
        private final Path folder;
        private Path file;
        private int moves;

        OnDisk(Path folder, SheetDraft... drafts) throws IOException {
            this.folder = folder;
            this.file = DrawnWorkbooks.draw(folder.resolve("studio.xlsx"), drafts);
        }

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public Workbooks workbooks() {
            return new ExcelWorkbooks(() -> Workshop.NOW);
        }

        @Override
        public Object contents() {
            try {
                return ByteBuffer.wrap(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void put(Object contents) {
            try {
                Files.write(file, ((ByteBuffer) contents).array());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void move() {
            try {
                file = Files.move(file, folder.resolve("studio-" + ++moves + ".xlsx"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
