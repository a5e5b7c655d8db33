package dev.alur.run;

import dev.alur.language.Language;
import dev.alur.tracker.Correction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a workbook is connected.
///
/// @param corrections what a person says about columns
/// @param sheet the sheet in which the jobs stand, or null where it has to be found
/// @param stages the order of the stages as a person says it; empty where it has to be found
/// @param language of what is added, or null for that of the headers
/// @param evenIfOpen go on where another program has the workbook open
public record ConnectOptions(
        List<Correction> corrections,
        @Nullable String sheet,
        List<String> stages,
        @Nullable Language language,
        boolean evenIfOpen) {
    /// Nothing said.
    public static final ConnectOptions NONE = new ConnectOptions(List.of(), null, List.of(), null, false);

    public ConnectOptions {
        corrections = List.copyOf(corrections);
        stages = List.copyOf(stages);
    }

    public ConnectOptions correcting(List<Correction> others) {
        return new ConnectOptions(others, sheet, stages, language, evenIfOpen);
    }
}
