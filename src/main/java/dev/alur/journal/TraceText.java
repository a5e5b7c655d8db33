package dev.alur.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Fingerprint;
import dev.alur.plan.OperationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the trace of a run into its intent, and reads it again.
final class TraceText {
    private TraceText() {}

    /// Nothing for a run that holds nothing and touches no job.
    static void write(ObjectNode all, Trace trace) {
        if (!trace.seen().isEmpty()) {
            Scribe.records(all, "seen", trace.seen());
        }
        if (trace.held() != null) {
            Scribe.held(all, trace.held());
        }
        Trace.Undoing undoing = trace.undoing();
        if (undoing != null) {
            ObjectNode node = all.putObject("undoing").put("run", undoing.run());
            ArrayNode fallen = node.putArray("fallen");
            undoing.fallen().forEach(key -> Scribe.key(fallen.addObject(), key));
            Trace.KeptFile kept = undoing.kept();
            if (kept != null) {
                node.put("kept", kept.content().sha256()).put("names", kept.names());
            }
        }
        if (trace.adopting() != null) {
            AdoptionText.write(all.putObject("adopting"), trace.adopting());
        }
    }

    static Trace read(JsonNode all) {
        JsonNode undoing = all.get("undoing");
        return new Trace(
                all.has("seen") ? Scribe.records(all, "seen") : Map.of(),
                all.has("held") ? Scribe.held(all) : null,
                undoing == null ? null : undoing(undoing),
                all.has("adopting") ? AdoptionText.read(all.get("adopting")) : null);
    }

    private static Trace.Undoing undoing(JsonNode node) {
        List<OperationKey> fallen = new ArrayList<>();
        node.get("fallen").forEach(key -> fallen.add(Scribe.key(key)));
        Trace.KeptFile kept = node.has("kept")
                ? new Trace.KeptFile(
                        new Fingerprint(Scribe.text(node, "kept")),
                        node.get("names").intValue())
                : null;
        return new Trace.Undoing(node.get("run").intValue(), fallen, kept);
    }
}
