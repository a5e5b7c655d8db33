package dev.alur;

import java.util.ArrayList;
import java.util.List;

/// The long checks: how many times they run in an ordinary build and in `make proof` (`-Dalur.proof=full`), and
/// what they tell of themselves to [ProofTable].
public final class Proof {
    private static final boolean FULL = "full".equals(System.getProperty("alur.proof"));

    private static long count;
    private static final List<String> NOTES = new ArrayList<>();

    private Proof() {}

    public static boolean isFull() {
        return FULL;
    }

    /// How many times a check runs.
    public static int times(int usual, int full) {
        return FULL ? full : usual;
    }

    /// The check that runs has tried so many times more.
    public static synchronized void tried(long times) {
        count += times;
    }

    /// The check that runs has found something worth telling beside the table's numbers.
    public static synchronized void note(String what) {
        NOTES.add(what);
    }

    static synchronized void begin() {
        count = 0;
        NOTES.clear();
    }

    static synchronized long count() {
        return Math.max(1, count);
    }

    static synchronized String notes() {
        return NOTES.isEmpty() ? "" : " (" + String.join(", ", NOTES) + ")";
    }
}
