package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Client;
import dev.alur.tracker.Derived;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Service;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Transition;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Digests of what changes read (semantics.md, line 4), over one state of the workbook. Cells of the job's own
/// row count by their header and other cells by their sheet and their values, so that a digest does not change
/// when rows or rules are moved.
final class Reads {
    private static final int DIGITS = 20;
    private static final Set<Setting> ON_PAPER = EnumSet.of(
            Setting.SELLER,
            Setting.SELLER_ADDRESS,
            Setting.SELLER_EMAIL,
            Setting.SELLER_PHONE,
            Setting.SELLER_TAX_ID,
            Setting.LOGO,
            Setting.BANK,
            Setting.BANK_ACCOUNT,
            Setting.BANK_HOLDER,
            Setting.TAX_NAME,
            Setting.TAX_RATE,
            Setting.CURRENCY,
            Setting.LANGUAGE,
            Setting.TERMS);

    private final State state;
    private final List<Template> templates;
    private final Map<Range, String> areas = new HashMap<>();
    private final Map<Integer, String> headers = new HashMap<>();

    /// @param templates that rules may name
    Reads(State state, List<Template> templates) {
        this.state = state;
        this.templates = templates;
        Place place = state.tracker().place(Register.PROJECTS);
        if (place != null) {
            place.headers().forEach((header, column) -> headers.put(column, header));
        }
    }

    State state() {
        return state;
    }

    List<Template> templates() {
        return templates;
    }

    /// What a rule reads for a job: what its condition and the formulas of its action name, its own
    /// cells, and what else enters what it makes.
    String rule(Job job, Rule rule, String enters) {
        StringBuilder text = new StringBuilder(256);
        names(text, job, rule.when());
        rule.action().formulas().forEach(formula -> names(text, job, formula));
        Place rules = state.tracker().place(Register.RULES);
        fields(text, rules, rule.at().row(), Field.RULE_WHEN, Field.RULE_DO, Field.RULE_FIELD, Field.RULE_VALUE);
        return digest(text.append(enters));
    }

    /// What a transition reads for a job: what its condition names, its own cells, and which workflow and
    /// stage the job is in.
    String transition(Job job, Transition step) {
        StringBuilder text = new StringBuilder(256);
        if (step.when() != null) {
            names(text, job, step.when());
        }
        Tracker tracker = state.tracker();
        fields(
                text,
                tracker.place(Register.WORKFLOW),
                step.at().row(),
                Field.STEP_WORKFLOW,
                Field.STEP_STAGE,
                Field.STEP_WHEN,
                Field.STEP_NEXT);
        fields(text, job.place(), job.row(), Field.JOB_STAGE, Field.JOB_SERVICE);
        tracker.service(job.text(Field.JOB_SERVICE))
                .map(Service::at)
                .ifPresent(at -> fields(text, tracker.place(Register.SERVICES), at.row(), Field.SERVICE_WORKFLOW));
        return digest(text);
    }

    /// What the giving of an id reads: what the row says of the work.
    String identity(Job job) {
        StringBuilder text = new StringBuilder(64);
        fields(text, job.place(), job.row(), Field.JOB_CLIENT, Field.JOB_PROJECT, Field.JOB_SERVICE);
        return digest(text);
    }

    /// What enters an invoice over a part of a job.
    String paper(Job job, Part part) {
        StringBuilder text = new StringBuilder(512);
        Tracker tracker = state.tracker();
        fields(
                text,
                job.place(),
                job.row(),
                Field.JOB_CLIENT,
                Field.JOB_PROJECT,
                Field.JOB_SERVICE,
                Field.JOB_QUANTITY,
                Field.JOB_PRICE,
                Field.JOB_BILLED);
        tracker.client(job.text(Field.JOB_CLIENT))
                .map(Client::at)
                .ifPresent(at -> row(text, Register.CLIENTS, at.row()));
        tracker.service(job.text(Field.JOB_SERVICE))
                .map(Service::at)
                .ifPresent(at -> row(text, Register.SERVICES, at.row()));
        for (Setting setting : ON_PAPER) {
            text.append(setting.key())
                    .append('=')
                    .append(tracker.settings().text(setting))
                    .append('\n');
        }
        if (part == Part.FINAL) {
            for (Billed billed : tracker.invoices()) {
                if (billed.jobs().stream().anyMatch(id -> id.strip().equalsIgnoreCase(job.id()))) {
                    row(text, Register.INVOICES, billed.row());
                }
            }
        }
        return text.toString();
    }

