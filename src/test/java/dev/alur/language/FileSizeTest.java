package dev.alur.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes of files as people type them.
class FileSizeTest {
    @Test
    void unitsCountTheirBytesAndANumberAloneCountsMebibytes() {
        assertThat(FileSize.parse("200M")).hasValue(200L << 20);
        assertThat(FileSize.parse(" 64 MiB ")).hasValue(64L << 20);
        assertThat(FileSize.parse("1g")).hasValue(1L << 30);
        assertThat(FileSize.parse("512kb")).hasValue(512L << 10);
        assertThat(FileSize.parse("80")).hasValue(80L << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0M", "-1", "M", "12X", "3000M", "2G", "999999999G", "1.5G", "12B"})
    void whatIsNoSizeIsNone(String text) {
        assertThat(FileSize.parse(text)).isEmpty();
    }
}
