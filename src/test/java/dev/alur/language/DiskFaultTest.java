package dev.alur.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Causes of failed reads and writes are told in words, never by Java's names.
class DiskFaultTest {
    @Test
    void commonCausesAreKnown() {
        assertThat(DiskFault.of(new AccessDeniedException("/x")).kind()).isEqualTo(DiskFault.Kind.DENIED);
        assertThat(DiskFault.of(new NoSuchFileException("/x")).kind()).isEqualTo(DiskFault.Kind.MISSING);
        assertThat(DiskFault.of(new IOException("No space left on device")).kind())
                .isEqualTo(DiskFault.Kind.FULL);
        assertThat(DiskFault.of(new FileSystemException("/x", null, "Read-only file system"))
                        .kind())
                .isEqualTo(DiskFault.Kind.READ_ONLY);
    }

    @Test
    void everyCauseHasWordsInEachLanguageAndWhatIsUnknownIsQuoted() {
        for (Language language : Language.values()) {
            assertThat(Stream.of(DiskFault.Kind.values()))
                    .allSatisfy(kind -> assertThat(new DiskFault(kind, "odd").words(language))
                            .isNotBlank()
                            .doesNotContain("Exception"));
            assertThat(Messages.keys(language, "disk"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(DiskFault.Kind.values())
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList());
        }
        assertThat(DiskFault.of(new IOException("odd")).words(Language.EN)).isEqualTo("the system says “odd”");
    }
}
