package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.run.OurTemplates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A situation written as text, a line for each thing that is known: `today 2026-11-24`, `run 12`, `number
/// INV-2026- 13`, `last job 14`, `yes Remind`, `template offer.html | Client, Price` (a file of the user's with
/// its blanks; ours are there always), `made invoice | whole | PRJ-1 | 1` (also `undone invoice | …`), `record
/// PRJ-1 | Final | Brief 1, Final 2 | Due=2026-11-24 | Price=300 #2` (the last part: what a run left, and how
/// often it changed), `like PRJ-1 | bu sri / menu / design /  /` (what its row is told by), `spent W-…` (an
/// answer of Inbox that was used).
public final class SituationText {
    private LocalDate today = LocalDate.of(2026, 11, 24);
    private int run;
    private int lastJob;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Situation.Fired> fired = new HashMap<>();
    private final Set<String> yes = new HashSet<>();
    private final Map<String, JobRecord> records = new HashMap<>();
    private final List<Template> templates = new ArrayList<>(OurTemplates.all());
    private final Set<String> spent = new HashSet<>();

    private SituationText() {}

    public static Situation read(List<String> lines) {
        SituationText text = new SituationText();
        lines.stream().filter(line -> !line.isBlank() && !line.startsWith("//")).forEach(text::line);
        return new Situation(
                Instant.parse(text.today + "T03:00:00Z"),
                null,
                text.run,
                text.numbers,
                text.lastJob,
                text.fired,
                text.yes,
                Map.of(),
                text.records,
                text.templates,
                text.spent);
    }

    private void line(String line) {
        String word = line.substring(0, line.indexOf(' '));
        String rest = line.substring(line.indexOf(' ') + 1).strip();
        switch (word) {
            case "today" -> today = LocalDate.parse(rest);
            case "run" -> run = Integer.parseInt(rest);
            case "last" -> lastJob = Integer.parseInt(rest.substring(4));
            case "number" -> numbers.put(rest.substring(0, rest.lastIndexOf(' ')), lastWord(rest));
            case "yes" -> yes.add(rest);
            case "made" -> fired.put(base(rest), new Situation.Fired(0, true));
            case "undone" -> fired.put(base(rest), new Situation.Fired(0, false));
            case "record" -> record(rest);
            case "template" -> template(rest);
            case "like" -> {
                String[] parts = rest.split("\\|", -1);
                records.computeIfPresent(parts[0].strip(), (job, record) -> record.like(parts[1].strip()));
            }
            case "spent" -> spent.add(rest);
            default -> throw new IllegalArgumentException("not understood: " + line);
        }
    }

    private void record(String text) {
        String[] parts = text.split("\\|", -1);
        Map<String, Integer> entered = new HashMap<>();
        Map<String, LocalDate> since = new HashMap<>();
        for (String each : parts[2].split(",")) {
            if (!each.isBlank()) {
                String stage = each.strip().substring(0, each.strip().lastIndexOf(' '));
                entered.put(stage, lastWord(each.strip()));
                since.put(stage, today.minusDays(7));
            }
        }
        Map<String, String> wrote = new HashMap<>();
        for (String each : parts.length > 3 ? parts[3].split(";") : new String[0]) {
            if (each.contains("=")) {
                wrote.put(
                        each.substring(0, each.indexOf('=')).strip(),
                        each.substring(each.indexOf('=') + 1).strip());
            }
        }
        Map<String, JobRecord.Kept> kept = new HashMap<>();
        for (String each : parts.length > 4 ? parts[4].split(";") : new String[0]) {
            String value = each.substring(each.indexOf('=') + 1, each.lastIndexOf('#'));
            kept.put(
                    each.substring(0, each.indexOf('=')).strip(),
                    new JobRecord.Kept(
                            value.isBlank() ? Value.BLANK : WorkbookText.value(value.strip()),
                            Integer.parseInt(
                                    each.substring(each.lastIndexOf('#') + 1).strip())));
        }
        records.put(parts[0].strip(), new JobRecord(parts[1].strip(), entered, since, wrote).keeping(kept));
    }

    /// A file of the user's own: its name and its blanks.
    private void template(String text) {
        String[] parts = text.split("\\|", -1);
        String name = parts[0].strip();
        String title = name.substring(0, name.lastIndexOf('.'));
        templates.add(new Template(
                name,
                Map.of(Language.EN, title, Language.ID, title),
                false,
                name.endsWith(".xlsx") ? "xlsx" : "pdf",
                Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)),
                parts.length < 2
                        ? List.of()
                        : Stream.of(parts[1].split(",")).map(String::strip).toList(),
                List.of()));
    }

    private static String base(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\|")) {
            parts.add(part.strip());
        }
        return new OperationKey(parts.get(0), parts.get(1), parts.get(2), parts.get(3), 0).base();
    }

    private static int lastWord(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
    }
}
