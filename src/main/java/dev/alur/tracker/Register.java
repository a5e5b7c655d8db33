package dev.alur.tracker;

import dev.alur.language.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A sheet with a meaning. Its name is Indonesian or English; either is understood in any tracker.
public enum Register {
    PROJECTS("Projects", "Proyek"),
    CLIENTS("Clients", "Klien"),
    SERVICES("Services", "Layanan"),
    WORKFLOW("Workflow", "Alur"),
    RULES("Rules", "Aturan"),
    INVOICES("Invoices", "Faktur"),
    TIME("Time", "Waktu"),
    INBOX("Inbox", "Kotak Masuk"),
    /// Days that nobody works; a tracker may do without it.
    HOLIDAYS("Holidays", "Hari Libur"),
    SETTINGS("Settings", "Pengaturan");

    private final String english;
    private final String indonesian;

    Register(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    /// The sheet's name in a language.
    public String title(Language language) {
        return switch (language) {
            case EN -> english;
            case ID -> indonesian;
        };
    }

    /// True where a sheet of that name is this one.
    public boolean isCalled(String sheet) {
        String name = sheet.strip();
        return name.equalsIgnoreCase(english) || name.equalsIgnoreCase(indonesian);
    }

    /// True where a sheet of that name is this one and was added by us beside a sheet of the user's that has
    /// the usual name: `Settings (Alur)`.
    public boolean isAdded(String sheet) {
        String name = sheet.strip();
        return Arrays.stream(Language.values()).anyMatch(language -> name.equalsIgnoreCase(beside(language)));
    }

    /// The sheet's name where the usual one is taken.
    public String beside(Language language) {
        return title(language) + " (Alur)";
    }

    /// The register whose sheet has that name.
    public static Optional<Register> of(String sheet) {
        return Arrays.stream(values())
                .filter(register -> register.isCalled(sheet))
                .findFirst();
    }

    /// Those that a new tracker has; the others are known where somebody adds a sheet of that name.
    public static List<Register> usual() {
        return Arrays.stream(values()).filter(register -> register != HOLIDAYS).toList();
    }

    /// Its names in all languages.
    Stream<String> names() {
        return Arrays.stream(Language.values()).map(this::title);
    }

    /// Every field that is read where its sheet has it.
    public List<Field> fields() {
        return Arrays.stream(Field.values())
                .filter(field -> field.register() == this)
                .toList();
    }

    /// The columns of a new tracker, from left to right: its fields without those that are only read.
    public List<Field> columns() {
        return fields().stream()
                .filter(field -> field != Field.JOB_PAID && field != Field.JOB_BILLED)
                .toList();
    }

    /// The name in JSON: `projects`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
