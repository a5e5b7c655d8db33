package dev.alur.google.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of an API: from Google's discovery documents where they lie beside the project, else from the
/// model classes of Google's own client, which were made from such documents.
interface Shapes {
    /// Where the discovery documents lie on some machines.
    Path FOLDER = Path.of(System.getProperty("alur.shared", "../shared")).resolve("sheets-api/discovery");

    /// The fields of a type, or null where there is no such type.
    @Nullable
    Map<String, Shape> fields(String type);

    static Shapes sheets() {
        Path document = FOLDER.resolve("sheets-v4.json");
        return Files.exists(document)
                ? new DiscoveryShapes(document)
                : new ModelShapes("com.google.api.services.sheets.v4.model.");
    }

    static Shapes drive() {
        Path document = FOLDER.resolve("drive-v3.json");
        return Files.exists(document)
                ? new DiscoveryShapes(document)
                : new ModelShapes("com.google.api.services.drive.model.");
    }
}
