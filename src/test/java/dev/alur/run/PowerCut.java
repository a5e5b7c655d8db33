package dev.alur.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// What a disk may hold after the power was cut before some operation: of each file the bytes that were
/// flushed, and perhaps more; in each folder the names that were flushed, and perhaps later ones. It is made
/// from the pictures that were taken before each operation, and is stricter than file systems are: ext4, say,
/// keeps a new file's name once the file is flushed, here only a flush of its folder does.
final class PowerCut {
    private static final int BLOCK = 4096;

    private final Path shots;
    private final List<Faults.Operation> operations;
    private final Fault fault;
    private final Map<Long, Source> bytes = new HashMap<>();
    private final Map<String, Names> folders = new HashMap<>();
    private Picture now;

    /// How much more than what was flushed reached the disk.
    enum Rest {
        /// Nothing.
        NONE,
        /// Every name, but no byte.
        NAMES,
        /// Every byte, but no name.
        BYTES,
        /// The names up to some operation, in their order, and blocks of files as it happens.
        SOME,
        SOME_OTHER
    }

    /// Where the bytes of a file are found: in which picture, under which name.
    private record Source(int picture, String path) {}

    /// What a folder held when it was flushed last.
    private record Names(int picture, Map<String, Node> entries) {}

    /// @param number the file's, which stays the same under another name
    private record Node(long number, boolean isFolder) {}

    private record Picture(int number, Map<String, Node> all) {
        Map<String, Node> in(String folder) {
            Map<String, Node> entries = new TreeMap<>();
            all.forEach((path, node) -> {
                int slash = path.lastIndexOf('/');
                if (path.substring(0, slash).equals(folder)) {
                    entries.put(path.substring(slash + 1), node);
                }
            });
            return entries;
        }
    }

    /// @param shots with a picture before each operation, and one after the last
    /// @param fault says which operations truly flush something
    PowerCut(Path shots, List<Faults.Operation> operations, Fault fault) throws IOException {
        this.shots = shots;
        this.operations = operations;
        this.fault = fault;
        this.now = picture(1);
        folders.put("", new Names(1, now.in("")));
        now.all().forEach((path, node) -> {
            if (node.isFolder()) {
                folders.put(path, new Names(1, now.in(path)));
            } else {
                bytes.put(node.number(), new Source(1, path));
            }
        });
    }

    /// Before which operation the power is cut; from 1 to one more than there are.
    int at() {
        return now.number();
    }

    /// Lets the next operation happen.
    ///
    /// @return false where there is none
    boolean next() throws IOException {
        if (now.number() > operations.size()) {
            return false;
        }
        Faults.Operation operation = operations.get(now.number() - 1);
        Faults.Operation before = operations.get(Math.max(0, now.number() - 2));
        if (operation.name().equals("flush") && fault.flushes(before, operation)) {
            Node node = now.all().get(operation.path());
            if (operation.path().isEmpty() || node != null && node.isFolder()) {
                folders.put(operation.path(), new Names(now.number(), now.in(operation.path())));
            } else if (node != null) {
                bytes.put(node.number(), new Source(now.number(), operation.path()));
            }
        }
        Picture then = picture(now.number() + 1);
        Set<Long> known = new HashSet<>();
        now.all().values().forEach(node -> known.add(node.number()));
        // a number that is given again is another file
        then.all().values().stream()
                .map(Node::number)
                .filter(number -> !known.contains(number))
                .forEach(bytes::remove);
        now = then;
        return true;
    }

    /// Makes a folder of what the disk may hold.
    void put(Rest rest, Random random, Path into) throws IOException {
        Trees.delete(into);
        int upTo = 1 + random.nextInt(now.number());
        Picture names = rest == Rest.SOME || rest == Rest.SOME_OTHER ? picture(upTo) : now;
        put("", rest, names, random, into);
    }

    private void put(String folder, Rest rest, Picture late, Random random, Path into) throws IOException {
        Files.createDirectories(into);
        for (Map.Entry<String, Node> entry : names(folder, rest, late).entrySet()) {
            Path target = into.resolve(entry.getKey());
            if (entry.getValue().isFolder()) {
                put(folder + "/" + entry.getKey(), rest, late, random, target);
            } else {
                Files.write(target, contents(entry.getValue().number(), rest, random));
                Files.setLastModifiedTime(target, FileTime.from(Workshop.NOW));
            }
        }
    }

    private Map<String, Node> names(String folder, Rest rest, Picture late) {
        Names flushed = folders.getOrDefault(folder, new Names(0, Map.of()));
        return switch (rest) {
            case NONE, BYTES -> flushed.entries();
            case NAMES -> now.in(folder);
            case SOME, SOME_OTHER -> late.number() > flushed.picture() ? late.in(folder) : flushed.entries();
        };
    }

    private byte[] contents(long number, Rest rest, Random random) throws IOException {
        Source flushed = bytes.get(number);
        byte[] old = flushed == null ? new byte[0] : read(flushed);
        String path = now.all().entrySet().stream()
                .filter(entry -> entry.getValue().number() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        byte[] fresh = path == null ? old : read(new Source(now.number(), path));
        return switch (rest) {
            case NONE, NAMES -> old;
            case BYTES -> fresh;
            case SOME, SOME_OTHER ->
                random.nextBoolean() ? mixed(old, fresh, random) : random.nextBoolean() ? old : fresh;
        };
    }

    /// Some blocks of either.
    private static byte[] mixed(byte[] old, byte[] fresh, Random random) {
        byte[] mixed = Arrays.copyOf(fresh, random.nextBoolean() ? fresh.length : Math.max(old.length, fresh.length));
        for (int at = 0; at < mixed.length; at += BLOCK) {
            int end = Math.min(at + BLOCK, mixed.length);
            byte[] from = random.nextBoolean() ? old : fresh;
            for (int i = at; i < end; i++) {
                mixed[i] = i < from.length ? from[i] : 0;
            }
        }
        return mixed;
    }

    private byte[] read(Source source) throws IOException {
        return Files.readAllBytes(shots.resolve(Integer.toString(source.picture()))
                .resolve(source.path().substring(1)));
    }

    private Picture picture(int number) throws IOException {
        Map<String, Node> all = new TreeMap<>();
        for (String line : Files.readAllLines(shots.resolve(number + ".list"))) {
            int space = line.indexOf(' ');
            String path = line.substring(space + 1);
            boolean isFolder =
                    Files.isDirectory(shots.resolve(Integer.toString(number)).resolve(path));
            all.put("/" + path, new Node(Long.parseLong(line.substring(0, space)), isFolder));
        }
        return new Picture(number, all);
    }
}
