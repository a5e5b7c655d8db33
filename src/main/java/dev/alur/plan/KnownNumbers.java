package dev.alur.plan;

import dev.alur.grid.Sheet;
import dev.alur.invoice.Numbering;
import dev.alur.invoice.Series;
import dev.alur.tracker.Field;
import dev.alur.tracker.Guess;
import dev.alur.tracker.Job;
import dev.alur.tracker.Joined;
import dev.alur.tracker.Recognition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers that a list of work has given so far, to its invoices and to its jobs.
///
/// @param year the present one
record KnownNumbers(Joined joined, int year) {
    /// The series of the invoices that the tracker has: the one that its list follows, which the jobs may have
    /// carried on by themselves; without a list the one that jobs name.
    Optional<Numbering> invoices() {
        Recognition.InvoiceList list = joined.found().invoices();
        List<String> jobs = numbers(texts(
                joined.found().sheet(),
                joined.found().headerRow(),
                joined.found().lastRow(),
                joined.found().fields().get(Field.JOB_INVOICE)));
        if (list == null) {
            return Numbering.of(jobs, year).stream().findFirst();
        }
        List<String> listed = numbers(texts(
                list.sheet(), list.headerRow(), list.lastRow(), list.fields().get(Field.INVOICE_NUMBER)));
        List<String> others = jobs.stream()
                .distinct()
                .filter(number -> !listed.contains(number))
                .toList();
        return Numbering.of(listed, year).stream().findFirst().map(numbering -> numbering.with(others));
    }

    /// The series of the jobs' ids.
    Optional<Numbering> ids() {
        return joined.hasIds()
                ? Numbering.of(texts(
                                joined.found().sheet(),
                                joined.found().headerRow(),
                                joined.found().lastRow(),
                                joined.found().fields().get(Field.JOB_ID)))
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> numbers(List<String> texts) {
        return texts.stream().flatMap(text -> Job.invoices(text).stream()).toList();
    }

    private List<String> texts(String sheet, int headerRow, int lastRow, @Nullable Guess guess) {
        List<String> texts = new ArrayList<>();
        Sheet in = joined.snapshot().need(sheet);
        for (int row = headerRow + 1; guess != null && row <= lastRow; row++) {
            texts.add(in.value(row, guess.column()).plain());
        }
        return texts;
    }

    /// The sequence that comes next on a day.
    static int next(Numbering numbering, LocalDate today) {
        Series series = numbering.series();
        boolean same = series.parsed(numbering.highest())
                .filter(parsed -> parsed.group().equalsIgnoreCase(series.group(today)))
                .isPresent();
        return same ? series.sequence(numbering.highest()).orElse(0) + 1 : 1;
    }
}
