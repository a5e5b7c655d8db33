package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a state folder stands on. A journal in a file has to lie on a disk of this machine: SQLite's log needs
/// memory that all its users share (sqlite.org/wal.html), and a program that syncs folders copies it while it
/// is being written.
final class StateGround {
    /// File systems of other machines, as Linux, macOS and the BSDs call them.
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
            "ceph",
            "glusterfs",
            "lustre",
            "beegfs",
            "afs",
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.davfs",
            "fuse.glusterfs",
            "fuse.ceph",
            "fuse.s3fs",
            "fuse.smbnetfs",
            "fuse.google-drive-ocamlfuse");

    /// Folders that such programs make, by their names.
    private static final Pattern SYNCED = Pattern.compile(
            "(?i)(dropbox|onedrive|nextcloud|owncloud|seafile|megasync)( .*|-.*)?|google ?drive( .*)?|my drive|icloud ?drive|mobile documents|cloudstorage");

    private StateGround() {}

    /// @throws ProblemException where a journal in a file would get damaged
    static void demandOwn(Wiring wiring) {
        if (!wiring.journals().isShared()) {
            Path state = wiring.state().toAbsolutePath();
            network(state, type(state)).ifPresent(problem -> {
                throw new ProblemException(problem);
            });
        }
    }

    static Optional<Problem> network(Path state, String type) {
        boolean isNetwork = NETWORK.contains(type.toLowerCase(Locale.ROOT))
                || state.toString().startsWith("\\\\");
        return isNetwork
                ? Optional.of(Problem.error(RunProblem.STATE_ON_NETWORK, null, state.toString(), type))
                : Optional.empty();
    }

    /// Said once, when a journal is made there: many people never take the folder anywhere else.
    static Optional<Problem> synced(Wiring wiring) {
        if (wiring.journals().isShared()) {
            return Optional.empty();
        }
        for (Path part : wiring.state().toAbsolutePath().normalize()) {
            if (SYNCED.matcher(part.toString()).matches()) {
                return Optional.of(Problem.warning(
                        RunProblem.STATE_IN_SYNCED, null, wiring.state().toString(), part.toString()));
            }
        }
        return Optional.empty();
    }

    /// The file system of a folder that need not be there yet; empty where nobody says.
    private static String type(Path folder) {
        for (@Nullable Path there = folder; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return Files.getFileStore(there).type();
                } catch (IOException e) {
                    return "";
                }
            }
        }
        return "";
    }
}
