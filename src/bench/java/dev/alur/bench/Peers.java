package dev.alur.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Other programs that make the same edits, as far as this machine has them. POI comes from Maven, openpyxl
/// from the system's packages, ExcelJS and SheetJS from npm into a folder of the build.
final class Peers {
    private static final String EXCELJS = "exceljs@4.4.0";
    private static final String SHEETJS = "xlsx@0.18.5";

    private final Path modules;
    private final String python;
    private final boolean hasNode;

    Peers(Path folder) throws IOException, InterruptedException {
        modules = Files.createDirectories(folder);
        python = works("/usr/bin/python3", "-c", "import openpyxl")
                ? "/usr/bin/python3"
                : works("python3", "-c", "import openpyxl") ? "python3" : "";
        hasNode = works(
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--prefix",
                folder.toString(),
                EXCELJS,
                SHEETJS);
    }

    /// The commands that edit a workbook, by the program's name.
    Map<String, List<String>> editing(Path workbook, Path edits, Path result) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        String file = workbook.toString();
        commands.put("POI usermodel", java(PoiEdits.class, file, edits.toString(), result.toString()));
        if (!python.isEmpty()) {
            commands.put(
                    "openpyxl", List.of(python, "src/bench/peers/edits.py", file, edits.toString(), result.toString()));
        }
        if (hasNode) {
            commands.put("ExcelJS", node("exceljs", file, edits.toString(), result.toString()));
            commands.put("SheetJS", node("xlsx", file, edits.toString(), result.toString()));
        }
        return commands;
    }

    /// A class of ours in a Java of its own, with Java's usual flags.
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// The same with the launcher's flags.
    static List<String> lean(Class<?> main, String... arguments) {
        List<String> command = java(main, arguments);
        command.addAll(1, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        return command;
    }

    private List<String> node(String library, String... files) {
        List<String> command = new java.util.ArrayList<>(List.of(
                "env",
                "NODE_PATH=" + modules.resolve("node_modules").toAbsolutePath(),
                "node",
                "--max-old-space-size=6000",
                "src/bench/peers/edits.js",
                library));
        command.addAll(List.of(files));
        return command;
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
