package dev.alur.tracker;

import java.util.List;

/// How well the values of a column go with a field: from -1, they are of another kind, to 1.
final class Fit {
    private static final double MOST = 0.6;

    private final Profile values;
    private final List<String> choices;

    /// @param choices the entries of the column's list to choose from
    Fit(Profile values, List<String> choices) {
        this.values = values;
        this.choices = choices;
    }

    double of(Field field) {
        return switch (field) {
            case JOB_ID -> id();
            case JOB_CLIENT, JOB_ASSIGNEE, INVOICE_CLIENT -> words(0.5);
            case JOB_PROJECT, INVOICE_PROJECTS -> project();
            case JOB_SERVICE -> words(values.isFewWords() ? 0.8 : 0.3) - values.share(values.longs);
            case JOB_STAGE -> stage();
            case JOB_START, JOB_DUE, JOB_DONE, INVOICE_DATE, INVOICE_DUE -> days();
            case JOB_PRICE, INVOICE_NET, INVOICE_TAX, INVOICE_TOTAL, INVOICE_BALANCE -> amounts();
            case JOB_QUANTITY -> quantity();
            case JOB_REVISIONS -> values.numeric() < MOST ? -0.6 : values.share(values.whole) >= 0.9 ? 1 : -0.5;
            case JOB_PAID, INVOICE_PAID -> values.share(values.longs) > 0.3 ? -0.5 : 0.3;
            case JOB_INVOICE, INVOICE_NUMBER -> number();
            case JOB_BILLED -> billed();
            case JOB_NOTES -> notes();
            case JOB_LINK, INVOICE_DOCUMENT -> link();
            case JOB_APPROVED ->
                values.dated() >= MOST || values.numeric() - values.share(values.ones) > 0.3 ? -0.8 : 0.2;
            case INVOICE_STATE -> values.dated() >= MOST ? -1 : stage();
            default -> 0;
        };
    }

    private double id() {
        double codes = values.share(values.codes);
        if (values.dated() >= MOST || (values.share(values.links) > 0.5 && codes < MOST)) {
            return -1;
        }
        if (values.formulas * 2 > values.filled && values.isRunning()) {
            return -0.9;
        }
        return codes < MOST ? -0.6 : values.isRunning() ? 0.3 : values.isUnique() ? 1 : 0;
    }

    private double words(double fit) {
        boolean other = values.dated() >= MOST || values.numeric() >= MOST || values.share(values.ticks) >= MOST;
        return other ? -1 : values.textual() >= MOST ? fit : 0;
    }

    private double project() {
        boolean other = values.dated() >= 0.7 || values.share(values.ticks) >= MOST || values.share(values.links) > 0.7;
        return other || (values.numeric() >= MOST && values.share(values.money) > 0.2)
                ? -1
                : values.numeric() >= 0.7 ? -0.5 : values.textual() >= MOST ? 0.7 : 0;
    }

    private double stage() {
        if (values.dated() >= 0.5 || values.share(values.links) > 0.5) {
            return -1;
        }
        double known = values.wordShare(word -> Vocabulary.all().step(word).isPresent());
        if (known >= 0.5 || (!choices.isEmpty() && values.numeric() < MOST)) {
            return 1;
        }
        if (values.numeric() >= 0.5) {
            return values.share(values.shares) >= 0.9 ? 0.2 : -1;
        }
        if (values.share(values.ticks) >= MOST) {
            return 0.3;
        }
        return values.isFewWords() ? 0.7 : values.filled > 20 && values.different() * 2 > values.filled ? -0.6 : 0;
    }

    private double days() {
        double days = values.share(values.days + values.textDays);
        return days >= MOST ? 1 : days >= 0.3 ? 0 : values.filled >= 2 ? -1 : -0.3;
    }

    private double amounts() {
        if (values.numeric() < MOST || values.share(values.negatives) > 0.15) {
            return -1;
        }
        return values.share(values.money) > 0.3 ? 1 : 0.6;
    }

    private double quantity() {
        double units = values.wordShare(word -> word.matches("[\\d.,½]+ ?\\p{L}{1,12}"));
        if (values.numeric() + units < MOST) {
            return -1;
        }
        double large = values.wordShare(word -> word.matches("\\d{5,}(\\.\\d+)?"));
        return large > 0.5 || values.share(values.money) > 0.7 ? -0.6 : 0.7;
    }

    private double number() {
        boolean other = values.dated() >= MOST
                || values.share(values.ticks) >= MOST
                || values.share(values.money) > 0.5
                || values.numeric() - values.share(values.codes) > 0.5;
        return other ? -1 : values.share(values.codes) >= MOST ? 0.8 : values.share(values.links) > 0.5 ? 0 : -0.3;
    }

    /// Numbers of invoices are no mark; amounts that were billed are one.
    private double billed() {
        if (values.share(values.ticks + values.ones) >= MOST) {
            return 1;
        }
        boolean numbered = values.share(values.codes) >= MOST && values.share(values.money) < MOST;
        return numbered || values.share(values.longs) > 0.2 || values.share(values.links) > 0.3
                ? -1
                : values.dated() >= MOST ? 0.6 : values.isFewWords() ? 0.3 : 0;
    }

    private double notes() {
        boolean other = values.dated() >= 0.8 || values.numeric() >= 0.8 || values.share(values.ticks) >= MOST;
        return other ? -1 : values.share(values.longs) > 0.2 ? 0.8 : 0.3;
    }

    private double link() {
        return values.share(values.links) >= 0.5 ? 1 : values.dated() >= MOST || values.numeric() >= MOST ? -1 : -0.3;
    }
}
