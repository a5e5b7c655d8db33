package dev.alur;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/// Many sequences, each drawn from a seed of its own, so that each can be lived again by itself
/// (`-Dalur.seed=17`): 0 to `count - 1`, wherever and whenever they run. One that breaks something is
/// made shorter as long as it breaks something, and then shown.
public final class Seeded {
    private static final int SIZE = 1000;
    private static final int MOST = 5;
    private static final int TELLING = 250;
    private static final long SHRINKING = 20_000_000_000L;

    /// What is done with one sequence.
    public interface Life<T> {
        void live(T sequence) throws Exception;
    }

    private Seeded() {}

    /// @throws AssertionError naming the seeds of the first few that broke something
    public static <T> void live(Arbitrary<T> sequences, int count, Life<T> life) {
        Long only = Long.getLong("alur.seed");
        long first = only == null ? Long.getLong("alur.seeds.from", 0) : only;
        long end = only == null ? Long.getLong("alur.seeds.to", count) : only + 1;
        List<AssertionError> breaches = new ArrayList<>();
        JqwikSession.run(() -> {
            for (long seed = first; seed < end && breaches.size() < MOST; seed++) {
                Shrinkable<T> drawn = sequences.generator(SIZE).next(new Random(seed));
                Throwable breach = breach(drawn.value(), life);
                Proof.tried(1);
                if (Proof.isFull() && (seed + 1) % TELLING == 0) {
                    System.out.printf("seed %d, %d breaches%n", seed, breaches.size());
                }
                if (breach != null) {
                    breaches.add(shortest(seed, drawn, breach, life));
                }
            }
        });
        if (!breaches.isEmpty()) {
            AssertionError all = new AssertionError(String.join(
                    "\n\n", breaches.stream().map(AssertionError::getMessage).toList()));
            breaches.forEach(all::addSuppressed);
            throw all;
        }
    }

    private static <T> Throwable breach(T sequence, Life<T> life) {
        try {
            life.live(sequence);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    private static <T> AssertionError shortest(long seed, Shrinkable<T> drawn, Throwable first, Life<T> life) {
        long end = System.nanoTime() + SHRINKING;
        Shrinkable<T> shortest = drawn;
        Throwable why = first;
        for (boolean shorter = true; shorter; ) {
            shorter = false;
            for (Shrinkable<T> next : (Iterable<Shrinkable<T>>) shortest.shrink()::iterator) {
                Throwable breach = System.nanoTime() < end ? breach(next.value(), life) : null;
                if (breach != null) {
                    shortest = next;
                    why = breach;
                    shorter = true;
                    break;
                }
            }
        }
        return new AssertionError("Seed %d, as short as it gets:%n%s%n%s".formatted(seed, shortest.value(), why), why);
    }
}
