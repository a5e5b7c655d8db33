package dev.alur.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the page of a tracker shows.
///
/// @param file its name within the folder
/// @param business whose it is; may be empty
/// @param others whether the folder has more trackers
/// @param acts whether whoever looks may answer and apply
/// @param mark what its forms bring along
/// @param plan the plan as JSON, which the form sends back
/// @param shown the plan in words; null where the workbook cannot be read
/// @param flaws why it cannot be read
/// @param beside what stands beside the plan; null where the workbook cannot be read
/// @param banner how the last thing ended that was asked for, or null
public record TrackerPage(
        String id,
        String file,
        String business,
        boolean others,
        boolean acts,
        String mark,
        String plan,
        @Nullable Shown shown,
        List<Shown.Flaw> flaws,
        @Nullable Beside beside,
        @Nullable Banner banner) {
    public TrackerPage {
        flaws = List.copyOf(flaws);
    }

    /// Invoices, reports and runs.
    ///
    /// @param thisWeek the week of which a report can be made, as `2026-W48`
    /// @param lastWeek the one before
    /// @param basis the fingerprint of the workbook that is shown
    public record Beside(
            List<Papers.Bill> bills,
            List<Papers.Week> weeks,
            List<Papers.Past> runs,
            List<Papers.Said> answers,
            String thisWeek,
            String lastWeek,
            String basis) {}

    /// How something ended.
    ///
    /// @param tone `good`, `partly` or `bad`
    /// @param title in a few words
    /// @param lines what is to be known besides
    /// @param papers documents that were made
    public record Banner(String tone, String title, List<Shown.Flaw> lines, List<Papers.Paper> papers) {}
}
