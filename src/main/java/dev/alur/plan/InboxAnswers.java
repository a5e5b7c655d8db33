package dev.alur.plan;

import dev.alur.grid.Value;
import dev.alur.language.Messages;
import dev.alur.tracker.Field;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.InboxLine.Answer;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Answers that were given elsewhere than in the sheet, as what has to be written into Inbox so that they stand
/// there as if a person had typed them. Nothing else of Inbox is touched: what the plan would say there is said
/// with its apply.
///
/// @param counting those that count, by Ref: the changes are as they were shown; without those that stand in
/// the sheet already
/// @param late those that count for nothing, by Ref: the change waits no more, or for other reasons
/// @param rows what has to be written; none where there is no Inbox
public record InboxAnswers(Map<String, Answer> counting, Map<String, Answer> late, List<Inbox.Row> rows) {
    public InboxAnswers {
        counting = Map.copyOf(counting);
        late = Map.copyOf(late);
        rows = List.copyOf(rows);
    }

    /// @param plan of the tracker as it is
    /// @param given by Ref
    public static InboxAnswers of(Tracker tracker, Plan plan, Map<String, Answer> given) {
        Map<String, Inbox.Line> lines =
                plan.inbox().lines().stream().collect(Collectors.toMap(Inbox.Line::ref, line -> line, (a, b) -> a));
        Map<String, Answer> counting = new LinkedHashMap<>();
        Map<String, Answer> late = new LinkedHashMap<>();
        given.forEach((ref, answer) -> {
            if (says(tracker, ref, answer)) {
                return;
            }
            boolean waits = plan.waiting().stream().anyMatch(each -> each.ref().equals(ref));
            boolean answeredYes = plan.memory().spent().contains(ref) && says(tracker, ref, Answer.YES);
            (isTwice(tracker, ref) || !(waits || answeredYes) ? late : counting).put(ref, answer);
        });
        return new InboxAnswers(counting, late, rows(tracker, lines, counting, plan));
    }

    /// What the journal keeps of those that count.
    ///
    /// @param plan of which the lines are
    /// @param who gave them
    public List<Given> given(Plan plan, String who, Instant at) {
        Map<String, String> said = new HashMap<>();
        plan.inbox().lines().forEach(line -> said.put(line.ref(), line.what()));
        return counting.entrySet().stream()
                .map(answer ->
                        new Given(at, who, answer.getKey(), answer.getValue(), said.getOrDefault(answer.getKey(), "")))
                .sorted(Comparator.comparing(Given::ref))
                .toList();
    }

    /// Whether an answer stands in the sheet already.
    private static boolean says(Tracker tracker, String ref, Answer answer) {
        return tracker.inbox().stream()
                .anyMatch(line -> line.ref().equals(ref)
                        && !line.isTwice()
                        && line.answer().filter(answer::equals).isPresent());
    }

    private static boolean isTwice(Tracker tracker, String ref) {
        return tracker.inbox().stream().anyMatch(line -> line.ref().equals(ref) && line.isTwice());
    }

    private static List<Inbox.Row> rows(
            Tracker tracker, Map<String, Inbox.Line> lines, Map<String, Answer> counting, Plan plan) {
        Place place = tracker.place(Register.INBOX);
        List<Inbox.Row> rows = new ArrayList<>();
        if (place == null || !place.has(Field.INBOX_ANSWER) || !place.has(Field.INBOX_REF)) {
            return rows;
        }
        Map<String, InboxLine> there = new HashMap<>();
        tracker.inbox().forEach(line -> there.put(line.ref(), line));
        FreeRows free = new FreeRows(tracker.snapshot());
        int seat = 0;
        for (Map.Entry<String, Answer> answer : counting.entrySet()) {
            InboxLine line = there.get(answer.getKey());
            Inbox.Line wanted = lines.get(answer.getKey());
            Map<Field, Value> cells = new LinkedHashMap<>();
            if (line == null && wanted != null) {
                cells.putAll(InboxSheet.fresh(wanted, wanted.why(), plan.today()));
            }
            cells.put(Field.INBOX_ANSWER, word(tracker, answer.getValue()));
            int row = line != null ? line.row() : free.row(place, seat++);
            rows.add(new Inbox.Row(
                    line != null ? '~' : '+',
                    place.sheet().address(row, 1),
                    wanted == null ? answer.getKey() : wanted.what(),
                    byHeader(place, cells),
                    line == null && wanted != null ? wanted.link() : null));
        }
        return rows;
    }

    private static Value word(Tracker tracker, Answer answer) {
        return Value.of(Messages.text(tracker.settings().language(), "blueprint", answer.key()));
    }

    private static Map<String, Value> byHeader(Place place, Map<Field, Value> cells) {
        Map<String, Value> byHeader = new LinkedHashMap<>();
        cells.forEach((field, value) -> {
            String header = place.header(field);
            if (header != null && !value.isBlank()) {
                byHeader.put(header, value);
            }
        });
        return byHeader;
    }
}
