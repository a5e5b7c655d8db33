package dev.alur.plan;

import dev.alur.grid.Value;
import dev.alur.tracker.SetField;
import java.util.Optional;

/// Sets a cell of the job whenever it is not so yet (semantics.md, line 14).
record SettingField(SetField set) implements Doing {
    @Override
    public String identity(Occasion occasion) {
        return Change.cellKey(set.header(), occasion.job().id());
    }

    @Override
    public Optional<Wish> wish(Turn turn) {
        Value value = turn.value(set.value());
        return value == null ? Optional.empty() : turn.setting(set.column(), set.header(), value);
    }
}
