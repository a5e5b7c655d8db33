package dev.alur.cli;

import dev.alur.grid.Address;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.run.Adopted;
import dev.alur.tracker.Setting;

/// What a person's word on which workbook this is would do, or did, as text.
final class AdoptedView {
    private static final int LABELS = 20;

    private final Terminal out;
    private final Language language;

    AdoptedView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
    }

    /// @param tracker as the person typed it
    void show(AdoptCommand.Way way, Adopted adopted, String tracker) {
        PlanView view = new PlanView(out, language);
        boolean done = adopted.run() != null;
        for (Change change : adopted.plan().changes()) {
            view.change(change, change.symbol(), LABELS, done);
        }
        if (!adopted.plan().changes().isEmpty()) {
            out.line();
        }
        switch (way) {
            case COPY -> copy(adopted, tracker, done);
            case NUMBERS -> numbers(adopted);
            case RESTORED -> restored(adopted, tracker, done);
            case CLOCK -> clock(adopted);
        }
        view.problems(adopted.problems());
    }

    private void copy(Adopted adopted, String tracker, boolean done) {
        out.wrapped("", text("adopt-copy-of", adopted.other()));
        out.wrapped(
                "",
                text(
                        done ? "adopted-copy" : "adopt-would-copy",
                        adopted.plan().serial(),
                        adopted.things(),
                        adopted.numbers().size()));
        Address cell = adopted.tracker().settings().cells().get(Setting.INVOICE_SERIES);
        String place = cell == null ? "Settings!B1" : cell.toString();
        adopted.series()
                .forEach(series -> out.wrapped(
                        "",
                        text(
                                "adopt-series",
                                series,
                                adopted.other(),
                                Shown.command("alur set", tracker) + " '" + place + "=B-{yyyy}-{000}'")));
    }

    private void numbers(Adopted adopted) {
        if (adopted.numbers().isEmpty()) {
            out.line(text("adopt-numbers-none"));
            return;
        }
        out.wrapped(
                "",
                text(
                        adopted.isDone() ? "adopted-numbers" : "adopt-would-numbers",
                        adopted.numbers().size()));
        adopted.numbers().forEach(number -> {
            Address at = adopted.tracker().numbers().get(number);
            out.line("  " + number + "  " + (at == null ? "" : at.toString()));
        });
    }

    private void clock(Adopted adopted) {
        String key = adopted.other().isEmpty()
                ? "adopt-clock-none"
                : adopted.isDone() ? "adopted-clock" : "adopt-would-clock";
        out.wrapped("", text(key, adopted.other()));
    }

    private void restored(Adopted adopted, String tracker, boolean done) {
        out.wrapped(
                "",
                text(
                        done ? "adopted-restored" : "adopt-would-restore",
                        adopted.plan().serial(),
                        adopted.things()));
        if (!adopted.lost().isEmpty()) {
            out.line();
            out.wrapped("", text("adopt-lost", adopted.lost().size()));
            adopted.lost()
                    .forEach(lost -> out.line("  " + lost.number() + "  " + text("issued-by", lost.run())
                            + (lost.document().isEmpty() ? "" : "  " + lost.document())));
            out.wrapped("", text("adopt-lost-do", Shown.command("alur invoice void", tracker)));
        }
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
