package dev.alur.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// A tracker of many jobs and twenty rules, as a studio has it after years: most jobs are done, and one in a
/// hundred gives a rule something to do.
final class JobsFile {
    /// The day on which it is planned.
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final List<String> STAGES = List.of("Done", "Done", "Done", "Brief", "Concept", "Revision", "Final");

    /// Conditions over stages, days, prices, clients and whole columns; each is met by few jobs or by none.
    private static final List<String> CONDITIONS = List.of(
            "AND([Stage]=\"Final\",[Price]>=4800000,[Due]<TODAY()-25)",
            "AND([Stage]=\"Revision\",[Revisions]>8)",
            "AND([Stage]=\"Brief\",[Due]<TODAY()-29,[Notes]=\"\")",
            "AND([Client]=\"Client 17\",[Stage]=\"Concept\",[Price]<20000)",
            "[Price]*[Quantity]>19500000",
            "AND([Done]<>\"\",[Stage]=\"Brief\")",
            "AND([Stage]=\"Final\",WEEKDAY([Due])=1,[Price]>4700000)",
            "AND(ISNUMBER(SEARCH(\"urgent\",[Notes])),[Stage]<>\"Done\")",
            "AND([Stage]=\"Concept\",NETWORKDAYS([Start],TODAY())>200)",
            "AND([Stage]<>\"Done\",TODAY()-[Start]>2000)",
            "AND([Price]>4*AVERAGE([Price]),[Stage]=\"Brief\")",
            "AND(COUNTIF(Projects[Client],[Client])>1000,[Stage]=\"Final\")",
            "OR(AND([Stage]=\"Final\",[Price]=0),[Quantity]<0)",
            "AND([Stage]=\"Revision\",[Due]<TODAY()-28,[Price]>4000000)",
            "AND(LEFT([Project],6)=\"Logo 9\",[Stage]=\"Brief\",[Price]>4000000)",
            "AND([Assignee]=\"Sari\",[Stage]=\"Concept\",[Due]<TODAY()-29)",
            "AND(MONTH([Start])=13,[Stage]=\"Final\")",
            "AND([Stage]=\"Final\",LEN([Project])>60)",
            "IF([Stage]=\"Brief\",[Price]>4850000,FALSE)",
            "AND([Stage]=\"Revision\",MOD(ROW(),997)=0)");

    private JobsFile() {}

    /// Writes it where it is not there yet.
    static Path of(Path file, int jobs) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        try (SXSSFWorkbook workbook = new SXSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat((short) 14);
            projects(workbook.createSheet("Projects"), day, jobs);
            Sheet workflow = workbook.createSheet("Workflow");
            row(workflow, 0, day, "Workflow", "Stage", "Advance when", "Next", "Days");
            row(workflow, 1, day, "Studio", "Brief", "[Approved]=\"yes\"", "Concept", 5);
            row(workflow, 2, day, "Studio", "Concept", "[Approved]=\"yes\"", "Revision", 7);
            row(workflow, 3, day, "Studio", "Revision", "[Approved]=\"yes\"", "Final", 3);
            row(workflow, 4, day, "Studio", "Final", "[Done]<>\"\"", "Done", 3);
            row(workflow, 5, day, "Studio", "Done", "", "", "");
            Sheet rules = workbook.createSheet("Rules");
            row(rules, 0, day, "Rule", "When", "Do", "Field", "Value", "Mode");
            for (int i = 0; i < CONDITIONS.size(); i++) {
                String note = "\"rule " + (i + 1) + "\"";
                row(rules, i + 1, day, "Rule " + (i + 1), CONDITIONS.get(i), "add note", "", note, "auto");
            }
            Sheet settings = workbook.createSheet("Settings");
            row(settings, 0, day, "Key", "Value", "Explanation");
            row(settings, 1, day, "Language", "en", "");
            row(settings, 2, day, "Zone", "Asia/Jakarta", "");
            workbook.write(out);
        }
        return file;
    }

    /// A tracker in which every job is approved, so that each goes to its next stage and gets a note. Writes it
    /// where it is not there yet.
    static Path approved(Path file, int jobs) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        try (SXSSFWorkbook workbook = new SXSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat((short) 14);
            Sheet projects = workbook.createSheet("Projects");
            row(projects, 0, day, "ID", "Client", "Project", "Stage", "Start", "Due", "Price", "Approved", "Notes");
            for (int job = 1; job <= jobs; job++) {
                String id = String.format("PRJ-%05d", job);
                LocalDate due = TODAY.plusDays(job % 30);
                row(projects, job, day, id, "Client " + job % 97, "Menu " + job, "Revision", due, due, job, "yes", "");
            }
            Sheet workflow = workbook.createSheet("Workflow");
            row(workflow, 0, day, "Workflow", "Stage", "Advance when", "Next", "Days");
            row(workflow, 1, day, "Studio", "Revision", "[Approved]=\"yes\"", "Final", 3);
            row(workflow, 2, day, "Studio", "Final", "", "", "");
            Sheet rules = workbook.createSheet("Rules");
            row(rules, 0, day, "Rule", "When", "Do", "Field", "Value", "Mode");
            row(rules, 1, day, "Thank", "[Stage]=\"Final\"", "add note", "", "\"thanked\"", "auto");
            Sheet settings = workbook.createSheet("Settings");
            row(settings, 0, day, "Key", "Value", "Explanation");
            row(settings, 1, day, "Language", "en", "");
            row(settings, 2, day, "Zone", "Asia/Jakarta", "");
            workbook.write(out);
        }
        return file;
    }

    private static void projects(Sheet sheet, CellStyle day, int jobs) {
        row(sheet, 0, day, "ID", "Client", "Project", "Service", "Stage", "Start", "Due", "Done", "Quantity", "Price");
        for (int i = 10; i < 14; i++) {
            sheet.getRow(0)
                    .createCell(i)
                    .setCellValue(List.of("Revisions", "Approved", "Assignee", "Notes")
                            .get(i - 10));
        }
        for (int job = 1; job <= jobs; job++) {
            String stage = STAGES.get(job % STAGES.size());
            boolean isDone = stage.equals("Done");
            LocalDate due = TODAY.plusDays(isDone ? -40 - job % 900 : job % 61 - 30);
            row(
                    sheet,
                    job,
                    day,
                    String.format("PRJ-%05d", job),
                    "Client " + job % 97,
                    (job % 3 == 0 ? "Logo " : "Menu ") + job,
                    "Design",
                    stage,
                    due.minusDays(21),
                    due,
                    isDone ? due : "",
                    1 + job % 4,
                    job % 977 * 5_000,
                    job % 5,
                    "",
                    job % 2 == 0 ? "Sari" : "Budi",
                    job % 1500 == 0 ? "urgent" : "");
        }
    }

    private static void row(Sheet sheet, int at, CellStyle day, Object... values) {
        Row row = sheet.createRow(at);
        for (int column = 0; column < values.length; column++) {
            switch (values[column]) {
                case String text when text.isEmpty() -> {}
                case LocalDate date -> {
                    row.createCell(column).setCellValue(date);
                    row.getCell(column).setCellStyle(day);
                }
                case Integer number -> row.createCell(column).setCellValue(number);
                case Object text -> row.createCell(column).setCellValue(text.toString());
            }
        }
    }
}
