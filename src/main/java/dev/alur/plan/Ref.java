package dev.alur.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line of Inbox that waits is found by (semantics.md, line 18): `W-5c1e09ab27-90f3d2e1b4-0`.
///
/// @param about a short digest of the operation key without its attempt; of a set cell, of its job and field
/// @param reasons a short digest of the reads, of what stands in the touched cell and of the new value
/// @param spent how many answers under this about and these reasons count no more
record Ref(String about, String reasons, int spent) {
    private static final int DIGITS = 10;
    private static final Pattern FORM = Pattern.compile("W-([0-9a-f]{10})-([0-9a-f]{10})-([0-9]{1,6})");

    /// What stays the same when an answer is used up.
    String base() {
        return "W-" + about + '-' + reasons;
    }

    /// Understands a Ref; empty for a text that is none.
    static Optional<Ref> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new Ref(form.group(1), form.group(2), Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    /// What every Ref of a thing has in common.
    ///
    /// @param identity as [Change#identity] gives it
    static String about(String identity) {
        return digest(identity);
    }

    /// What a person decides about beside what is read: the touched cell and the new value. An invoice's days
    /// follow today, its number the others' numbers, a note joins whatever stands there: they are no part
    /// of it.
    ///
    /// @param clock whether the new value reads TODAY or NOW, which leaves it out
    static String reasons(Change change, String reads, boolean clock) {
        StringBuilder text = new StringBuilder(reads);
        switch (change) {
            case Change.SetCell set -> {
                value(text.append("\nbefore "), set.before());
                if (!clock) {
                    value(text.append("\nafter "), set.after());
                }
            }
            case Change.AddNote note -> text.append("\ntext ").append(clock ? "" : note.text());
            case Change.AddRow row -> {
                text.append("\nrow ").append(row.address().sheet());
                if (!clock) {
                    row.cells()
                            .forEach((header, value) ->
                                    value(text.append('\n').append(header).append('='), value));
                }
            }
            case Change.IssueInvoice issue -> {
                ObjectNode invoice = InvoiceJson.write(issue.invoice().numbered(""));
                invoice.remove(List.of("date", "due"));
                text.append("\ninvoice ").append(invoice);
            }
            // what stands in its blanks is among the reads
            case Change.MakeDocument make ->
                text.append("\ndocument ")
                        .append(make.paper().template())
                        .append(' ')
                        .append(make.paper().content().sha256());
            // what changes the sheets themselves never waits
            case Change.Structural _, Change.Inverse _ -> {}
        }
        return digest(text.toString());
    }

    private static void value(StringBuilder text, Value value) {
        text.append(value.isBlank() ? "" : value.getClass().getSimpleName() + ' ' + value.plain());
    }

    static String digest(String text) {
        byte[] bytes = Fingerprint.digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
    }

    @Override
    public String toString() {
        return base() + '-' + spent;
    }
}
