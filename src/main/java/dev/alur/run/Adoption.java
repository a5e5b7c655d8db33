package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.journal.Adopting;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.plan.Inbox;
import dev.alur.plan.Memory;
import dev.alur.plan.Plan;
import dev.alur.plan.Reason;
import dev.alur.plan.Run;
import dev.alur.plan.Situation;
import dev.alur.plan.Wanted;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Upgrade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person's word on which workbook this is, for one that is refused without it (semantics.md, lines 20 and
/// 21). It is done as a run of its own, so that whatever kills it, it is finished by asking for it again.
sealed interface Adoption permits AdoptCopy, AdoptRestored {
    /// The lineage with which the workbook goes on; empty where it gets a new one.
    ///
    /// @throws ProblemException where the workbook is none that this is about
    Optional<String> lineage(Ground ground);

    /// Finds out what has to be done. Nothing is written.
    Ready ready(Ground ground, String lineage);

    /// What became of it, or would become of it.
    ///
    /// @param run null where nothing was written
    default Adopted adopted(Ground ground, Ready ready, @Nullable Run run, List<Problem> notes) {
        List<Problem> problems = new ArrayList<>(ready.plan().problems());
        problems.addAll(notes);
        String other = this instanceof AdoptCopy ? AdoptCopy.original(ground) : "";
        return Adopted.of(ground.tracker(), ready.plan(), run, other, ready.adopting(), ready.lost(), problems);
    }

    /// What it is decided on.
    ///
    /// @param today a rehearsed day, or null
    record Ground(
            Wiring wiring,
            Workbook workbook,
            Tracker tracker,
            Options options,
            Instant now,
            @Nullable LocalDate today) {
        Identity identity() {
            return new Identity(wiring);
        }

        StateFolder state() {
            return new StateFolder(wiring.state());
        }

        /// A lineage's journal.
        ///
        /// @throws ProblemException where there is none
        Journal journal(String lineage) {
            return wiring.journals()
                    .read(lineage)
                    .orElseThrow(() -> refusal(
                            RunProblem.NO_JOURNAL,
                            workbook.name(),
                            Identity.run(tracker),
                            wiring.state().toString()));
        }

        /// What it knows of all jobs, also of those that are gone.
        Situation situation(Journal journal) {
            Library library = Library.of(wiring, Documents.of(wiring, workbook, options.documents()));
            return new Knowledge(journal, now, today, options.approvals(), library.templates(tracker))
                    .about(Wanted.of(tracker).with(journal.history().jobs()).withAllRefs());
        }

        /// The plan that gives the workbook its lineage where it does not carry it, and a run of its own.
        ///
        /// @param last the last run that journal or workbook have seen
        Plan plan(int last, String lineage, Memory memory, List<Problem> notes) {
            return new Plan(
                    tracker.snapshot().workbook(),
                    tracker.snapshot().fingerprint(),
                    today == null ? now.atZone(tracker.settings().zone()).toLocalDate() : today,
                    last + 1,
                    Identity.carried(tracker).equals(lineage) ? List.of() : lineage(lineage),
                    List.of(),
                    notes,
                    Inbox.NONE,
                    memory);
        }

        /// As the first apply gives it: with the version, where nothing says it and the tracker is of the
        /// newest.
        private List<Change> lineage(String lineage) {
            List<Change> changes = new ArrayList<>(List.of(set(Setting.ALUR_ID, Value.of(lineage))));
            boolean isNamed = tracker.settings().cells().containsKey(Setting.ALUR_VERSION);
            if (!isNamed && !Upgrade.isOlder(tracker)) {
                changes.add(set(Setting.ALUR_VERSION, Value.of(Upgrade.CURRENT)));
            }
            return changes;
        }

        private Change set(Setting setting, Value value) {
            Language language = tracker.settings().language();
            Address cell = tracker.settings().cells().get(setting);
            Place settings = tracker.place(Register.SETTINGS);
            Address header = settings == null ? null : settings.at(Field.SETTING_KEY, settings.headerRow());
            Address at = cell != null ? cell : header;
            if (at == null) {
                throw refusal(RunProblem.NO_SETTINGS, workbook.name());
            }
            return new Change.SetSetting(
                    at,
                    setting.title(language),
                    cell == null ? Value.BLANK : tracker.snapshot().value(cell),
                    value,
                    Messages.text(
                            language,
                            "run",
                            "setting." + setting.key().replace(' ', '-').toLowerCase(Locale.ROOT)),
                    List.of(new Reason(at, Messages.text(language, "run", "reason.adopted"))),
                    "");
        }
    }

    /// What is to be done: only Settings are changed, the rest is what is known from then on.
    ///
    /// @param lost invoices that were issued and are not in the workbook
    /// @param situation as the journal that goes on knows it so far
    record Ready(Plan plan, Adopting adopting, List<Issued> lost, Situation situation) {}

    /// The plan of what changes nothing in the workbook.
    static Plan nothing(Tracker tracker, Options options, Journal journal, Instant now) {
        LocalDate today =
                options.today() == null ? now.atZone(tracker.settings().zone()).toLocalDate() : options.today();
        return new Plan(
                tracker.snapshot().workbook(),
                tracker.snapshot().fingerprint(),
                today,
                journal.serial(),
                List.of(),
                List.of(),
                List.of(),
                Inbox.NONE,
                new Memory(Map.of(), 0, Map.of(), Set.of(), Map.of()));
    }

    static ProblemException refusal(RunProblem problem, Object... arguments) {
        return new ProblemException(Problem.error(problem, null, arguments));
    }
}
