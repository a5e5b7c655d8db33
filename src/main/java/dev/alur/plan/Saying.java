package dev.alur.plan;

import dev.alur.formula.Part;
import dev.alur.grid.Address;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Value;
import dev.alur.language.Amounts;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import java.util.stream.Collectors;

/// What changes say to a person, in one language. Every view takes its words from here, so that
/// terminal, page and mail say the same.
public record Saying(Language language) {

    /// Where a person looks for a change: the cell that it touches, of an invoice the first cell of the
    /// job that names it.
    public static Address place(Change change) {
        return change instanceof Change.IssueInvoice issue && !issue.cells().isEmpty()
                ? issue.cells().getFirst().address()
                : change.address();
    }

    /// What becomes of what: `Stage: Revision -> Final`.
    ///
    /// @param done whether it has happened, so that an invoice's number is no expected one any more
    public String what(Change change, boolean done) {
        return switch (change) {
            case Change.SetCell set when set.before().isBlank() -> set.header() + " <- " + word(set.after());
            case Change.SetCell set -> set.header() + ": " + word(set.before()) + " -> " + word(set.after());
            case Change.AddNote note -> note.header() + " <- \"" + note.text() + "\"";
            case Change.AddRow row ->
                text(
                        "new-row",
                        row.cells().entrySet().stream()
                                .filter(cell -> !cell.getValue().isBlank())
                                .map(cell -> cell.getKey() + " " + word(cell.getValue()))
                                .collect(Collectors.joining(", ")));
            case Change.ClearRow clear ->
                text(
                        "clear-row",
                        clear.cells().entrySet().stream()
                                .filter(cell -> !cell.getValue().isBlank())
                                .map(cell -> cell.getKey() + " " + word(cell.getValue()))
                                .collect(Collectors.joining(", ")));
            case Change.VoidInvoice voided -> text("void-invoice", voided.number());
            case Change.MakeDocument make -> text("new-document", make.paper().file());
            case Change.IssueInvoice issue ->
                text(
                        done ? "new-invoice-done" : "new-invoice",
                        issue.invoice().number(),
                        Amounts.text(
                                language,
                                issue.invoice().currency(),
                                issue.invoice().total()),
                        Dates.dayMonth(language, issue.invoice().due()));
            case Change.AddSheet added ->
                text(
                        "new-sheet",
                        added.sheet().columns().stream().map(NewColumn::header).collect(Collectors.joining(", ")));
            case Change.AddColumn added -> text("new-column", added.column().header());
            case Change.SetSetting set when set.before().isBlank() -> "<- " + word(set.after());
            case Change.SetSetting set -> word(set.before()) + " -> " + word(set.after());
        };
    }

    /// What somebody made of a cell: `Projects!E7 PRJ-014 Menu: Stage "Final" -> "Brief"`.
    public String what(Drift drift) {
        String before = drift.before().replaceAll("\\s+", " ");
        return drift.address() + " " + drift.label() + ": " + drift.header() + " \"" + before + "\" -> "
                + held(drift.after());
    }

    /// What becomes of a rule or a step, in a sentence.
    public String outcome(Explanation.Verdict verdict, boolean isStep) {
        String key = verdict.outcome().key();
        if (verdict.outcome() == Explanation.Outcome.WAITS) {
            Waiting.Why why = verdict.why();
            key += why == null ? "-rule" : "-" + why.key();
        }
        return text((isStep ? "step-" : "rule-") + key);
    }

    /// A part of a formula with the values of its cells put in.
    public String filled(Part part) {
        return part.filled().stream()
                .map(piece -> switch (piece) {
                    case Part.Piece.Typed(String typed) -> typed.replaceAll("\\s+", " ");
                    case Part.Piece.Held(Value value) -> held(value);
                })
                .collect(Collectors.joining());
    }

    /// A value as it stands in a formula: texts in quotation marks, so that a blank shows.
    public String held(Value value) {
        return switch (value) {
            case Value.Text text -> "\"" + word(text) + "\"";
            case Value.Blank() -> text("blank");
            case Value.Bool(boolean yes) -> text(yes ? "true" : "false");
            default -> word(value);
        };
    }

    /// The same of a change that waits for a yes. What changes by itself from day to day, an invoice's number
    /// and its day, is left out, so that a question stays the same.
    public String question(Change change) {
        return change instanceof Change.IssueInvoice issue
                ? text(
                        "ask-invoice",
                        text("part." + issue.key().part()),
                        Amounts.text(
                                language,
                                issue.invoice().currency(),
                                issue.invoice().total()))
                : what(change, false);
    }

    /// A value as this language writes it; a dash for a blank one.
    public String word(Value value) {
        return switch (value) {
            case Value.Number(var number) -> Numbers.text(language, number);
            case Value.Date(var at)
            when at.toLocalTime().toSecondOfDay() == 0 -> Dates.brief(language, at.toLocalDate());
            case Value.Blank() -> "—";
            default -> value.plain().replaceAll("\\s+", " ");
        };
    }

    String text(String key, Object... arguments) {
        return Messages.text(language, "plan", key, arguments);
    }
}