    /// What a job is worth rests on.
    String worth(Job job) {
        StringBuilder text = new StringBuilder(128);
        fields(text, job.place(), job.row(), Field.JOB_SERVICE, Field.JOB_QUANTITY, Field.JOB_PRICE);
        state.tracker()
                .service(job.text(Field.JOB_SERVICE))
                .map(Service::at)
                .ifPresent(at -> fields(
                        text,
                        state.tracker().place(Register.SERVICES),
                        at.row(),
                        Field.SERVICE_PRICE,
                        Field.SERVICE_DEPOSIT));
        return text.toString();
    }

    /// Puts what a cell held into a text that is read.
    void cell(StringBuilder text, @Nullable Address at) {
        if (at != null) {
            cell(text, sheet(at.sheet()), at.row(), at.column());
        }
    }

    private void row(StringBuilder text, Register register, int row) {
        for (Field field : register.fields()) {
            boolean silent =
                    field == Field.CLIENT_NOTES || field == Field.INVOICE_PAID || field == Field.INVOICE_BALANCE;
            if (!silent) {
                fields(text, state.tracker().place(register), row, field);
            }
        }
    }

    private void fields(StringBuilder text, @Nullable Place place, int row, Field... fields) {
        if (place == null) {
            return;
        }
        for (Field field : fields) {
            Address at = place.at(field, row);
            if (at != null) {
                text.append(field.name()).append('=');
                cell(text, sheet(at.sheet()), at.row(), at.column());
                text.append('\n');
            }
        }
    }

    private void names(StringBuilder text, Job job, Expression formula) {
        String projects = job.place().sheet().name();
        for (Range range : state.evaluator().reads(formula, job.row())) {
            boolean own = range.firstRow() == job.row()
                    && range.lastRow() == job.row()
                    && range.sheet().equalsIgnoreCase(projects);
            if (own) {
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    if (Derived.at(column).isPresent()) {
                        derived(text, job);
                        continue;
                    }
                    text.append('[')
                            .append(headers.getOrDefault(column, Address.letters(column)))
                            .append("]=");
                    cell(text, sheet(projects), job.row(), column);
                    text.append('\n');
                }
            } else {
                text.append(areas.computeIfAbsent(range, this::area)).append('\n');
            }
        }
    }

    /// How long a job has been in its stage counts by the day on which it came there, not by today.
    private void derived(StringBuilder text, Job job) {
        for (Derived each : List.of(Derived.STAGE_SINCE, Derived.DAYS_ALLOWED)) {
            Address at = job.place().sheet().address(job.row(), each.column());
            text.append('[')
                    .append(each.key())
                    .append("]=")
                    .append(canonical(state.evaluator().value(at)))
                    .append('\n');
        }
    }

    private String area(Range range) {
        Sheet sheet = sheet(range.sheet());
        StringBuilder text = new StringBuilder(256);
        if (sheet != null) {
            int lastRow = Math.min(range.lastRow(), lastFilled(sheet));
            int lastColumn = Math.min(range.lastColumn(), sheet.lastColumn());
            for (int row = range.firstRow(); row <= lastRow; row++) {
                for (int column = range.firstColumn(); column <= lastColumn; column++) {
                    cell(text, sheet, row, column);
                    text.append('\t');
                }
                text.append('\n');
            }
        }
        return range.sheet() + "=" + digest(text);
    }

    /// Rows below that were cleared are none: a workbook that is read again does not have them.
    private static int lastFilled(Sheet sheet) {
        int row = sheet.lastRow();
        while (row > 0 && isBlank(sheet, row)) {
            row--;
        }
        return row;
    }

    private static boolean isBlank(Sheet sheet, int row) {
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.formula(row, column) != null || !sheet.value(row, column).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /// A formula counts by the cells that it reads, which are named beside it, and by its own text, in
    /// which its own row counts as such.
    private static void cell(StringBuilder text, @Nullable Sheet sheet, int row, int column) {
        String formula = sheet == null ? null : sheet.formula(row, column);
        if (formula != null) {
            text.append('=').append(formula.replaceAll("(?<=[A-Za-z$])" + row + "(?![0-9])", "#"));
        } else if (sheet != null) {
            text.append(canonical(sheet.value(row, column)));
        }
    }

    private @Nullable Sheet sheet(String name) {
        return state.snapshot().sheet(name).orElse(null);
    }

    private static String canonical(Value value) {
        return switch (value) {
            case Value.Blank() -> "";
            case Value.Text _ -> value.isBlank() ? "" : "t" + value.plain().strip();
            case Value.Number _ -> "n" + value.plain();
            case Value.Bool _ -> "b" + value.plain();
            case Value.Date _ -> "d" + value.plain();
            case Value.Fault _ -> "f" + value.plain();
        };
    }

    private static String digest(StringBuilder text) {
        byte[] bytes = Fingerprint.digest().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
    }
}
