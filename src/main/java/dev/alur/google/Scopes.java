package dev.alur.google;

import java.util.List;
import java.util.Set;

/// What Google is asked to allow (its list of OAuth scopes): the least that is enough.
final class Scopes {
    /// Spreadsheets, all that the account can open.
    static final String SHEETS = "https://www.googleapis.com/auth/spreadsheets";
    /// Files of Drive that Alur made itself, and no other.
    static final String OWN_FILES = "https://www.googleapis.com/auth/drive.file";
    /// All files of Drive that the account can open.
    static final String DRIVE = "https://www.googleapis.com/auth/drive";

    /// Of an account that nobody sits in front of: it sees only what was shared with it.
    static final List<String> OF_ACCOUNT = List.of(SHEETS, DRIVE);

    private Scopes() {}

    static List<String> ofPerson(boolean wholeDrive) {
        return List.of(SHEETS, wholeDrive ? DRIVE : OWN_FILES);
    }

    /// Whether spreadsheets may be written.
    static boolean reachSheets(Set<String> granted) {
        return granted.contains(SHEETS) || granted.contains(DRIVE);
    }

    /// Whether files may be seen that Alur did not make; what nobody knows is tried.
    static boolean seeAllOfDrive(Account account) {
        return account.scopes().isEmpty() || account.scopes().contains(DRIVE);
    }

    /// The last word of a scope, as the console's list shows it.
    static String name(String scope) {
        return scope.substring(scope.lastIndexOf('/') + 1);
    }
}
