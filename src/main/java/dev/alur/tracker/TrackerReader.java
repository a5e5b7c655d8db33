package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives a snapshot's sheets their meaning. Whatever the sheets hold, nothing is thrown: what cannot be
/// understood becomes a problem at its cell, and concerns its own row only.
public final class TrackerReader {
    private Snapshot snapshot;
    private final Findings findings = new Findings();
    private final Map<Register, Place> places = new EnumMap<>(Register.class);

    private TrackerReader(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Reads a whole tracker.
    public static Tracker read(Snapshot snapshot) {
        return new TrackerReader(snapshot).understand(null);
    }

    /// Reads another state of the same workbook, and takes formulas that did not change from an earlier
    /// reading.
    public static Tracker reread(Tracker before, Snapshot snapshot) {
        boolean same = before.snapshot().fingerprint().equals(snapshot.fingerprint());
        return new TrackerReader(snapshot).understand(same ? before : null);
    }

    private Tracker understand(@Nullable Tracker before) {
        Settings settings = findPlaces();
        if (before == null) {
            readTexts(settings);
        }
        Place projects = places.get(Register.PROJECTS);
        Workflows workflows = null;
        List<Rule> rules = List.of();
        if (projects != null) {
            Map<Address, Expression> known = known(before, projects, settings);
            Conditions conditions =
                    new Conditions(snapshot, new Ledgers(places).scope(projects, settings.language()), known, findings);
            ConditionChecks checks = new ConditionChecks(snapshot, projects, known, findings);
            workflows = workflows(conditions, checks);
            Place place = places.get(Register.RULES);
            rules = place == null
                    ? List.of()
                    : new RuleReader(place, projects, places, conditions, checks, findings).read();
            if (before != null) {
                findings.keep(before.problems(), known.keySet());
            }
        }
        Directory directory = directory(workflows);
        JobReader reader = projects == null ? null : new JobReader(projects, directory, workflows, findings);
        List<Job> jobs = reader == null ? List.of() : reader.read();
        LedgerReader ledger = new LedgerReader(findings);
        ledger.checkHolidays(places.get(Register.HOLIDAYS));
        return new Tracker(
                snapshot,
                places,
                settings,
                jobs,
                directory.clients(),
                directory.services(),
                workflows == null ? Map.of() : workflows.transitions(),
                rules,
                InvoicedJobs.byId(ledger.invoices(places.get(Register.INVOICES)), jobs),
                ledger.times(places.get(Register.TIME)),
                new InboxReader(findings).read(places.get(Register.INBOX)),
                reader == null ? List.of() : reader.refused(),
                findings.inOrder(snapshot));
    }

    /// Days and numbers that stand in cells as text are laid over the snapshot as what they are, so that
    /// formulas and readers see the same; a state of the workbook that was read before has them already.
    private void readTexts(Settings settings) {
        Map<Address, Value> read = new HashMap<>();
        places.values().forEach(place -> read.putAll(Readings.of(place, settings)));
        if (!read.isEmpty()) {
            snapshot = snapshot.with(read);
            places.replaceAll((register, place) -> place.over(snapshot));
        }
    }

    /// Settings come first, for they may say which column means which field.
    private Settings findPlaces() {
        find(Register.SETTINGS, Map.of(), Map.of());
        SettingsReader reader = new SettingsReader(places.get(Register.SETTINGS), findings);
        for (Register register : Register.values()) {
            if (register != Register.SETTINGS) {
                find(register, reader.mappings().sheets(), reader.mappings().columns(register));
            }
        }
        boolean indonesian = snapshot.sheets().stream()
                .anyMatch(sheet -> sheet.name().strip().equalsIgnoreCase(Register.PROJECTS.title(Language.ID)));
        return reader.read(indonesian ? Language.ID : Language.EN);
    }

    private void find(Register register, Map<Register, Mapped> sheets, Map<Field, Mapped> mapped) {
        Place place = new Places(snapshot, sheets, findings).find(register, mapped);
        if (place != null) {
            places.put(register, place);
        }
    }

    private @Nullable Workflows workflows(Conditions conditions, ConditionChecks checks) {
        Place place = places.get(Register.WORKFLOW);
        return place == null ? null : new WorkflowReader(place, conditions, checks, findings).read();
    }

    private Directory directory(@Nullable Workflows workflows) {
        DirectoryReader clients = new DirectoryReader(findings);
        DirectoryReader services = new DirectoryReader(findings);
        return new Directory(
                clients.clients(places.get(Register.CLIENTS)),
                services.services(places.get(Register.SERVICES), workflows),
                clients.broken(),
                services.broken());
    }

    /// The formulas of an earlier reading by their cells; none where names mean something else by now, or a
    /// sheet that they may name has more rows.
    private Map<Address, Expression> known(@Nullable Tracker before, Place projects, Settings settings) {
        Place earlier = before == null ? null : before.place(Register.PROJECTS);
        if (before == null
                || earlier == null
                || !earlier.headers().equals(projects.headers())
                || !earlier.columns().equals(projects.columns())
                || !new Ledgers(places).isLike(before.places())
                || before.settings().language() != settings.language()) {
            return Map.of();
        }
        Map<Address, Expression> known = new HashMap<>();
        before.transitions().values().forEach(steps -> steps.forEach(step -> keep(step.when(), known)));
        for (Rule rule : before.rules()) {
            keep(rule.when(), known);
            rule.action().formulas().forEach(formula -> keep(formula, known));
        }
        return known;
    }

    private static void keep(@Nullable Expression expression, Map<Address, Expression> known) {
        if (expression != null) {
            known.put(expression.at(), expression);
        }
    }
}
