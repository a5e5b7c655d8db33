package dev.alur.tracker;

import dev.alur.grid.Value;
import java.util.Set;

/// What a cell says of whether a job was billed without Alur. Better asked once too often than billed twice:
/// whatever is no plain *no* counts.
public enum BilledMark {
    /// Nothing, or no.
    NO,
    /// Perhaps: a question mark in front, or a word that can be said of what was billed and of what was not.
    PERHAPS,
    /// Yes: a tick, a day, a number, any other word.
    YES;

    private static final String ASKED = "?";
    private static final Set<String> NONE = Set.of(
            "",
            "-",
            "--",
            "–",
            "—",
            "0",
            "no",
            "n",
            "not",
            "none",
            "not yet",
            "false",
            "not invoiced",
            "not billed",
            "uninvoiced",
            "unbilled",
            "to invoice",
            "to bill",
            "to be invoiced",
            "tidak",
            "belum",
            "blm",
            "belum ada",
            "belum ditagih",
            "belum difakturkan",
            "tidak ada",
            "nein",
            "noch nicht",
            "nicht abgerechnet",
            "unberechnet",
            "keine",
            "☐",
            "✗",
            "✘",
            "n/a",
            "tbd",
            "later",
            "nanti");
    private static final Set<String> OPEN = Set.of(
            "open",
            "pending",
            "draft",
            "outstanding",
            "in progress",
            "terbuka",
            "menunggu",
            "draf",
            "proses",
            "offen",
            "ausstehend",
            "entwurf",
            "in arbeit");

    /// What a value says.
    public static BilledMark of(Value value) {
        return switch (value) {
            case Value.Blank() -> NO;
            case Value.Bool(boolean tick) -> tick ? YES : NO;
            case Value.Number(var number) -> number.signum() > 0 ? YES : NO;
            case Value.Date _ -> YES;
            case Value.Fault _ -> PERHAPS;
            case Value.Text(String text) -> of(Words.fold(text));
        };
    }

    private static BilledMark of(String words) {
        return NONE.contains(words) ? NO : words.startsWith(ASKED) || OPEN.contains(words) ? PERHAPS : YES;
    }

    /// Words that a cell holds, as one that asks.
    public static String asking(String words) {
        return ASKED + " " + words;
    }
}
