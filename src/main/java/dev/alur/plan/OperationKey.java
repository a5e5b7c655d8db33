package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.tracker.Register;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What makes something happen once (semantics.md, lines 9 to 12): never a rule's address or name.
///
/// @param kind `invoice`, `note`, `row` or `document`
/// @param part for an invoice `whole`, `deposit` or `final`; else field, register or template and the
/// text of the Value formula
/// @param job the job's id
/// @param occurrence which time of those that count apart
/// @param attempt how often what this made was voided or undone
public record OperationKey(String kind, String part, String job, String occurrence, int attempt) {
    /// The key without its attempt: what holds and counts of attempts are kept by.
    public String base() {
        return String.join("\u001f", List.of(kind, part, job, occurrence));
    }

    /// The key whose [#base] this is, at its first attempt; empty for what is none.
    public static Optional<OperationKey> parse(String base) {
        String[] parts = base.split("\u001f", -1);
        return parts.length == 4
                ? Optional.of(new OperationKey(parts[0], parts[1], parts[2], parts[3], 0))
                : Optional.empty();
    }

    /// The register that gets a row; empty where none does.
    public Optional<Register> register() {
        return switch (kind) {
            case "invoice" -> Optional.of(Register.INVOICES);
            case "row" ->
                Arrays.stream(Register.values())
                        .filter(register -> part.startsWith(rowOf(register)))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /// What the part of a row's key begins with.
    static String rowOf(Register register) {
        return register.key() + ": ";
    }

    public OperationKey attempt(int other) {
        return new OperationKey(kind, part, job, occurrence, other);
    }

    /// The key as the journal keeps it, unique there: SHA-256 in hexadecimal.
    public String hash(String lineage) {
        String text = lineage + '\u001f' + base() + '\u001f' + attempt;
        return HexFormat.of().formatHex(Fingerprint.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
