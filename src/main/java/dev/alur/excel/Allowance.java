package dev.alur.excel;

/// The memory that reading one workbook may take. Whatever grows with the file is reckoned here before it is
/// kept, so that a file that asks for too much is refused in good time, and never by luck.
final class Allowance {
    /// What an object that stands for one tag takes, roughly.
    private static final int PER_TAG = 96;
    private static final int PER_TEXT = 48;

    private final String file;
    private final long most;
    private long left;

    private Allowance(String file, long most) {
        this.file = file;
        this.most = most;
        this.left = most;
    }

    /// Three quarters of what Java may use at all, less the file itself.
    static Allowance of(String file, long fileBytes) {
        return new Allowance(file, Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 4 * 3 - fileBytes));
    }

    /// Takes some of it.
    ///
    /// @throws dev.alur.grid.ProblemException where that is more than is left
    void take(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw ExcelProblem.TOO_MUCH_MEMORY.of(file, Math.max(1, most >> 20));
        }
    }

    void takeTag(long length) {
        take(PER_TAG + 2 * length);
    }

    void takeText(String text) {
        take(PER_TEXT + 2L * text.length());
    }
}
