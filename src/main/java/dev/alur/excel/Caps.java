package dev.alur.excel;

/// How much a workbook may ask for before it is refused: bounds on the time and the memory that
/// reading it can cost.
///
/// @param fileBytes the file's size
/// @param inflatedBytes the size of all its parts together
/// @param ratio how many times larger than packed a part may be, where it is larger than 1 MiB
/// @param entries how many parts it may have
/// @param cells how many cells that hold something it may have in one sheet
public record Caps(long fileBytes, long inflatedBytes, int ratio, int entries, long cells) {
    /// 64 MiB, 512 MiB, 100, 5,000 and 10 million.
    public static final Caps USUAL = new Caps(64L << 20, 512L << 20, 100, 5_000, 10_000_000);

    private static final long MOST_BYTES = Integer.MAX_VALUE - 16L;

    /// The most bytes of a part that is held in memory whole, as all but sheets and shared strings are: half of
    /// what the file may have.
    long heldBytes() {
        return Math.max(1 << 20, fileBytes / 2);
    }

    /// The caps for files of up to some size: the usual ones, all multiplied by how many times larger than
    /// 64 MiB that is. Where it is smaller, only what depends on the size shrinks.
    ///
    /// @param fileBytes from 1 to just under 2 GiB, since places in it are counted in 32 bits
    public static Caps upTo(long fileBytes) {
        if (fileBytes < 1 || fileBytes > MOST_BYTES) {
            throw new IllegalArgumentException("a file of " + fileBytes + " bytes");
        }
        double times = (double) fileBytes / USUAL.fileBytes;
        double more = Math.max(1, times);
        return new Caps(
                fileBytes,
                Math.max(1 << 20, (long) (USUAL.inflatedBytes * times)),
                (int) (USUAL.ratio * more),
                (int) (USUAL.entries * more),
                (long) (USUAL.cells * more));
    }

    public Caps {
        if (fileBytes < 1 || inflatedBytes < 1 || ratio < 1 || entries < 1 || cells < 1) {
            throw new IllegalArgumentException("a cap below 1");
        }
    }
}
