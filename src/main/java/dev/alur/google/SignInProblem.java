package dev.alur.google;

import dev.alur.grid.Problem;

/// What stands between somebody and Google: no credentials, old ones, ones of the wrong kind; and what a
/// diagnosis says where all is well.
enum SignInProblem implements Problem.Key {
    /// Nobody is signed in. No arguments.
    NO_CREDENTIALS,
    /// There is no such file. Arguments: the file.
    FILE_MISSING,
    /// The file cannot be read or written. Arguments: the file, what the system says.
    FILE_UNUSABLE,
    /// Others can read the secret. Arguments: the file.
    FILE_OPEN,
    /// It is no file that Google gave out for signing in. Arguments: the file.
    NOT_CREDENTIALS,
    /// A client for web servers, which cannot be used from a desktop. Arguments: the file.
    CLIENT_IS_WEB,
    /// A service's account was given as a client. Arguments: the file.
    CLIENT_IS_ACCOUNT,
    /// A client was given as a service's account. Arguments: the file.
    ACCOUNT_IS_CLIENT,
    /// The file sends secrets to an address without encryption. Arguments: the file, the address.
    OPEN_ADDRESS,
    /// The person said no. No arguments.
    LOGIN_REFUSED,
    /// Google said no. Arguments: its word for it.
    LOGIN_FAILED,
    /// Nobody said yes in time. Arguments: how many minutes.
    LOGIN_TOO_LATE,
    /// Not everything that was asked for was granted. Arguments: what is missing.
    LOGIN_TOO_NARROW,
    /// The client was deleted, or its secret renewed. Arguments: the client's id.
    CLIENT_GONE,
    /// A login is no longer valid. Arguments: the file, the day of the login or a dash.
    LOGIN_EXPIRED,
    /// The account's key was deleted. Arguments: the account.
    KEY_GONE,
    /// The account was deleted or switched off. Arguments: the account.
    ACCOUNT_GONE,
    /// The clock is wrong. Arguments: by how many seconds, or a dash.
    CLOCK_WRONG,
    /// No connection. Arguments: the host, what the system says.
    UNREACHABLE,
    /// No token, for another reason. Arguments: Google's word for it.
    TOKEN_REFUSED,
    /// Signed in with a service's account. Arguments: the account, the file.
    AS_ACCOUNT,
    /// Signed in as a person. Arguments: the file.
    AS_PERSON,
    /// Signed in in a way that Google's library knows. Arguments: the file.
    AS_OTHER,
    /// The login ends on a day, for the project is in testing. Arguments: the day.
    LOGIN_ENDS,
    /// The login ends on a day if the project is in testing. Arguments: the day.
    LOGIN_MAY_END,
    /// Signed out. Arguments: the file.
    SIGNED_OUT,
    /// Signed out here, but Google could not be told. Arguments: what the system says.
    STILL_VALID,
    /// Nobody was signed in. No arguments.
    NOTHING_TO_FORGET,
    /// Credentials from elsewhere still count. Arguments: their file.
    STILL_SIGNED_IN,
    /// The clock agrees. Arguments: by how many seconds.
    CLOCK_FINE,
    /// The login lacks something. Arguments: what.
    SCOPE_MISSING,
    /// The login has what is needed. Arguments: what it has.
    SCOPES_FINE,
    /// The Sheets API is switched on. No arguments.
    API_ON,
    /// The spreadsheet can be read. Arguments: its title, its id.
    READABLE,
    /// The spreadsheet can be written. Arguments: its title.
    WRITABLE,
    /// The spreadsheet can only be viewed. Arguments: its title.
    VIEW_ONLY,
    /// Whether it can be written is not known before the first run. Arguments: its title.
    MAYBE_WRITABLE,
    /// Nothing in it is protected against us. No arguments.
    NOTHING_PROTECTED,
    /// Something in it is protected against us. Arguments: how many ranges, the first of them.
    PROTECTED,
    /// Its language and zone. Arguments: the locale, the time zone.
    LOCALE,
    /// Its locale is none that Java knows. Arguments: the locale.
    LOCALE_UNKNOWN,
    /// The quota is not used up. No arguments.
    QUOTA_FINE;

    @Override
    public String room() {
        return "signin";
    }
}
