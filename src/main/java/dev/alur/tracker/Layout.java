package dev.alur.tracker;

import dev.alur.grid.NewColumn;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the columns of a new tracker look: widths, formats, lists.
final class Layout {
    private static final String TEXT_FORMAT = "@";
    /// Digits that are no number: leading zeros and signs stay as typed.
    private static final Set<Field> DIGITS = EnumSet.of(Field.CLIENT_PHONE, Field.CLIENT_TAX_ID);
    private static final Set<Setting> SHARES = EnumSet.of(Setting.TAX_RATE, Setting.TARGET_ON_TIME);
    private static final Set<Setting> COUNTS = EnumSet.of(
            Setting.TERMS,
            Setting.TARGET_PRODUCTION,
            Setting.TARGET_PROMOTION,
            Setting.TARGET_WORKDAYS,
            Setting.TARGET_FINISHED,
            Setting.KEEP_DAYS,
            Setting.ALUR_VERSION);

    private final Language language;
    private final Set<String> hints;

    Layout(Language language) {
        this.language = language;
        this.hints = Messages.keys(language, "blueprint");
    }

    List<Blueprint.Heading> headings(Register register) {
        return register.columns().stream().map(this::heading).toList();
    }

    Blueprint.Heading heading(Field field) {
        String hint = "hint." + field.name().toLowerCase(Locale.ROOT);
        return new Blueprint.Heading(
                field,
                field.header(language) + unit(field),
                width(field),
                DIGITS.contains(field) ? TEXT_FORMAT : format(field.kind()),
                look(field),
                hints.contains(hint) ? word(hint) : "",
                choice(field),
                field == Field.INVOICE_BALANCE ? "H2-I2" : null);
    }

    private static NewColumn.Look look(Field field) {
        return switch (field) {
            case INBOX_WHERE -> NewColumn.Look.LINK;
            case INBOX_WHAT, INBOX_WHY, INBOX_REF -> NewColumn.Look.PROSE;
            default ->
                field.kind() == Field.Kind.LONG_TEXT || field.kind() == Field.Kind.FORMULA
                        ? NewColumn.Look.PROSE
                        : NewColumn.Look.PLAIN;
        };
    }

    /// The number format of a kind of cell.
    String format(Field.Kind kind) {
        return switch (kind) {
            case TEXT, LONG_TEXT, FLAG, NUMBER -> "General";
            case AMOUNT -> "#,##0";
            case PERCENT -> "0%";
            case FORMULA -> TEXT_FORMAT;
            case DATE ->
                switch (language) {
                    case EN -> "d mmm yyyy";
                    case ID -> "dd/mm/yyyy";
                };
        };
    }

    /// What a setting's value is.
    static Field.Kind kind(Setting setting) {
        if (SHARES.contains(setting)) {
            return Field.Kind.PERCENT;
        }
        if (setting == Setting.TARGET_INVOICED) {
            return Field.Kind.AMOUNT;
        }
        // the rest is text, so that no program turns 17:00 or a long account number into something else
        return COUNTS.contains(setting) ? Field.Kind.NUMBER : Field.Kind.FORMULA;
    }

    /// Blank rows at the end of a new table.
    static int spare(Register register) {
        return switch (register) {
            case PROJECTS, TIME, HOLIDAYS -> 20;
            case INVOICES, CLIENTS, INBOX -> 10;
            case RULES -> 5;
            case SERVICES, WORKFLOW -> 3;
            case SETTINGS -> 0;
        };
    }

    private String unit(Field field) {
        return switch (field) {
            case SERVICE_DEPOSIT -> " (%)";
            case CLIENT_TERMS ->
                switch (language) {
                    case EN -> " (days)";
                    case ID -> " (hari)";
                };
            default -> "";
        };
    }

    private Blueprint.@Nullable Choice choice(Field field) {
        return switch (field) {
            case JOB_CLIENT, INVOICE_CLIENT -> from(Field.CLIENT_NAME);
            case JOB_SERVICE -> from(Field.SERVICE_NAME);
            case JOB_STAGE, STEP_NEXT -> from(Field.STEP_STAGE);
            case TIME_PROJECT -> from(Field.JOB_ID);
            case RULE_FIELD -> new Blueprint.Choice.HeadersOf(Register.PROJECTS);
            case JOB_APPROVED -> closed(word("yes"), word("no"));
            // a tick, an x or the other language is an answer as well
            case INBOX_ANSWER -> new Blueprint.Choice.Words(List.of(word("yes"), word("no")), false);
            case CLIENT_LANGUAGE -> closed("id", "en");
            case CLIENT_CURRENCY -> new Blueprint.Choice.Words(List.of("IDR", "USD", "EUR", "SGD", "AUD"), false);
            case RULE_DO ->
                closed(Arrays.stream(Action.Deed.values())
                        .map(deed -> deed.words(language))
                        .toArray(String[]::new));
            case RULE_MODE -> closed(word("mode.auto"), word("mode.ask"));
            case INVOICE_STATE -> closed(word("state.open"), word("state.paid"), word("state.void"));
            case TIME_KIND ->
                closed(Arrays.stream(TimeEntry.Kind.values())
                        .map(kind -> kind.word(language))
                        .toArray(String[]::new));
            default -> null;
        };
    }

    private Blueprint.Choice from(Field source) {
        return new Blueprint.Choice.From(source, word("list." + source.name().toLowerCase(Locale.ROOT)));
    }

    private static Blueprint.Choice closed(String... words) {
        return new Blueprint.Choice.Words(List.of(words), true);
    }

    private String word(String key) {
        return Messages.text(language, "blueprint", key);
    }

    private static int width(Field field) {
        return switch (field) {
            case JOB_ID, JOB_REVISIONS, JOB_QUANTITY, CLIENT_LANGUAGE, STEP_DAYS, SERVICE_DAYS -> 11;
            case JOB_CLIENT, CLIENT_NAME, INVOICE_CLIENT -> 24;
            case JOB_SERVICE, CLIENT_EMAIL, SERVICE_NAME, RULE_NAME -> 30;
            case JOB_STAGE, STEP_STAGE, STEP_NEXT, STEP_WORKFLOW, SERVICE_WORKFLOW, JOB_ASSIGNEE -> 14;
            case RULE_DO, JOB_INVOICE, INVOICE_NUMBER, CLIENT_PHONE, CLIENT_TAX_ID -> 18;
            case JOB_LINK -> 40;
            case JOB_PROJECT, JOB_NOTES, CLIENT_ADDRESS, TIME_NOTES, CLIENT_NOTES, SETTING_KEY, SETTING_VALUE -> 34;
            case STEP_WHEN, RULE_NOTES -> 44;
            case RULE_WHEN, RULE_VALUE -> 58;
            case STEP_CHECKLIST -> 68;
            case SERVICE_DESCRIPTION, SETTING_EXPLANATION -> 76;
            case INVOICE_DOCUMENT -> 26;
            case SERVICE_REVISIONS -> 21;
            case RULE_MODE, JOB_APPROVED, INBOX_ANSWER -> 12;
            case INBOX_WHAT, INBOX_WHY -> 50;
            case INBOX_WHERE -> 20;
            case INBOX_REF -> 28;
            default -> 14;
        };
    }
}
