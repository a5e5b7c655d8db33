package dev.alur.journal;

import dev.alur.tracker.Job;
import java.sql.SQLException;

/// Takes into a journal what a run took over.
final class Inheritance {
    private Inheritance() {}

    /// Nothing for a run that takes nothing over.
    ///
    /// @param entry of the intent
    /// @param lineage that the operation keys are hashed with
    static void take(Ledger ledger, Intent intent, int entry, String lineage) throws SQLException {
        Adopting adopting = intent.trace().adopting();
        if (adopting == null) {
            return;
        }
        for (Adopting.Made made : adopting.made()) {
            ledger.change(
                    "insert into operation (hash, base, job, attempt, stands, serial) values (?, ?, ?, ?, ?, ?)"
                            + " on conflict (hash) do update set stands = excluded.stands",
                    made.key().hash(lineage),
                    made.key().base(),
                    Job.key(made.key().job()),
                    made.key().attempt(),
                    made.stands() ? 1 : 0,
                    intent.serial());
        }
        for (Issued number : adopting.numbers()) {
            ledger.take(number);
        }
        for (Adopting.Claim claim : adopting.claims()) {
            ledger.claim(claim.kind(), claim.what(), entry);
        }
        ledger.claim(Adopting.Claim.ADOPTED, Integer.toString(intent.serial()), entry);
    }
}
