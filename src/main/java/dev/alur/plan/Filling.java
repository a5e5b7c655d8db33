package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.invoice.Worth;
import dev.alur.language.Language;
import dev.alur.tracker.Blanks;
import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Settings;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A template's blanks filled for a job, each with its value as the pass sees it.
record Filling(
        Template template,
        Language language,
        Currency currency,
        LocalDate today,
        Map<String, Value> words,
        List<String> amounts) {
    /// Fills a template, or null where a blank cannot be filled; why not was told.
    ///
    /// @param at the rule's cell that names the template
    static @Nullable Filling of(Turn turn, Template template, Address at) {
        Tracker tracker = turn.state().tracker();
        Job job = turn.job();
        Blanks blanks = new Blanks(tracker);
        Map<String, Value> words = new LinkedHashMap<>();
        List<String> amounts = new ArrayList<>();
        boolean whole = true;
        for (String blank : template.blanks()) {
            switch (blanks.meaning(job, blank)) {
                case Blanks.Meaning.Cell(@Nullable Address cell, boolean amount) -> {
                    Value value = cell == null
                            ? Value.BLANK
                            : turn.state().evaluator().value(cell);
                    whole &= isSound(turn, at, template, cell, value);
                    words.put(blank, value);
                    if (amount) {
                        amounts.add(blank);
                    }
                }
                case Blanks.Meaning.Unknown(@Nullable String near) -> {
                    Value known = computed(turn, blank, amounts);
                    if (known == null) {
                        turn.problem(
                                near == null
                                        ? Problem.error(PlanProblem.UNKNOWN_BLANK, at, blank, template.name())
                                        : Problem.error(
                                                PlanProblem.UNKNOWN_BLANK_NEAR, at, blank, template.name(), near));
                        whole = false;
                    } else {
                        words.put(blank, known);
                    }
                }
            }
        }
        if (!whole) {
            return null;
        }
        Settings settings = tracker.settings();
        Optional<Client> client = tracker.client(job.text(Field.JOB_CLIENT));
        return new Filling(
                template,
                client.map(Client::language).orElse(settings.language()),
                client.map(Client::currency).orElse(settings.currency()),
                turn.desk().today,
                words,
                amounts);
    }

    /// What enters a document of a job, as the digest of its change counts it: the template, and the cells that
    /// its blanks name.
    static String reads(Reads reads, Job job, Template template) {
        Blanks blanks = new Blanks(reads.state().tracker());
        StringBuilder text = new StringBuilder(256).append(template.content().sha256());
        for (String blank : template.blanks()) {
            text.append('\n').append(blank).append('=');
            switch (blanks.meaning(job, blank)) {
                case Blanks.Meaning.Cell(@Nullable Address cell, boolean _) -> reads.cell(text, cell);
                case Blanks.Meaning.Unknown(@Nullable String _) -> text.append(reads.worth(job));
            }
        }
        return text.toString();
    }

    /// A cell that shows an error enters no document.
    private static boolean isSound(Turn turn, Address at, Template template, @Nullable Address cell, Value value) {
        if (cell != null && value instanceof Value.Fault(String code)) {
            turn.problem(Problem.error(
                    PlanProblem.FAULT_IN_BLANK, cell, turn.job().label(), template.name(), code, at.toString()));
            return false;
        }
        return true;
    }

    /// What no cell says: today, and what the job is worth.
    private static @Nullable Value computed(Turn turn, String blank, List<String> amounts) {
        Worth worth = Worth.of(turn.state().tracker(), turn.job());
        Value value = switch (Template.folded(blank)) {
            case "today", "hari ini" -> Value.of(turn.desk().today);
            case "total" -> worth == null ? Value.BLANK : Value.of(worth.total());
            case "unit price", "harga satuan" -> worth == null ? Value.BLANK : Value.of(worth.price());
            case "deposit", "uang muka" ->
                worth == null || worth.deposit().signum() == 0 ? Value.BLANK : Value.of(worth.deposit());
            default -> null;
        };
        if (value instanceof Value.Number || (value != null && value.isBlank())) {
            amounts.add(blank);
        }
        return value;
    }

    String title() {
        return template.title(language);
    }

    /// What its documents' files are called after the job.
    String name() {
        return template.isOurs() ? title().toLowerCase(Locale.ROOT) : title();
    }

    Paper paper(String file) {
        return new Paper(template.name(), template.content(), file, title(), language, currency, today, words, amounts);
    }
}
