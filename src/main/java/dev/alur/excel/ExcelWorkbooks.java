package dev.alur.excel;

import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Opens .xlsx and .xlsm files by their paths. A symbolic link stands for the file that it leads to.
public final class ExcelWorkbooks implements Workbooks {
    private final Caps caps;
    private final InstantSource clock;
    private final FileCopies files = new FileCopies();

    /// @param clock tells how old another program's mark is
    public ExcelWorkbooks(InstantSource clock) {
        this(clock, Caps.USUAL);
    }

    public ExcelWorkbooks(InstantSource clock, Caps caps) {
        this.clock = clock;
        this.caps = caps;
    }

    @Override
    public Workbook open(String name) {
        return open(name, null);
    }

    @Override
    public Workbook open(String name, @Nullable String called) {
        try {
            return open(Path.of(name), called);
        } catch (InvalidPathException e) {
            throw ExcelProblem.NOT_FOUND.because(e, name);
        }
    }

    /// Opens a file.
    ///
    /// @throws dev.alur.grid.ProblemException where there is no such file
    public Workbook open(Path path) {
        return open(path, null);
    }

    private Workbook open(Path path, @Nullable String called) {
        try {
            Path real = path.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw ExcelProblem.NOT_A_FILE.of(path.toString());
            }
            if (CloudFile.isElsewhere(real)) {
                throw ExcelProblem.NOT_DOWNLOADED.of(path.toString());
            }
            return new ExcelWorkbook(
                    real, called == null ? String.valueOf(real.getFileName()) : called, caps, files, clock);
        } catch (NoSuchFileException e) {
            ExcelProblem key = CloudFile.hasPlaceholder(path) ? ExcelProblem.NOT_DOWNLOADED : ExcelProblem.NOT_FOUND;
            throw key.because(e, path.toString());
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_READ.because(e, path.toString(), DiskFault.of(e));
        }
    }
}
