package dev.alur.plan;

import dev.alur.tracker.Action;
import dev.alur.tracker.AddNote;
import dev.alur.tracker.AddRow;
import dev.alur.tracker.IssueInvoice;
import dev.alur.tracker.Job;
import dev.alur.tracker.MakeDocument;
import dev.alur.tracker.Rule;
import dev.alur.tracker.SetField;
import java.util.Optional;

/// What a rule's action means for a job, one class for each action.
interface Doing {
    static Doing of(Action action) {
        return switch (action) {
            case SetField set -> new SettingField(set);
            case IssueInvoice issue -> new IssuingInvoice(issue);
            case AddRow row -> new AddingRow(row);
            case AddNote note -> new AddingNote(note);
            case MakeDocument make -> new MakingDocument(make);
        };
    }

    /// What its change is known by ([Change#identity]), whether or not it is wanted now: what is held is found
    /// by it.
    String identity(Occasion occasion);

    /// The change that it would make, as if nothing kept it from acting; empty where there is nothing to do.
    Optional<Wish> wish(Turn turn);

    /// What else the change reads, beyond what its condition and its formulas name: what enters its document.
    default String enters(Reads reads, Job job) {
        return "";
    }

    /// The digest of all that a rule's change reads for a job (semantics.md, line 4).
    static String reads(Reads reads, Job job, Rule rule) {
        return reads.rule(job, rule, of(rule.action()).enters(reads, job));
    }
}
