package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads Inbox: the lines, and what people answered. An answer is typed or ticked; what is neither yes nor no
/// is reported at its cell and counts for nothing.
final class InboxReader {
    private final Findings findings;

    InboxReader(Findings findings) {
        this.findings = findings;
    }

    /// Every filled row.
    List<InboxLine> read(@Nullable Place place) {
        if (place == null) {
            return List.of();
        }
        Map<String, List<Address>> refs = refs(place);
        List<InboxLine> lines = new ArrayList<>();
        Rows.filled(place).forEach(row -> {
            String ref = ref(place, row);
            lines.add(new InboxLine(
                    row,
                    ref,
                    answer(place, row),
                    refs.getOrDefault(ref, List.of()).size() > 1));
        });
        refs.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> Findings.others(same)
                        .forEach((at, others) -> findings.warning(TrackerProblem.LINE_TWICE, at, others)));
        return lines;
    }

    private static Map<String, List<Address>> refs(Place place) {
        Map<String, List<Address>> refs = new LinkedHashMap<>();
        Rows.filled(place).forEach(row -> {
            String ref = ref(place, row);
            Address at = place.at(Field.INBOX_REF, row);
            if (!ref.isEmpty() && at != null) {
                refs.computeIfAbsent(ref, key -> new ArrayList<>(1)).add(at);
            }
        });
        return refs;
    }

    private static String ref(Place place, int row) {
        return place.value(Field.INBOX_REF, row).plain().strip();
    }

    /// A box that is not ticked is no answer, for a row of boxes begins with none of them ticked.
    private Optional<InboxLine.Answer> answer(Place place, int row) {
        Value value = place.value(Field.INBOX_ANSWER, row);
        if (value.isBlank() || (value instanceof Value.Bool(boolean ticked) && !ticked)) {
            return Optional.empty();
        }
        String word = value instanceof Value.Number(BigDecimal number)
                ? number.stripTrailingZeros().toPlainString()
                : value.plain();
        Optional<InboxLine.Answer> answer = InboxLine.Answer.of(word);
        if (answer.isEmpty()) {
            findings.error(TrackerProblem.ANSWER_NOT_UNDERSTOOD, place.at(Field.INBOX_ANSWER, row), word);
        }
        return answer;
    }
}
