package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [Workbook] does with links of cells. A part of [WorkbookContract].
public abstract class LinkContract extends ReadingContract {
    @Test
    void aCellLeadsToAnotherAndItsContentStays() throws Exception {
        Workbook workbook = workbook(
                "links.xlsx",
                SheetDraft.of("To do")
                        .row("What", "Where")
                        .row("a", "My jobs!C3")
                        .row("b", "there"),
                SheetDraft.of("My jobs").row("ID", "Stage", "Due"));
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        Edit.SetLink.to(at("'To do'!B2"), at("'My jobs'!C3")),
                        Edit.SetLink.to(at("'To do'!B3"), at("'To do'!A1")),
                        new Edit.SetCell(at("'To do'!B3"), Value.of("here")),
                        new Edit.AppendRow("To do", 4, Map.of(1, Value.of("c"), 2, Value.of("site"))),
                        new Edit.SetLink(at("'To do'!B4"), "https://example.org/a?b=1&c=2")));
        Layout layout = workbook.read().need("To do").layout();

        assertThat(layout.link(2, 2)).isEqualTo("#'My jobs'!C3");
        assertThat(layout.link(3, 2)).isEqualTo("#'To do'!A1");
        assertThat(layout.link(4, 2)).isEqualTo("https://example.org/a?b=1&c=2");
        assertThat(layout.link(2, 1)).isNull();
        assertThat(workbook.read().value(at("'To do'!B2"))).isEqualTo(Value.of("My jobs!C3"));
        assertThat(workbook.read().value(at("'To do'!B3"))).isEqualTo(Value.of("here"));
    }

    @Test
    void aLinkIsReplacedOrTakenAwayAndTheOthersStay() throws Exception {
        Workbook workbook = workbook("links.xlsx", SheetDraft.of("To do").row("a", "b", "c", "d"));
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        Edit.SetLink.to(at("'To do'!A1"), at("'To do'!D9")),
                        new Edit.SetLink(at("'To do'!B1"), "https://example.org/b"),
                        new Edit.SetLink(at("'To do'!C1"), "https://example.org/c"),
                        Edit.SetLink.to(at("'To do'!D1"), at("'To do'!D9"))));
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.SetLink(at("'To do'!A1"), "https://example.org/b"),
                        new Edit.SetLink(at("'To do'!B1"), ""),
                        Edit.SetLink.to(at("'To do'!C1"), at("'To do'!D8"))));
        Layout layout = workbook.read().need("To do").layout();

        assertThat(layout.link(1, 1)).isEqualTo("https://example.org/b");
        assertThat(layout.link(1, 2)).isNull();
        assertThat(layout.link(1, 3)).isEqualTo("#'To do'!D8");
        assertThat(layout.link(1, 4)).isEqualTo("#'To do'!D9");
        assertThat(layout.links()).hasSize(3);
    }
}
