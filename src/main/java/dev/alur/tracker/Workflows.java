package dev.alur.tracker;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The workflows that were read.
///
/// @param transitions by the workflow's name in lower case
/// @param stages by the same name: the stages that it knows, as written, by their folded words
record Workflows(Map<String, List<Transition>> transitions, Map<String, Map<String, String>> stages) {
    /// The stages of a workflow; those of all workflows where it is not known.
    Map<String, String> stagesOf(String workflow) {
        Map<String, String> own = stages.get(workflow.strip().toLowerCase(Locale.ROOT));
        if (own != null) {
            return own;
        }
        Map<String, String> all = new LinkedHashMap<>();
        stages.values().forEach(all::putAll);
        return all;
    }

    /// The names of the workflows, as the sheet writes them.
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        stages.keySet().forEach(names::add);
        transitions
                .values()
                .forEach(steps -> steps.forEach(step -> {
                    names.remove(step.workflow().toLowerCase(Locale.ROOT));
                    names.add(step.workflow());
                }));
        return names;
    }

    boolean knows(String workflow) {
        return stages.containsKey(workflow.strip().toLowerCase(Locale.ROOT));
    }
}
