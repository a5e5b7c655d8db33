package dev.alur.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What older trackers are given, and what not.
class UpgradeTest {
    private static final List<Upgrade> STEPS = List.of(
            new Upgrade(0, new Upgrade.Part.Sheet(Register.RULES)),
            new Upgrade(1, new Upgrade.Part.Sheet(Register.TIME)),
            new Upgrade(1, new Upgrade.Part.Column(Field.JOB_LINK)),
            new Upgrade(1, new Upgrade.Part.Entry(Setting.KEEP_DAYS, "30")));

    private static List<Upgrade.Part> of(Studio studio) {
        return Upgrade.of(TrackerReader.read(studio.snapshot()), STEPS);
    }

    @Test
    void whatCameAfterATrackersVersionIsGivenToIt() {
        Studio studio = new Studio();
        studio.settings.row("Alur ID", "x").row("Alur version", 0);
        assertThat(of(studio.without(studio.time).without(studio.rules)))
                .as("version 0 brought Rules: it was given, and its owner took it away")
                .containsExactly(
                        new Upgrade.Part.Sheet(Register.TIME),
                        new Upgrade.Part.Column(Field.JOB_LINK),
                        new Upgrade.Part.Entry(Setting.KEEP_DAYS, "30"));
    }

    @Test
    void whatStandsThereIsNotGivenAgain() {
        Studio studio = new Studio();
        studio.settings.row("Alur ID", "x").row("Simpan salinan (hari)", 7);
        assertThat(of(studio)).containsExactly(new Upgrade.Part.Column(Field.JOB_LINK));
    }

    @Test
    void aTrackerOfTheNewestVersionIsNotAskedAgain() {
        Studio studio = new Studio();
        studio.settings.row("Versi Alur", Upgrade.CURRENT);
        assertThat(of(studio.without(studio.time))).isEmpty();
    }

    @Test
    void aTrackerThatAPersonMadeIsOfTheNewestVersion() {
        Studio studio = new Studio();
        assertThat(Upgrade.isOlder(TrackerReader.read(studio.snapshot()))).isFalse();
        assertThat(of(studio.without(studio.time))).isEmpty();
    }
}
