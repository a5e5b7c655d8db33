package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a row is told by where its id does not tell.
public final class Likeness {
    private static final List<Field> LASTING =
            List.of(Field.JOB_CLIENT, Field.JOB_PROJECT, Field.JOB_SERVICE, Field.JOB_START, Field.JOB_PRICE);

    private Likeness() {}

    /// What does not change while a job is worked on: client, project, service, start and price. Empty where
    /// the row names no client or no project, for such rows are alike too easily.
    public static String of(Job job) {
        if (job.text(Field.JOB_CLIENT).isEmpty() || job.text(Field.JOB_PROJECT).isEmpty()) {
            return "";
        }
        return LASTING.stream()
                .map(job::text)
                .collect(Collectors.joining(" / "))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// What was typed into a job's row, but for the id: two rows with the same are alike to the letter. Empty
    /// for a row without any.
    public static String whole(Job job) {
        Place place = job.place();
        Sheet sheet = place.sheet();
        Address id = job.at(Field.JOB_ID);
        StringBuilder text = new StringBuilder();
        // by the headers' names, for columns may be moved
        new TreeMap<>(place.headers()).forEach((header, column) -> {
            String words = sheet.value(job.row(), column).plain().strip();
            boolean counts = (id == null || id.column() != column) && sheet.formula(job.row(), column) == null;
            if (counts && !words.isEmpty()) {
                text.append(header).append('=').append(words).append('\u001f');
            }
        });
        return text.toString();
    }
}
