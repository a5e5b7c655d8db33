package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.web.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file of the service's secret.
class TokenFileTest {
    @TempDir
    Path folder;

    @Test
    void itIsMadeOnceAndForItsOwnerOnly() throws IOException {
        Path state = folder.resolve("state");
        Secret secret = TokenFile.of(state).secret();
        assertThat(secret.token()).matches("[0-9a-f]{64}");
        assertThat(TokenFile.of(state).secret()).isEqualTo(secret);
        assertThat(permissions(state)).isEqualTo("rw-------");
        assertThat(TokenFile.of(folder.resolve("other")).secret()).isNotEqualTo(secret);
    }

    @Test
    void oneThatOthersCouldReadIsReplaced() throws IOException {
        Secret secret = TokenFile.of(folder).secret();
        Files.setPosixFilePermissions(folder.resolve("service.token"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(TokenFile.of(folder).secret()).isNotEqualTo(secret);
        assertThat(permissions(folder)).isEqualTo("rw-------");
    }

    @Test
    void oneThatIsNoneIsReplacedAndALinkIsNotFollowed() throws IOException {
        Path file = folder.resolve("service.token");
        Files.writeString(file, "short");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(TokenFile.of(folder).secret().token()).hasSize(64);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(file, elsewhere);
        String known = Files.readString(elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(TokenFile.of(folder).secret().token()).isNotEqualTo(known.strip());
        assertThat(Files.readString(elsewhere)).isEqualTo(known);
    }

    private static String permissions(Path state) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("service.token")));
    }
}
