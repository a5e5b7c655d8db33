package dev.alur.formula;

import dev.alur.grid.Range;
import dev.alur.grid.Table;
import dev.alur.language.Language;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a formula stands: the sheet whose rows it is evaluated over, and what its `[Names]` mean
/// there.
///
/// @param sheet the sheet's name; a cell reference without a sheet means a cell of it
/// @param names given the words between the brackets, unescaped and trimmed; pure, and the same for as long as
/// expressions of it live
/// @param ledgers given the name in `Clients[Terms]`: the cells under the headers of a sheet of that name;
/// asked where no table is called so
/// @param holidays days that are free where a function that counts working days is not given any, or null
/// @param language in which months and weekdays are called
public record Scope(
        String sheet,
        Function<String, Resolution> names,
        Function<String, Optional<Ledger>> ledgers,
        @Nullable Range holidays,
        Language language) {
    /// A scope without other sheets.
    public Scope(String sheet, Function<String, Resolution> names) {
        this(sheet, names, name -> Optional.empty(), null, Language.EN);
    }

    /// A sheet that is read like a table.
    ///
    /// @param names of its columns, as in [Scope#names]
    public record Ledger(Table table, Function<String, Resolution> names) {}
}
