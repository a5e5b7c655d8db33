package dev.alur.excel;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tells files whose contents a cloud client keeps elsewhere, where that can be seen for sure: Windows marks
/// them, iCloud and Nextcloud put a small file of another name in their place. Where it cannot be seen, the
/// client fetches the contents when they are read.
final class CloudFile {
    /// FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN and RECALL_ON_DATA_ACCESS of Windows, which OneDrive, Dropbox,
    /// Google Drive and iCloud set there.
    private static final int ELSEWHERE = 0x1000 | 0x40000 | 0x400000;

    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows")
            && FileSystems.getDefault().supportedFileAttributeViews().contains("dos");

    private CloudFile() {}

    /// Whether a file that is there has its contents elsewhere.
    static boolean isElsewhere(Path file) throws IOException {
        return WINDOWS && Files.getAttribute(file, "dos:attributes") instanceof Integer bits && (bits & ELSEWHERE) != 0;
    }

    /// Whether something else stands in the place of a file that is not there.
    static boolean hasPlaceholder(Path file) {
        String name = String.valueOf(file.getFileName());
        return List.of('.' + name + ".icloud", name + ".nextcloud", name + ".owncloud").stream()
                .anyMatch(stand -> Files.isRegularFile(file.resolveSibling(stand)));
    }
}
