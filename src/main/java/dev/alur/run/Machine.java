package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;

/// The machine on which this runs, as other machines get to know it.
public final class Machine {
    private static final String FILE = "machine";
    private static final int LONGEST = 64;
    private static final int DIGITS = 16;

    private Machine() {}

    /// What it is called in its network.
    public static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /// The id that its system has given it, the same until it is installed anew; empty where it has none.
    static String system() {
        try {
            Path given = Path.of("/etc/machine-id");
            String id = Files.exists(given) ? Files.readString(given).strip() : "";
            return id.isEmpty()
                    ? ""
                    : Fingerprint.of(id.getBytes(StandardCharsets.UTF_8))
                            .sha256()
                            .substring(0, DIGITS);
        } catch (IOException e) {
            // one that may not be read says nothing
            return "";
        }
    }

    /// A word for it and a state folder on it, nobody else's, and the same from its first write on. It is made
    /// when it is first asked for.
    ///
    /// @param ids random ones
    /// @throws ProblemException where nothing can be kept in the folder
    public static synchronized String id(Path state, Supplier<UUID> ids) {
        Path file = state.resolve(FILE);
        Disk.folder(state);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock();
            if (channel.size() == 0) {
                channel.write(ByteBuffer.wrap(ids.get().toString().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            ByteBuffer kept = ByteBuffer.allocate(LONGEST);
            channel.read(kept, 0);
            // a folder that was copied to elsewhere is another one
            String word = name() + "\n" + state.toRealPath() + "\n"
                    + new String(kept.array(), 0, kept.position(), StandardCharsets.UTF_8);
            return Fingerprint.of(word.getBytes(StandardCharsets.UTF_8))
                    .sha256()
                    .substring(0, DIGITS);
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }
}
