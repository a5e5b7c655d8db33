package dev.alur.web;

import dev.alur.language.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The templates of the pages, checked when the program is built.
@CheckedTemplate
final class Pages {
    private Pages() {}

    /// A refusal in a sentence.
    static native TemplateInstance refusal(Words words, int status, List<Shown.Flaw> flaws);

    /// The trackers of the folder.
    static native TemplateInstance overview(Words words, String folder, List<Card> cards);

    /// One tracker with its plan.
    static native TemplateInstance tracker(Words words, TrackerPage page);

    /// Why things happen to one job, or do not.
    static native TemplateInstance job(Words words, JobPage page);

    /// A tracker in the list.
    ///
    /// @param business whose it is; empty where the tracker does not say, or cannot be read
    /// @param shown its plan, or null where it cannot be read
    /// @param flaws why it cannot be read
    public record Card(
            String id,
            String file,
            String business,
            @org.jspecify.annotations.Nullable Shown shown,
            List<Shown.Flaw> flaws) {}

    static Words words(Language language) {
        return new Words(language);
    }
}
