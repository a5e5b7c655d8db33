package dev.alur.google;

/// Where Google's interfaces are found.
///
/// @param sheets the root of the Sheets API, with a slash at its end
/// @param drive the root of the Drive API, with a slash at its end
public record Endpoints(String sheets, String drive) {
    /// The real ones.
    public static final Endpoints GOOGLE =
            new Endpoints("https://sheets.googleapis.com/", "https://www.googleapis.com/");

    public Endpoints {
        sheets = sheets.endsWith("/") ? sheets : sheets + "/";
        drive = drive.endsWith("/") ? drive : drive + "/";
    }

    /// Both at one address, as a server on this machine has them.
    public static Endpoints at(String root) {
        return new Endpoints(root, root);
    }
}
