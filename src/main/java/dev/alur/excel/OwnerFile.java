package dev.alur.excel;

import dev.alur.grid.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The mark that a program leaves beside a workbook while it has it open: Excel's `~$NAME`, LibreOffice's
/// `.~lock.NAME#`. It survives a crash, so an old one, or one whose program is gone from this machine, counts
/// for nothing.
///
/// @param path where it lies
/// @param who the person that it names; empty where it is empty or was half written
/// @param since when it was made
record OwnerFile(Path path, String who, Instant since) {
    private static final Duration FRESH = Duration.ofHours(24);

    /// The fresh mark beside a workbook, if there is one.
    static Optional<OwnerFile> find(Path workbook, Instant now) throws IOException {
        String name = String.valueOf(workbook.getFileName());
        for (String mark : List.of(".~lock." + name + "#", "~$" + name)) {
            Path path = workbook.resolveSibling(mark);
            if (Files.isRegularFile(path)) {
                Instant since = Files.getLastModifiedTime(path).toInstant();
                byte[] bytes = Files.readAllBytes(path);
                boolean gone = mark.startsWith(".") && isGone(bytes);
                if (since.plus(FRESH).isAfter(now) && !gone) {
                    return Optional.of(new OwnerFile(path, who(mark, bytes), since.truncatedTo(ChronoUnit.SECONDS)));
                }
            }
        }
        return Optional.empty();
    }

    /// The refusal to write while it is there.
    Problem problem(String workbook) {
        return who.isEmpty()
                ? Problem.error(ExcelProblem.OPEN_BY_SOMEBODY, null, workbook, since.toString(), path.toString())
                : Problem.error(ExcelProblem.OPEN_ELSEWHERE, null, workbook, who, since.toString(), path.toString());
    }

    private static String who(String mark, byte[] bytes) {
        if (mark.startsWith(".")) {
            String[] fields = fields(bytes);
            String name = fields[0].isBlank() && fields.length > 1 ? fields[1] : fields[0];
            if (name.isBlank() || fields.length < 3) {
                return name;
            }
            return fields.length > 2 && !fields[2].isBlank() ? name + " (" + fields[2] + ")" : name;
        }
        int length = bytes.length == 0 ? 0 : Math.min(bytes[0] & 0xFF, bytes.length - 1);
        return new String(bytes, Math.min(1, bytes.length), length, Charset.forName("windows-1252"))
                .replaceAll("\\p{Cntrl}", "")
                .strip();
    }

    /// LibreOffice writes `name,login,host,date,profile;` and a backslash in front of a comma that
    /// belongs to a name.
    private static String[] fields(byte[] bytes) {
        String[] fields = new String(bytes, StandardCharsets.UTF_8).split("(?<!\\\\),", -1);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].replace("\\", "").replaceAll("\\p{Cntrl}", "").strip();
        }
        return fields;
    }

    private static boolean isGone(byte[] bytes) {
        String[] fields = fields(bytes);
        return fields.length > 2
                && shortName(fields[2]).equals(shortName(host()))
                && ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().command().stream())
                        .noneMatch(command -> command.contains("soffice"));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "?";
        }
    }

    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
