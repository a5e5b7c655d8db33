package dev.alur.tracker;

import dev.alur.language.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A typed column of a register, with its header in both languages (house.md's table of sheets).
public enum Field {
    JOB_ID(Register.PROJECTS, "ID", "ID", Kind.TEXT),
    JOB_CLIENT(Register.PROJECTS, "Client", "Klien", Kind.TEXT),
    JOB_PROJECT(Register.PROJECTS, "Project", "Proyek", Kind.TEXT),
    JOB_SERVICE(Register.PROJECTS, "Service", "Layanan", Kind.TEXT),
    JOB_STAGE(Register.PROJECTS, "Stage", "Tahap", Kind.TEXT),
    JOB_START(Register.PROJECTS, "Start", "Mulai", Kind.DATE),
    JOB_DUE(Register.PROJECTS, "Due", "Tenggat", Kind.DATE),
    JOB_DONE(Register.PROJECTS, "Done", "Selesai", Kind.DATE),
    JOB_QUANTITY(Register.PROJECTS, "Quantity", "Jumlah", Kind.NUMBER),
    JOB_PRICE(Register.PROJECTS, "Price", "Harga", Kind.AMOUNT),
    JOB_REVISIONS(Register.PROJECTS, "Revisions", "Revisi", Kind.NUMBER),
    JOB_APPROVED(Register.PROJECTS, "Approved", "Disetujui", Kind.FLAG),
    JOB_ASSIGNEE(Register.PROJECTS, "Assignee", "PIC", Kind.TEXT),
    /// What was paid: an amount, a day, a tick or a word, as the tracker has it. Read where there is such a
    /// column; a new tracker has none, for its Invoices say it.
    JOB_PAID(Register.PROJECTS, "Paid", "Dibayar", Kind.TEXT),
    JOB_INVOICE(Register.PROJECTS, "Invoice", "Faktur", Kind.TEXT),
    /// Whether it was billed without Alur ([BilledMark]): a tick or a word of the user's, or what connecting
    /// the tracker noted. A new tracker has none.
    JOB_BILLED(Register.PROJECTS, "Billed", "Ditagih", Kind.TEXT),
    JOB_NOTES(Register.PROJECTS, "Notes", "Catatan", Kind.LONG_TEXT),
    JOB_LINK(Register.PROJECTS, "Link", "Tautan", Kind.TEXT),

    CLIENT_NAME(Register.CLIENTS, "Name", "Nama", Kind.TEXT),
    CLIENT_EMAIL(Register.CLIENTS, "Email", "Surel", Kind.TEXT),
    CLIENT_PHONE(Register.CLIENTS, "Phone", "Telepon", Kind.TEXT),
    CLIENT_ADDRESS(Register.CLIENTS, "Address", "Alamat", Kind.LONG_TEXT),
    CLIENT_COUNTRY(Register.CLIENTS, "Country", "Negara", Kind.TEXT),
    CLIENT_TAX_ID(Register.CLIENTS, "Tax ID", "NPWP", Kind.TEXT),
    CLIENT_LANGUAGE(Register.CLIENTS, "Language", "Bahasa", Kind.TEXT),
    CLIENT_CURRENCY(Register.CLIENTS, "Currency", "Mata Uang", Kind.TEXT),
    CLIENT_TERMS(Register.CLIENTS, "Terms", "Tempo", Kind.NUMBER),
    CLIENT_NOTES(Register.CLIENTS, "Notes", "Catatan", Kind.LONG_TEXT),

    SERVICE_NAME(Register.SERVICES, "Service", "Layanan", Kind.TEXT),
    SERVICE_WORKFLOW(Register.SERVICES, "Workflow", "Alur", Kind.TEXT),
    SERVICE_UNIT(Register.SERVICES, "Unit", "Satuan", Kind.TEXT),
    SERVICE_PRICE(Register.SERVICES, "Price", "Harga", Kind.AMOUNT),
    SERVICE_DAYS(Register.SERVICES, "Days", "Hari", Kind.NUMBER),
    SERVICE_REVISIONS(Register.SERVICES, "Revisions included", "Revisi termasuk", Kind.NUMBER),
    SERVICE_DEPOSIT(Register.SERVICES, "Deposit", "Uang Muka", Kind.PERCENT),
    SERVICE_DESCRIPTION(Register.SERVICES, "Description", "Uraian", Kind.LONG_TEXT),

    STEP_WORKFLOW(Register.WORKFLOW, "Workflow", "Alur", Kind.TEXT),
    STEP_STAGE(Register.WORKFLOW, "Stage", "Tahap", Kind.TEXT),
    STEP_WHEN(Register.WORKFLOW, "Advance when", "Lanjut bila", Kind.FORMULA),
    STEP_NEXT(Register.WORKFLOW, "Next", "Berikutnya", Kind.TEXT),
    STEP_DAYS(Register.WORKFLOW, "Days", "Hari", Kind.NUMBER),
    STEP_CHECKLIST(Register.WORKFLOW, "Checklist", "Daftar Periksa", Kind.LONG_TEXT),

    RULE_NAME(Register.RULES, "Rule", "Aturan", Kind.TEXT),
    RULE_WHEN(Register.RULES, "When", "Bila", Kind.FORMULA),
    RULE_DO(Register.RULES, "Do", "Lakukan", Kind.TEXT),
    RULE_FIELD(Register.RULES, "Field", "Kolom", Kind.TEXT),
    RULE_VALUE(Register.RULES, "Value", "Isi", Kind.FORMULA),
    RULE_MODE(Register.RULES, "Mode", "Mode", Kind.TEXT),
    RULE_NOTES(Register.RULES, "Notes", "Catatan", Kind.LONG_TEXT),

    INVOICE_NUMBER(Register.INVOICES, "Number", "Nomor", Kind.TEXT),
    INVOICE_DATE(Register.INVOICES, "Date", "Tanggal", Kind.DATE),
    INVOICE_DUE(Register.INVOICES, "Due", "Jatuh Tempo", Kind.DATE),
    INVOICE_CLIENT(Register.INVOICES, "Client", "Klien", Kind.TEXT),
    INVOICE_PROJECTS(Register.INVOICES, "Projects", "Proyek", Kind.TEXT),
    INVOICE_NET(Register.INVOICES, "Net", "Neto", Kind.AMOUNT),
    INVOICE_TAX(Register.INVOICES, "Tax", "Pajak", Kind.AMOUNT),
    INVOICE_TOTAL(Register.INVOICES, "Total", "Total", Kind.AMOUNT),
    INVOICE_PAID(Register.INVOICES, "Paid", "Dibayar", Kind.AMOUNT),
    INVOICE_BALANCE(Register.INVOICES, "Balance", "Sisa", Kind.AMOUNT),
    INVOICE_STATE(Register.INVOICES, "State", "Status", Kind.TEXT),
    INVOICE_DOCUMENT(Register.INVOICES, "Document", "Dokumen", Kind.TEXT),

    TIME_DATE(Register.TIME, "Date", "Tanggal", Kind.DATE),
    TIME_PROJECT(Register.TIME, "Project", "Proyek", Kind.TEXT),
    TIME_KIND(Register.TIME, "Kind", "Jenis", Kind.TEXT),
    TIME_MINUTES(Register.TIME, "Minutes", "Menit", Kind.NUMBER),
    TIME_PERSON(Register.TIME, "Person", "Orang", Kind.TEXT),
    TIME_NOTES(Register.TIME, "Notes", "Catatan", Kind.LONG_TEXT),

    INBOX_WHAT(Register.INBOX, "What", "Apa", Kind.LONG_TEXT),
    INBOX_WHERE(Register.INBOX, "Where", "Di Mana", Kind.TEXT),
    INBOX_WHY(Register.INBOX, "Why", "Sebab", Kind.LONG_TEXT),
    INBOX_ANSWER(Register.INBOX, "Answer", "Jawaban", Kind.FLAG),
    INBOX_SINCE(Register.INBOX, "Since", "Sejak", Kind.DATE),
    INBOX_REF(Register.INBOX, "Ref", "Ref", Kind.TEXT),
    HOLIDAY_DATE(Register.HOLIDAYS, "Date", "Tanggal", Kind.DATE),
    HOLIDAY_NAME(Register.HOLIDAYS, "Name", "Nama", Kind.TEXT),

    SETTING_KEY(Register.SETTINGS, "Key", "Kunci", Kind.TEXT),
    SETTING_VALUE(Register.SETTINGS, "Value", "Nilai", Kind.TEXT),
    SETTING_EXPLANATION(Register.SETTINGS, "Explanation", "Penjelasan", Kind.LONG_TEXT);

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern UNIT = Pattern.compile(" ?\\([^)]*\\)$");

    private final Register register;
    private final String english;
    private final String indonesian;
    private final Kind kind;

    Field(Register register, String english, String indonesian, Kind kind) {
        this.register = register;
        this.english = english;
        this.indonesian = indonesian;
        this.kind = kind;
    }

    public Register register() {
        return register;
    }

    public Kind kind() {
        return kind;
    }

    /// The column's header in a language.
    public String header(Language language) {
        return switch (language) {
            case EN -> english;
            case ID -> indonesian;
        };
    }

    /// The name in JSON and in `--map`, without its register: `stage` for [#JOB_STAGE].
    public String key() {
        return name().substring(name().indexOf('_') + 1)
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    /// True where a header of that text is this column, whatever its case, in either language. A unit in
    /// brackets at the header's end, as in `Deposit (%)`, is no part of its name.
    public boolean isCalled(String header) {
        if (header.equalsIgnoreCase(english) || header.equalsIgnoreCase(indonesian)) {
            return true;
        }
        String name =
                UNIT.matcher(SPACE.matcher(header.strip()).replaceAll(" ")).replaceFirst("");
        return name.equalsIgnoreCase(english) || name.equalsIgnoreCase(indonesian);
    }

    /// The register's field with that header.
    public static Optional<Field> of(Register register, String header) {
        return register.fields().stream()
                .filter(field -> field.isCalled(header))
                .findFirst();
    }

    /// What a column's cells hold.
    public enum Kind {
        TEXT,
        LONG_TEXT,
        DATE,
        NUMBER,
        AMOUNT,
        PERCENT,
        FLAG,
        FORMULA
    }
}
