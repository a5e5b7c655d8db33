package dev.alur.excel;

import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files that a save makes beside the workbook: their names tell what they are, so that what a crash leaves
/// behind can be understood. `.alur-<workbook>-<process>.new` is being written; `….<basis>-<result>.swap` is
/// about to be exchanged, or was.
final class Leftovers {
    private static final Pattern NAME = Pattern.compile(
            "\\.alur-[0-9a-f]{8}-([0-9]+)_([0-9]+)_[0-9]+(?:\\.([0-9a-f]{16})-([0-9a-f]{16})\\.swap|\\.new)");
    private static final AtomicLong COUNTER = new AtomicLong();

    private Leftovers() {}

    /// A name for a new file beside the workbook.
    static Path fresh(Path workbook) {
        ProcessHandle self = ProcessHandle.current();
        Path fresh = workbook.resolveSibling(
                prefix(workbook) + self.pid() + "_" + started(self) + "_" + COUNTER.incrementAndGet() + ".new");
        return Ending.making(fresh);
    }

    /// The name that the file takes before it is exchanged.
    static Path swapping(Path fresh, Fingerprint basis, Fingerprint result) {
        String name = String.valueOf(fresh.getFileName());
        Path swapping = fresh.resolveSibling(name.substring(0, name.length() - 3)
                + basis.sha256().substring(0, 16)
                + "-"
                + result.sha256().substring(0, 16)
                + ".swap");
        Ending.making(swapping);
        // what is about to be exchanged is no longer merely temporary
        Ending.done(fresh);
        return swapping;
    }

    /// Deletes a file of ours that has done its work. What cannot be deleted is no reason to fail: the next
    /// save sweeps it.
    static void done(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // left, as after a crash
        } finally {
            Ending.done(file);
        }
    }

    /// Leaves a file of ours for the next start, which looks at it again.
    static void leave(Path file) {
        Ending.done(file);
    }

    /// Looks for what crashed saves left beside a workbook, and deletes it. Where an exchange was cut short and
    /// a save of somebody else had come out of it, that save is put aside under a name that people see.
    ///
    /// @return where it was put, if there was one
    static Optional<Path> sweep(Path workbook) throws IOException {
        Optional<Path> aside = Optional.empty();
        Path folder = workbook.toAbsolutePath().getParent();
        if (folder == null) {
            return aside;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix(workbook) + "*")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && isLeft(file, name.group(1), name.group(2))) {
                    String digest =
                            name.group(3) == null ? "" : digest(file).sha256().substring(0, 16);
                    if (digest.isEmpty() || digest.equals(name.group(3)) || digest.equals(name.group(4))) {
                        Files.deleteIfExists(file);
                    } else {
                        aside = Optional.of(putAside(file, workbook));
                    }
                }
            }
        }
        return aside;
    }

    static Fingerprint digest(Path file) throws IOException {
        MessageDigest digest = Fingerprint.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static Path putAside(Path file, Path workbook) throws IOException {
        String name = String.valueOf(workbook.getFileName());
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        int count = 1;
        while (true) {
            Path free = workbook.resolveSibling(
                    name.substring(0, dot) + " (saved meanwhile " + count + ")" + name.substring(dot));
            try {
                if (!SystemCalls.renameToFree(file, free)) {
                    Files.move(file, free);
                }
                return free;
            } catch (FileAlreadyExistsException e) {
                count++;
            }
        }
    }

    private static String prefix(Path workbook) {
        String name = String.valueOf(workbook.getFileName());
        return ".alur-"
                + Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, 8) + "-";
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /// Whether no save works with it any more, and nobody writes into it.
    private static boolean isLeft(Path file, String pid, String start) {
        ProcessHandle self = ProcessHandle.current();
        boolean ours = Long.toString(self.pid()).equals(pid)
                && Long.toString(started(self)).equals(start);
        boolean free = ours ? !Ending.isMaking(file) : !isAlive(pid, start);
        return free && !OpenFile.isWritten(file).orElse(false);
    }

    private static boolean isAlive(String pid, String start) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> Long.toString(started(process)).equals(start))
                .isPresent();
    }
}
