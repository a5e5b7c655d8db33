package dev.alur.excel;

import dev.alur.grid.ChangedException;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/// Puts new contents in a file's place so that neither a crash nor somebody else's save in the same moment
/// loses anything: written beside it, flushed, read back, given the old file's owner and rights, exchanged with
/// it in one step. What comes out of the exchange must be what the new contents were made from; otherwise it
/// goes back.
final class SafeSave {
    /// Writes the new contents into an empty file.
    interface Contents {
        void write(FileChannel channel) throws IOException;
    }

    /// Looks at what was written, read back from the file.
    interface Check {
        void verify(Bytes written);
    }

    private final Path file;
    private final Fingerprint basis;
    private final @Nullable Bytes old;

    private SafeSave(Path file, Fingerprint basis, @Nullable Bytes old) {
        this.file = file;
        this.basis = basis;
        this.old = old;
    }

    /// @param file its real path, no link
    /// @param basis what the file must be when it is replaced
    /// @return the digest of the new contents
    /// @throws ChangedException where it is no longer that; it is as somebody else saved it
    static Fingerprint save(Path file, Fingerprint basis, Contents contents, Check check) {
        return save(file, basis, null, contents, check);
    }

    /// @param old the bytes of that digest where there is a copy of them, or null
    static Fingerprint save(Path file, Fingerprint basis, @Nullable Bytes old, Contents contents, Check check) {
        try {
            return new SafeSave(file, basis, old).save(contents, check);
        } catch (NoSuchFileException e) {
            throw ExcelProblem.NOT_FOUND.because(e, file.toString());
        } catch (DamagedException e) {
            throw ExcelProblem.DAMAGED_FILE.because(e, String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_WRITE.because(e, file.toString(), DiskFault.of(e));
        }
    }

    /// Puts contents into a file that is none of the workbook's: it holds all of them or what it held before.
    /// What an earlier try has left beside it goes.
    static Path put(Path file, Contents contents, Check check) throws IOException {
        Leftovers.sweep(file);
        Path fresh = Leftovers.fresh(file);
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                contents.write(channel);
                check.verify(Bytes.in(channel));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(file);
            return file;
        } finally {
            Leftovers.done(fresh);
        }
    }

    private Fingerprint save(Contents contents, Check check) throws IOException {
        Path fresh = Leftovers.fresh(file);
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                contents.write(channel);
                likeTheOld(fresh);
                channel.force(true);
            }
            Fingerprint result;
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.READ)) {
                Bytes written = Bytes.in(channel);
                check.verify(written);
                result = written.fingerprint();
            }
            Path swapping = Leftovers.swapping(fresh, basis, result);
            if (swapped(fresh, swapping)) {
                settle(swapping, result);
            } else {
                replaced();
            }
            return result;
        } finally {
            Leftovers.done(fresh);
        }
    }

    /// Exchanges the two, or replaces the old one where nothing can be exchanged.
    ///
    /// @return whether the old one now has the name `swapping`; otherwise nothing has
    private boolean swapped(Path fresh, Path swapping) throws IOException {
        boolean exchanged = false;
        try {
            Files.move(fresh, swapping, StandardCopyOption.ATOMIC_MOVE);
            exchanged = SystemCalls.exchange(swapping, file);
            if (!exchanged) {
                replace(swapping);
            }
        } finally {
            if (!exchanged) {
                Leftovers.done(swapping);
            }
        }
        return exchanged;
    }

    /// Looks at what came out, and deletes it only once it is known, and stays known: whoever had it open may
    /// still write into it. Where that cannot be seen, or the disk does not take the exchange, it goes back.
    private void settle(Path swapping, Fingerprint result) throws IOException {
        boolean known;
        boolean open;
        try {
            known = isOld(swapping);
            open = known && OpenFile.waitForWriters(swapping);
            known = known && isOld(swapping);
            flushFolder(file);
        } catch (IOException e) {
            exchangeBack(swapping);
            Leftovers.leave(swapping);
            throw e;
        }
        if (known && open) {
            Leftovers.leave(swapping);
        } else if (known) {
            Leftovers.done(swapping);
        } else {
            exchangeBack(swapping);
            if (!Leftovers.digest(swapping).equals(result)) {
                // somebody saved again while theirs was going back: the newest save is the one to stay
                exchangeBack(swapping);
            }
            Leftovers.done(swapping);
            flushFolder(file);
            throw changed();
        }
    }

    /// Nothing came out where nothing was exchanged, and nothing can go back.
    private void replaced() {
        try {
            flushFolder(file);
        } catch (IOException e) {
            throw unsure(e);
        }
    }

    private boolean isOld(Path candidate) throws IOException {
        return old == null ? Leftovers.digest(candidate).equals(basis) : old.isIn(candidate);
    }

    private void exchangeBack(Path swapping) {
        IOException cause = new IOException("exchanged once, but not back: " + swapping);
        try {
            if (SystemCalls.exchange(swapping, file)) {
                return;
            }
        } catch (IOException e) {
            cause = e;
        }
        // it may be somebody's save: the next start puts it aside under a name that people see
        Leftovers.leave(swapping);
        throw unsure(cause);
    }

    private ProblemException unsure(IOException cause) {
        return new ProblemException(
                Problem.error(GridProblem.WRITTEN_UNSURE, null, file.toString(), DiskFault.of(cause)), cause);
    }

    /// Where nothing can be exchanged (other systems, some network drives): look, then rename. A save that
    /// falls between the two is lost; no such system offers better.
    private void replace(Path swapping) throws IOException {
        if (!isOld(file)) {
            throw changed();
        }
        Files.move(swapping, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ChangedException changed() {
        return new ChangedException(
                Problem.error(GridProblem.CHANGED_MEANWHILE, null, String.valueOf(file.getFileName())));
    }

    /// Gives the new file owner, group, rights, access list and attributes of the old one.
    private void likeTheOld(Path fresh) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (from == null || to == null) {
            likeTheOldOnWindows(fresh);
            return;
        }
        PosixFileAttributes old = from.readAttributes();
        PosixFileAttributes now = to.readAttributes();
        if (!old.group().equals(now.group())) {
            to.setGroup(old.group());
        }
        if (!old.owner().equals(now.owner())) {
            try {
                to.setOwner(old.owner());
            } catch (FileSystemException e) {
                // only root may give files away; the group, which we could keep, lets the others in as before
                to.setPermissions(old.permissions());
            }
        }
        to.setPermissions(old.permissions());
        ExtendedAttributes.copy(file, fresh);
    }

    private void likeTheOldOnWindows(Path fresh) throws IOException {
        AclFileAttributeView from = Files.getFileAttributeView(file, AclFileAttributeView.class);
        AclFileAttributeView to = Files.getFileAttributeView(fresh, AclFileAttributeView.class);
        if (from != null && to != null && !from.getAcl().equals(to.getAcl())) {
            to.setAcl(from.getAcl());
        }
    }

    /// Makes a rename in a file's folder survive a power cut.
    static void flushFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        if (folder != null && !windows) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
