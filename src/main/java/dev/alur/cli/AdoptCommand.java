package dev.alur.cli;

import dev.alur.grid.Fingerprint;
import dev.alur.run.Adopted;
import dev.alur.run.ResultJson;
import dev.alur.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `alur adopt TRACKER --copy|--numbers|--restored|--clock`: a person's word on which workbook this is, for one
/// that is refused without it.
final class AdoptCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private final List<Way> ways = new ArrayList<>();

    private boolean yes;

    private boolean dryRun;

    private boolean json;

    AdoptCommand() {
        super("adopt");
        parameter("TRACKER", String.class, value -> tracker = value);
        for (Way way : Way.values()) {
            flag(way.option(), value -> {
                if (value) {
                    ways.add(way);
                }
            });
        }
        flag("--yes", value -> yes = value);
        flag("--dry-run", value -> dryRun = value);
        flag("--json", value -> json = value);
    }

    /// Which way on.
    enum Way {
        COPY,
        NUMBERS,
        RESTORED,
        CLOCK;

        String option() {
            return "--" + key();
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        if (ways.size() != 1) {
            throw mistake("adopt-which");
        }
        Way way = ways.getFirst();
        @Nullable Fingerprint basis = null;
        if (dryRun || !yes) {
            Adopted shown = look(way);
            speak(shown.tracker());
            if (dryRun || isNothing(way, shown)) {
                return show(way, shown);
            }
            demandTerminal(Shown.command("alur adopt", tracker) + " " + way.option() + " --yes");
            new AdoptedView(out(), language()).show(way, shown, tracker);
            if (!agrees()) {
                return Exit.DONE;
            }
            basis = shown.tracker().snapshot().fingerprint();
        }
        Adopted done = adopt(way, basis);
        speak(done.tracker());
        return show(way, done);
    }

    private static boolean isNothing(Way way, Adopted shown) {
        return (way == Way.NUMBERS && shown.numbers().isEmpty())
                || (way == Way.CLOCK && shown.other().isEmpty());
    }

    private Adopted look(Way way) {
        Runner runner = runner();
        return switch (way) {
            case COPY -> runner.lookAtCopy(tracker, options());
            case NUMBERS -> runner.lookAtNumbers(tracker, options());
            case RESTORED -> runner.lookAtRestored(tracker, options());
            case CLOCK -> runner.lookAtClock(tracker, options());
        };
    }

    private Adopted adopt(Way way, @Nullable Fingerprint basis) {
        Runner runner = runner();
        return switch (way) {
            case COPY -> runner.adoptCopy(tracker, options(), basis);
            case NUMBERS -> runner.adoptNumbers(tracker, options(), basis);
            case RESTORED -> runner.adoptRestored(tracker, options(), basis);
            case CLOCK -> runner.adoptClock(tracker, options(), basis);
        };
    }

    private int show(Way way, Adopted adopted) {
        if (json) {
            print(ResultJson.of(adopted, way.key(), language()));
        } else {
            new AdoptedView(out(), language()).show(way, adopted, tracker);
            if (dryRun) {
                out().line();
                out().line(text("dry-run"));
            }
        }
        return Exit.DONE;
    }
}
