package dev.alur.run;

import dev.alur.document.OurForm;
import dev.alur.plan.Template;
import java.util.Arrays;
import java.util.List;

/// The templates that come with the program, for tests of other rooms.
public final class OurTemplates {
    private OurTemplates() {}

    public static List<Template> all() {
        return Arrays.stream(OurForm.values()).map(Library::ours).toList();
    }
}
