package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alur.cli.Surroundings;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps the service from starting, each told in a sentence.
class ServiceStartTest {
    @TempDir
    Path folder;

    @Test
    void itBindsToLoopbackOnly() {
        for (String host : new String[] {"127.0.0.1", "localhost", "::1"}) {
            assertThatCode(() -> Service.demandLoopback(host, Map.of())).doesNotThrowAnyException();
        }
        assertThatCode(() -> Service.demandLoopback(null, Map.of())).doesNotThrowAnyException();
        for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1", "nowhere.invalid"}) {
            Problem why = problem(() -> Service.demandLoopback(host, Map.of()));
            assertThat(why.key()).as(host).isEqualTo(AppProblem.NOT_LOOPBACK);
            assertThat(Sentences.detail(why, Language.EN)).contains(host).contains("this machine alone");
            assertThat(problem(() -> Service.demandLoopback(null, Map.of("QUARKUS_HTTP_HOST", host)))
                            .key())
                    .isEqualTo(AppProblem.NOT_LOOPBACK);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Problem why = problem(() -> new Service().serve(served(folder.resolve("nowhere")), 0, null, 0));
        assertThat(why.key()).isEqualTo(AppProblem.NO_FOLDER);
        assertThat(Sentences.detail(why, Language.ID)).contains("nowhere");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Problem why = problem(() -> new Service().serve(served(folder), taken.getLocalPort(), null, 0));
            assertThat(why.key()).isEqualTo(AppProblem.PORT_TAKEN);
            assertThat(Sentences.detail(why, Language.EN)).contains(Integer.toString(taken.getLocalPort()));
        }
        assertThat(problem(() -> new Service().serve(served(folder), 70_000, null, 0))
                        .key())
                .isEqualTo(AppProblem.PORT_TAKEN);
    }

    @Test
    void onlySpreadsheetsStandBesideTheFolder() {
        Surroundings.Served odd = new Surroundings.Served(folder, List.of("other.xlsx"), "");

        assertThat(problem(() -> new Service().serve(odd, 0, null, 0)).key()).isEqualTo(AppProblem.NO_SPREADSHEET);
    }

    private static Surroundings.Served served(Path folder) {
        return new Surroundings.Served(folder, List.of(), "");
    }

    private static Problem problem(Runnable start) {
        return catchThrowableOfType(ProblemException.class, start::run)
                .problems()
                .getFirst();
    }
}
