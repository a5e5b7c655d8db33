package dev.alur.tracker;

import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.language.Language;
import dev.alur.language.Nearest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the blanks of a template, `{Due}` or `{Clients[Address]}`, mean for a job. A name alone is a column of
/// the job; `Sheet[Column]` is that column in the row of the job's client, of its service, or of the stage in
/// which it stands; `Settings[Key]` is a setting. A column that the tracker could have but has not is blank.
public final class Blanks {
    private static final Pattern ELSEWHERE = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]+)]");
    private static final Set<Register> OF_A_JOB =
            EnumSet.of(Register.PROJECTS, Register.CLIENTS, Register.SERVICES, Register.WORKFLOW, Register.SETTINGS);

    private final Tracker tracker;

    public Blanks(Tracker tracker) {
        this.tracker = tracker;
    }

    /// What a blank means.
    public sealed interface Meaning {
        /// A cell.
        ///
        /// @param at null where the tracker has no such cell, so that nothing stands there
        /// @param amount whether it holds money
        record Cell(@Nullable Address at, boolean amount) implements Meaning {}

        /// Nothing.
        ///
        /// @param near what was probably meant, or null
        record Unknown(@Nullable String near) implements Meaning {}
    }

    /// What a blank means for a job.
    ///
    /// @param blank the words between the braces
    public Meaning meaning(Job job, String blank) {
        String words = blank.strip();
        Matcher elsewhere = ELSEWHERE.matcher(words);
        if (!elsewhere.matches()) {
            return column(Register.PROJECTS, job, RuleRow.unbracketed(words), "");
        }
        String sheet = elsewhere.group(1).strip();
        String name = elsewhere.group(2).strip();
        Optional<Register> register = Register.of(sheet).filter(OF_A_JOB::contains);
        if (register.isEmpty()) {
            List<String> sheets = OF_A_JOB.stream()
                    .flatMap(each -> Arrays.stream(Language.values()).map(each::title))
                    .toList();
            return new Meaning.Unknown(Nearest.to(sheet, sheets)
                    .map(near -> near + "[" + name + "]")
                    .orElse(null));
        }
        return register.get() == Register.SETTINGS ? setting(sheet, name) : column(register.get(), job, name, sheet);
    }

    private Meaning column(Register register, Job job, String name, String sheet) {
        Place place = tracker.place(register);
        Optional<Field> known = Field.of(register, name);
        boolean amount =
                known.filter(field -> field.kind() == Field.Kind.AMOUNT).isPresent();
        if (place == null) {
            return known.isPresent() ? new Meaning.Cell(null, amount) : new Meaning.Unknown(null);
        }
        return switch (new Names(place).resolve(name)) {
            case Resolution.Column(int column, String header) -> {
                int row = row(register, job);
                yield new Meaning.Cell(row == 0 ? null : place.sheet().address(row, column), amount);
            }
            case Resolution.Several(List<String> candidates) -> new Meaning.Unknown(null);
            case Resolution.Unknown(String near) ->
                known.isPresent()
                        ? new Meaning.Cell(null, amount)
                        : new Meaning.Unknown(near == null || sheet.isEmpty() ? near : sheet + "[" + near + "]");
        };
    }

    /// The row of a register that belongs to a job; 0 for none.
    private int row(Register register, Job job) {
        return switch (register) {
            case PROJECTS -> job.row();
            case CLIENTS ->
                tracker.client(job.text(Field.JOB_CLIENT))
                        .map(client -> client.at().row())
                        .orElse(0);
            case SERVICES ->
                tracker.service(job.text(Field.JOB_SERVICE))
                        .map(service -> service.at().row())
                        .orElse(0);
            case WORKFLOW ->
                tracker.workflow(job).stream()
                        .filter(step -> step.stage().equalsIgnoreCase(job.stage()))
                        .findFirst()
                        .map(step -> step.at().row())
                        .orElse(0);
            default -> 0;
        };
    }

    private Meaning setting(String sheet, String key) {
        Optional<Setting> known = Setting.of(key);
        if (known.isPresent()) {
            return new Meaning.Cell(tracker.settings().cells().get(known.get()), false);
        }
        Place place = tracker.place(Register.SETTINGS);
        for (int row = place == null ? 1 : place.headerRow() + 1; place != null && row <= place.lastRow(); row++) {
            if (Words.fold(place.value(Field.SETTING_KEY, row).plain()).equals(Words.fold(key))) {
                return new Meaning.Cell(place.at(Field.SETTING_VALUE, row), false);
            }
        }
        List<String> keys = Arrays.stream(Setting.values())
                .flatMap(each -> Arrays.stream(Language.values()).map(each::title))
                .toList();
        return new Meaning.Unknown(
                Nearest.to(key, keys).map(near -> sheet + "[" + near + "]").orElse(null));
    }
}
