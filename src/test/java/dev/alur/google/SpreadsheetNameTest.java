package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How people name spreadsheets.
class SpreadsheetNameTest {
    @Test
    void anIdIsFoundInWhateverPeoplePaste() {
        for (String name : new String[] {
            "gsheet:1aB-_9",
            " gsheet: 1aB-_9 ",
            "https://docs.google.com/spreadsheets/d/1aB-_9/edit#gid=0",
            "https://docs.google.com/spreadsheets/u/1/d/1aB-_9",
            "docs.google.com/spreadsheets/d/1aB-_9?usp=sharing",
            "gsheet:https://docs.google.com/spreadsheets/d/1aB-_9/edit"
        }) {
            assertThat(SpreadsheetName.isMeant(name)).as(name).isTrue();
            assertThat(SpreadsheetName.id(name)).as(name).contains("1aB-_9");
        }
    }

    @Test
    void aFileIsNoSpreadsheetAndAnIdHasNoBlanks() {
        assertThat(SpreadsheetName.isMeant("studio/tracker.xlsx")).isFalse();
        assertThat(SpreadsheetName.isMeant("gsheet:my sheet")).isTrue();
        assertThat(SpreadsheetName.id("gsheet:my sheet")).isEmpty();
        assertThat(SpreadsheetName.id("1aB-_9")).isEmpty();
    }
}
