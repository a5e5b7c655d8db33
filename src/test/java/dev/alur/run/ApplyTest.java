package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {
    @TempDir
    Path folder;

    @Test
    void applyDoesWhatThePlanSaid() throws IOException {
        Workshop workshop = Workshop.of(folder, 2);
        Planned planned = workshop.plan();
        System.out.println(planned.plan().problems());
        planned.plan().changes().forEach(System.out::println);
        Applied applied = workshop.apply();
        System.out.println(applied.run());
        System.out.println(Workshop.files(folder));
        System.out.println(workshop.numbers());
        System.out.println(workshop.plan().plan().changes());
        System.out.println(workshop.check().problems());
        assertThat(applied.run().state()).isEqualTo(Run.State.DONE);
    }
}
