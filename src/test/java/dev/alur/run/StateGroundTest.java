package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Sentences;
import dev.alur.language.Language;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A state folder on another machine's disk is refused, one that a program syncs is warned of.
class StateGroundTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "SMBFS"})
    void disksOfOtherMachinesAreRefusedWithAWayOut(String type) {
        assertThat(StateGround.network(folder, type)).hasValueSatisfying(problem -> {
            assertThat(problem.key()).isEqualTo(RunProblem.STATE_ON_NETWORK);
            for (Language language : Language.values()) {
                assertThat(Sentences.detail(problem, language))
                        .contains(folder.toString(), type, "ALUR_STATE", "ALUR_JOURNAL");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "apfs", "NTFS", "overlay", "tmpfs", "zfs", "fuseblk", ""})
    void ownDisksAreNot(String type) {
        assertThat(StateGround.network(folder, type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dropbox", "OneDrive - Studio Ayu", "Google Drive", "My Drive", "Nextcloud", "iCloud Drive"})
    void aSyncedFolderIsToldOnce(String name) throws IOException {
        Workshop drawn = Workshop.of(folder, 1);
        Workshop workshop = new Workshop(folder, folder.resolve(name).resolve("state"));
        Applied first = workshop.apply();
        assertThat(first.problems())
                .filteredOn(problem -> problem.key() == RunProblem.STATE_IN_SYNCED)
                .singleElement()
                .satisfies(problem -> assertThat(problem.arguments()).contains(name));
        workshop.type("Projects!H3", dev.alur.grid.Value.of("yes"));
        Applied second = workshop.apply();
        assertThat(second.run()).isNotNull();
        assertThat(second.problems()).extracting(problem -> problem.key()).doesNotContain(RunProblem.STATE_IN_SYNCED);
        assertThat(drawn.numbers()).hasSize(2);
    }

    @Test
    void anOrdinaryFolderIsPassedOverInSilence() throws IOException {
        assertThat(Workshop.of(folder, 1).apply().problems())
                .extracting(problem -> problem.key())
                .doesNotContain(RunProblem.STATE_IN_SYNCED);
    }
}
