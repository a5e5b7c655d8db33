package dev.alur.plan;

import dev.alur.formula.Evaluated;
import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.MakeDocument;
import dev.alur.tracker.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a document from a template, once.
record MakingDocument(MakeDocument make) implements Doing {
    static final String KIND = "document";
    private static final Pattern COUNTED = Pattern.compile("-[0-9]+$");

    @Override
    public String identity(Occasion occasion) {
        Evaluated words = occasion.state()
                .evaluator()
                .evaluate(make.template(), occasion.job().row());
        String name = words.value().plain();
        Template template = Templates.find(occasion.situation().templates(), name);
        return key(occasion, template == null ? name : template.name()).base();
    }

    @Override
    public String enters(Reads reads, Job job) {
        Value words =
                reads.state().evaluator().evaluate(make.template(), job.row()).value();
        Template template = Templates.find(reads.templates(), words.plain());
        return template == null ? "" : Filling.reads(reads, job, template);
    }

    @Override
    public Optional<Wish> wish(Turn turn) {
        Value words = turn.value(make.template());
        if (words == null || words.isBlank()) {
            return Optional.empty();
        }
        Template template = template(turn, words.plain().strip());
        if (template == null) {
            return Optional.empty();
        }
        OperationKey key = key(turn.occasion(), template.name());
        Desk desk = turn.desk();
        if (desk.draft.stands(key.base())) {
            return Optional.empty();
        }
        Filling filling = Filling.of(turn, template, make.template().at());
        if (filling == null) {
            return Optional.empty();
        }
        OperationKey next = desk.draft.next(key);
        String line = line(next);
        int before = desk.draft.documents(line);
        return Optional.of(turn.wish(
                change(turn, next, filling, before + desk.seats.peek(line, key.base())),
                () -> change(turn, next, filling, before + desk.seats.take(line, key.base()))));
    }

    /// The template that a rule names, or null where none can be used; why not was told at the rule's Value.
    private @Nullable Template template(Turn turn, String name) {
        List<Template> templates = turn.desk().situation.templates();
        Template template = Templates.find(templates, name);
        if (template == null) {
            turn.problem(Templates.missing(templates, name).at(make.template().at()));
            return null;
        }
        template.problems()
                .forEach(problem -> turn.problem(problem.at(make.template().at())));
        return template.problems().isEmpty() ? template : null;
    }

    /// @param others documents of this job from this template that come before it
    private Change change(Turn turn, OperationKey key, Filling filling, int others) {
        Job job = turn.job();
        String file = file(job.id(), filling.name(), others + 1) + "."
                + filling.template().ending();
        List<Change.SetCell> cells = link(turn, file);
        Address first = job.at(Field.JOB_ID);
        Address at = cells.isEmpty()
                ? first == null ? job.place().sheet().address(job.row(), 1) : first
                : cells.getFirst().address();
        return new Change.MakeDocument(key, job.label(), at, filling.paper(file), cells, turn.reasons(), turn.reads());
    }

    /// A file's name without its ending. The first of a template is not counted, unless the template's own name
    /// ends like a count: the second "reminder" and the first "reminder 2" are two files.
    private static String file(String job, String template, int count) {
        String kind = Change.telling(template.replace(' ', '-'));
        boolean counted = count > 1 || COUNTED.matcher(kind).find();
        return Change.telling(job) + "-" + kind + (counted ? "-" + count : "");
    }

    /// The cell that gets the link to the document, where it is blank: the one that the rule's Field names,
    /// else Link. A step of the job's workflow that reads Link waits for a person to fill it, so then none.
    private List<Change.SetCell> link(Turn turn, String file) {
        Job job = turn.job();
        Place place = job.place();
        Resolution.Column named = make.link();
        Integer column = named == null ? place.columns().get(Field.JOB_LINK) : Integer.valueOf(named.column());
        String header = named == null ? place.header(Field.JOB_LINK) : named.header();
        if (column == null || header == null) {
            return List.of();
        }
        boolean awaited = named == null
                && turn.state().tracker().workflow(job).stream()
                        .anyMatch(step ->
                                step.when() != null && step.when().columns().contains(column));
        if (awaited) {
            return List.of();
        }
        Address at = place.sheet().address(job.row(), column);
        boolean free = turn.state().evaluator().value(at).isBlank()
                && turn.state()
                        .snapshot()
                        .sheet(at.sheet())
                        .map(sheet -> sheet.formula(at.row(), at.column()))
                        .isEmpty();
        Value link = Value.of(Issue.FOLDER + file);
        return free
                ? List.of(new Change.SetCell(
                        job.id(), job.label(), at, header, Value.BLANK, link, turn.reasons(), turn.reads()))
                : List.of();
    }

    private OperationKey key(Occasion occasion, String template) {
        return Once.key(KIND, template + ": " + make.text(), occasion);
    }

    /// What documents are counted in, so that none has the name of another: those of one job from one template.
    static String line(OperationKey key) {
        return "documents of " + key.job() + " from " + key.part().replaceFirst("(?s): .*", "");
    }
}
