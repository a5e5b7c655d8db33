package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A program that others wrote and that says whether our files are right. Where it is missing, a test is
/// skipped aloud, but not in CI.
public final class Judge {
    private Judge() {}

    /// It went on and on.
    public static final class NoAnswer extends AssertionError {
        private NoAnswer(String what) {
            super(what);
        }
    }

    /// Runs a program and gives what it printed.
    public static String run(Path folder, String... command) throws Exception {
        Path printed = Files.createTempFile(folder, "judge", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
        } catch (IOException e) {
            missing(command[0]);
            return "";
        }
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            // LibreOffice's script starts another process
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new NoAnswer("no answer in five minutes: " + String.join(" ", command));
        }
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        if (text.contains("ModuleNotFoundError")) {
            missing(text.strip());
        }
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /// What LibreOffice makes of a workbook: a file beside it with another ending.
    public static Path office(Path workbook, String ending) throws Exception {
        Path folder = workbook.toAbsolutePath().getParent();
        run(
                folder,
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--convert-to",
                ending,
                "--outdir",
                folder.resolve("converted").toString(),
                workbook.toString());
        String name = workbook.getFileName().toString();
        return folder.resolve("converted").resolve(name.substring(0, name.lastIndexOf('.')) + "." + ending);
    }

    /// What LibreOffice makes of workbooks when it calculates every formula anew: files of the same names in
    /// another folder.
    public static Path recalculated(Path folder, List<Path> workbooks) throws Exception {
        Path user = Files.createDirectories(folder.resolve("recalculating/user"));
        Files.writeString(user.resolve("registrymodifications.xcu"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <oor:items xmlns:oor="http://openoffice.org/2001/registry">
                <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
                <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
                </oor:items>
                """);
        Path out = folder.resolve("recalculated");
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("recalculating").toUri(),
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                out.toString()));
        workbooks.forEach(workbook -> command.add(workbook.toString()));
        run(folder, command.toArray(String[]::new));
        return out;
    }

    /// What a piece of Python prints that is given the workbook's path.
    public static String python(Path workbook, String... lines) throws Exception {
        Path folder = workbook.toAbsolutePath().getParent();
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        return run(folder, python, "-W", "error", "-c", String.join("\n", List.of(lines)), workbook.toString());
    }

    private static void missing(String what) {
        assertThat(System.getenv("CI")).as("missing in CI: " + what).isNotEqualTo("true");
        Assumptions.abort("skipped, because it is not installed: " + what);
    }
}
