package dev.alur.tracker;

import dev.alur.language.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A key of the Settings sheet, by its name in both languages.
public enum Setting {
    SELLER("Seller", "Penjual"),
    SELLER_ADDRESS("Seller address", "Alamat penjual"),
    SELLER_EMAIL("Seller email", "Surel penjual"),
    SELLER_PHONE("Seller phone", "Telepon penjual"),
    SELLER_TAX_ID("Seller tax ID", "NPWP penjual"),
    LOGO("Logo", "Logo"),
    BANK("Bank", "Bank"),
    BANK_ACCOUNT("Bank account", "Nomor rekening"),
    BANK_HOLDER("Account holder", "Atas nama"),
    TAX_NAME("Tax name", "Nama pajak"),
    TAX_RATE("Tax rate", "Tarif pajak"),
    CURRENCY("Currency", "Mata uang"),
    LANGUAGE("Language", "Bahasa"),
    ZONE("Time zone", "Zona waktu"),
    INVOICE_SERIES("Invoice series", "Seri faktur"),
    TERMS("Terms (days)", "Tempo (hari)"),
    JOB_SERIES("Project ID series", "Seri ID proyek"),
    WEEK_DAY("Report day", "Hari laporan"),
    WEEK_HOUR("Report hour", "Jam laporan"),
    WEEK_RECIPIENTS("Report recipients", "Penerima laporan"),
    TARGET_PRODUCTION("Production target (min/day)", "Target produksi (menit/hari)"),
    TARGET_PROMOTION("Promotion target (min/day)", "Target promosi (menit/hari)"),
    TARGET_WORKDAYS("Working days a week", "Hari kerja per minggu"),
    TARGET_FINISHED("Target finished a week", "Target selesai per minggu"),
    TARGET_ON_TIME("Target on time", "Target tepat waktu"),
    TARGET_INVOICED("Target invoiced a week", "Target faktur per minggu"),
    KEEP_DAYS("Keep copies (days)", "Simpan salinan (hari)"),
    DATE_ORDER("Date order", "Urutan tanggal"),
    ALUR_ID("Alur ID", "Alur ID"),
    ALUR_RUN("Alur run", "Alur run"),
    ALUR_VERSION("Alur version", "Versi Alur");

    private final String english;
    private final String indonesian;

    Setting(String english, String indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    /// What the Key column says in a language.
    public String title(Language language) {
        return switch (language) {
            case EN -> english;
            case ID -> indonesian;
        };
    }

    /// The setting with that key, in either language and whatever its case.
    public static Optional<Setting> of(String key) {
        String name = key.strip().replaceAll("\\s+", " ");
        return Arrays.stream(values())
                .filter(setting -> name.equalsIgnoreCase(setting.english) || name.equalsIgnoreCase(setting.indonesian))
                .findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
