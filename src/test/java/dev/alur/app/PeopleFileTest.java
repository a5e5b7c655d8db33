package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.ProblemException;
import dev.alur.web.Secret;
import dev.alur.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file of those who come in beside the owner.
class PeopleFileTest {
    private static final Secret OWNER = new Secret("0123456789abcdef".repeat(4));

    @TempDir
    Path folder;

    private PeopleFile file(String text) throws IOException {
        Files.writeString(folder.resolve("service.people"), text);
        return PeopleFile.of(folder);
    }

    @Test
    void withoutAFileThereIsTheOwnerAlone() {
        assertThat(PeopleFile.of(folder).visitors(OWNER).all()).containsExactly(Visitor.owner(OWNER));
    }

    @Test
    void eachLineIsSomebody() throws IOException {
        PeopleFile file = file("# the team\n\nRina looks\nBu Sri  menjawab\n");

        assertThat(file.visitors(OWNER).all()).extracting(Visitor::name).containsExactly("owner", "Rina", "Bu Sri");
        assertThat(file.visitors(OWNER).all())
                .extracting(Visitor::role)
                .containsExactly(Visitor.Role.ANSWERS, Visitor.Role.LOOKS, Visitor.Role.ANSWERS);
        assertThat(file.visitors(OWNER).all())
                .extracting(visitor -> visitor.secret().token())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rina", "Rina may do it all", "looks", "owner looks", "Rina looks\nrina answers"})
    void aLineThatSaysSomethingElseIsTold(String text) throws IOException {
        PeopleFile file = file(text);

        assertThatThrownBy(() -> file.visitors(OWNER))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(AppProblem.PERSON_NOT_UNDERSTOOD));
    }
}
