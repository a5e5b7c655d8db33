package dev.alur.excel;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a ZIP package is by its parts and their content types (ECMA-376 part 2, 10.1.2), so that other formats
/// in the same container are refused by their names.
final class PackageKind {
    private static final String TYPES = "[Content_Types].xml";
    private static final String MACROS = "application/vnd.ms-excel.sheet.macroenabled.main+xml";
    private static final String PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private PackageKind() {}

    /// Holds a package to be a workbook of ours.
    ///
    /// @param file its name, for refusals, and because Excel opens macros under none but their own ending
    /// @return the name of its main part
    /// @throws dev.alur.grid.ProblemException where it is something else
    static String mainPart(String file, Archive archive) {
        if (archive.find("META-INF/manifest.xml") != null && archive.find("content.xml") != null) {
            throw ExcelProblem.OPEN_DOCUMENT.of(file);
        }
        if (archive.find("Index.zip") != null || archive.find("Index/Document.iwa") != null) {
            throw ExcelProblem.APPLE_NUMBERS.of(file);
        }
        if (archive.find("word/document.xml") != null || archive.find("ppt/presentation.xml") != null) {
            throw ExcelProblem.OTHER_OFFICE.of(file);
        }
        boolean hasWorkbook =
                archive.entries().stream().anyMatch(entry -> entry.part().startsWith("xl/"));
        for (String needed : List.of(TYPES, "_rels/.rels")) {
            if (archive.find(needed) == null) {
                throw hasWorkbook ? ExcelProblem.MISSING_PART.of(file, needed) : ExcelProblem.OTHER_ARCHIVE.of(file);
            }
        }
        String part = Relations.of(file, archive, "").target("officeDocument");
        if (part == null) {
            throw hasWorkbook
                    ? ExcelProblem.DAMAGED_PART.of(file, "_rels/.rels")
                    : ExcelProblem.NOT_A_WORKBOOK.of(file);
        }
        if (part.toLowerCase(Locale.ROOT).endsWith(".bin")) {
            throw ExcelProblem.BINARY_XLSB.of(file);
        }
        demandEnding(file, type(file, archive, part));
        return part;
    }

    /// Excel refuses a file whose ending says something else of macros than its main part's type.
    private static void demandEnding(String file, @Nullable String type) {
        String name = file.toLowerCase(Locale.ROOT);
        String known = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (known.contains("wordprocessingml") || known.contains("presentationml") || known.contains("ms-word")) {
            throw ExcelProblem.OTHER_OFFICE.of(file);
        }
        if (known.contains("ms-excel.sheet.binary")) {
            throw ExcelProblem.BINARY_XLSB.of(file);
        }
        if (known.equals(MACROS) && name.endsWith(".xlsx")) {
            throw ExcelProblem.MACROS_IN_XLSX.of(file);
        }
        if (known.equals(PLAIN) && name.endsWith(".xlsm")) {
            throw ExcelProblem.NO_MACROS_IN_XLSM.of(file);
        }
    }

    private static @Nullable String type(String file, Archive archive, String part) {
        Part xml = Part.of(file, archive, archive.need(TYPES));
        AtomicReference<@Nullable String> found = new AtomicReference<>();
        xml.read(() -> {
            while (xml.next() != Tokenizer.Kind.EOF) {
                if (xml.tokens().opens(Names.of("Override"))
                        && ('/' + part).equalsIgnoreCase(xml.tag().get("PartName"))) {
                    found.set(xml.tag().get("ContentType"));
                }
            }
        });
        return found.get();
    }
}
