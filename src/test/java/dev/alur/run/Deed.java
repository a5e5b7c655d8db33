package dev.alur.run;

import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Run;
import dev.alur.tracker.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Something that writes, and may meet a fault at any operation: how its folder is made ready, how it is done,
/// and how it is done by whoever comes after.
enum Deed {
    /// A new workspace.
    INIT(false) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            Files.createDirectories(workshop.folder);
        }

        @Override
        void perform(Workshop workshop) {
            workshop.runner().init(workshop.folder, Trade.FREELANCE, Language.EN);
        }

        @Override
        void finish(Workshop workshop) {
            if (!Files.exists(workshop.folder.resolve("tracker.xlsx"))) {
                perform(workshop);
            }
        }
    },
    /// The first apply, which gives the workbook its lineage: two invoices and two documents.
    FIRST_APPLY(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            drawn(workshop);
        }

        @Override
        void perform(Workshop workshop) {
            workshop.apply();
        }
    },
    /// An apply after another one: an invoice and a document.
    APPLY(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, true);
        }

        @Override
        void perform(Workshop workshop) {
            workshop.apply();
        }
    },
    /// An undo that puts the kept file back byte for byte.
    UNDO(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, false);
            workshop.apply();
        }

        @Override
        void perform(Workshop workshop) {
            workshop.runner().undo(workshop.tracker.toString(), 2, Options.NONE, null, workshop.acknowledged::add);
        }

        @Override
        void finish(Workshop workshop) {
            if (run(workshop, 2).undoneBy() == 0) {
                perform(workshop);
            }
        }
    },
    /// An undo by the inverse plan, which voids an invoice.
    UNDO_INVOICES(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, true);
            workshop.apply();
        }

        @Override
        void perform(Workshop workshop) {
            UNDO.perform(workshop);
        }

        @Override
        void finish(Workshop workshop) {
            UNDO.finish(workshop);
        }
    },
    /// A void of one invoice.
    VOID(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, true);
            workshop.apply();
        }

        @Override
        void perform(Workshop workshop) {
            workshop.runner().voided(workshop.tracker.toString(), NUMBER, "sent twice", Options.NONE, null);
        }

        @Override
        void finish(Workshop workshop) {
            boolean isVoid = workshop.read().invoices().stream()
                    .anyMatch(billed ->
                            billed.number().equals(NUMBER) && billed.state().equals("void"));
            if (!isVoid) {
                perform(workshop);
            }
        }
    },
    /// The evaluation of a week.
    REPORT(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, true);
            workshop.apply();
        }

        @Override
        void perform(Workshop workshop) {
            workshop.runner().report(workshop.tracker.toString(), ReportOptions.LAST_WEEK, Options.NONE);
        }
    },
    /// A recovery of a run that had stopped right after its intent.
    RECOVER(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, true);
            stopped(workshop, Step.INTENDED);
        }

        @Override
        void perform(Workshop workshop) {
            workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
        }
    },
    /// A list of somebody's own that becomes a tracker.
    CONNECT(false) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            Files.createDirectories(workshop.folder);
            Files.copy(Path.of("samples", "own-list.xlsx"), workshop.tracker);
        }

        @Override
        void perform(Workshop workshop) {
            workshop.runner().connect(workshop.tracker.toString(), ConnectOptions.NONE, null);
        }
    },
    /// A cell that is set.
    SET(true) {
        @Override
        void prepare(Workshop workshop) throws IOException {
            approvedAnew(workshop, true);
            workshop.apply();
        }

        @Override
        void perform(Workshop workshop) {
            workshop.type("Projects!C2", Value.of("Menu, second edition"));
        }
    };

    private static final String NUMBER = "INV-2026-002";

    /// Whether runs can follow: there is a tracker, with a job that nobody has approved yet.
    final boolean goesOn;

    Deed(boolean goesOn) {
        this.goesOn = goesOn;
    }

    /// Makes its folder ready.
    abstract void prepare(Workshop workshop) throws IOException;

    /// Does it, where nothing of it was done.
    abstract void perform(Workshop workshop);

    /// Does what is missing of it, after a recovery.
    void finish(Workshop workshop) {
        perform(workshop);
    }

    /// The file that it writes.
    Path workbook(Workshop workshop) {
        return this == INIT ? workshop.folder.resolve("tracker.xlsx") : workshop.tracker;
    }

    private static void drawn(Workshop workshop) throws IOException {
        Files.createDirectories(workshop.folder);
        workshop.draw(2, Workshop.projects(2));
        Value[] rule = {
            Value.of("Sheet"),
            Value.of("[Stage]=\"Final\""),
            Value.of("make document"),
            Value.BLANK,
            Value.of("revision checklist"),
            Value.of("auto")
        };
        for (int i = 0; i < rule.length; i++) {
            workshop.type("Rules!" + (char) ('A' + i) + "5", rule[i]);
        }
    }

    /// One run that did nothing but remember, then two jobs that are approved.
    private static void approvedAnew(Workshop workshop, boolean bills) throws IOException {
        drawn(workshop);
        if (!bills) {
            workshop.type("Rules!B2", Value.of("[Project]=\"bill me\""));
        }
        workshop.type("Projects!H3", Value.BLANK);
        workshop.apply();
        workshop.type("Projects!H3", Value.of("yes"));
    }

    private static void stopped(Workshop workshop, Step last) {
        try {
            workshop.apply(step -> {
                if (step == last) {
                    throw new StoppedException();
                }
            });
        } catch (StoppedException e) {
            return;
        }
        throw new IllegalStateException("it did not stop at " + last);
    }

    private static Run run(Workshop workshop, int serial) {
        return workshop.runner().show(workshop.tracker.toString(), serial).orElseThrow();
    }

    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
