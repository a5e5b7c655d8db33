package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.journal.Adopting;
import dev.alur.journal.Issued;
import dev.alur.plan.Plan;
import dev.alur.plan.Run;
import dev.alur.tracker.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a person's word on which workbook this is, or would become of it.
///
/// @param tracker as it was read before
/// @param plan what changes in the workbook; its serial is the run's
/// @param run the record of it; null where none was made
/// @param isDone whether it was done, not only looked at
/// @param other the workbook of which this one was a copy; empty where it was none
/// @param things how many things that happen once count another way than before: as made for a copy; for an
///     older copy as not made
/// @param numbers that count as given from now on, where they did not before
/// @param lost invoices that were issued and are not in the workbook
/// @param series patterns of invoice numbers that belong to the other workbook
/// @param problems what is worth knowing besides
public record Adopted(
        Tracker tracker,
        Plan plan,
        @Nullable Run run,
        boolean isDone,
        String other,
        int things,
        List<String> numbers,
        List<Lost> lost,
        List<String> series,
        List<Problem> problems) {
    public Adopted {
        numbers = List.copyOf(numbers);
        lost = List.copyOf(lost);
        series = List.copyOf(series);
        problems = List.copyOf(problems);
    }

    /// An invoice that is not in the workbook.
    ///
    /// @param run that issued it
    /// @param document the name of its file
    public record Lost(String number, int run, String document) {}

    /// Numbers alone, which change nothing in the workbook.
    static Adopted numbers(Tracker tracker, Plan plan, boolean isDone, List<Issued> numbers, List<Problem> problems) {
        return new Adopted(
                tracker,
                plan,
                null,
                isDone,
                "",
                0,
                numbers.stream().map(Issued::number).toList(),
                List.of(),
                List.of(),
                problems);
    }

    static Adopted of(
            Tracker tracker,
            Plan plan,
            @Nullable Run run,
            String other,
            Adopting what,
            List<Issued> lost,
            List<Problem> problems) {
        boolean isCopy = what.kind() == Adopting.Kind.COPY;
        return new Adopted(
                tracker,
                plan,
                run,
                run != null,
                other,
                (int) what.made().stream()
                        .filter(made -> made.stands() == isCopy)
                        .count(),
                what.numbers().stream().map(Issued::number).toList(),
                lost.stream()
                        .map(issued -> new Lost(issued.number(), issued.serial(), issued.document()))
                        .toList(),
                what.claims().stream()
                        .filter(claim -> claim.kind().equals(Adopting.Claim.SERIES))
                        .map(Adopting.Claim::what)
                        .toList(),
                problems);
    }
}
