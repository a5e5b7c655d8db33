package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.GenericUrl;
import com.google.auth.oauth2.AccessToken;
import dev.alur.grid.Address;
import dev.alur.grid.Finding;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what is fine and what is missing between somebody and a spreadsheet, a sentence each. Nothing is
/// written, and what stands in the way of all further questions ends the visit.
///
/// @param signIn whose account is looked at
public record Doctor(SignIn signIn, Endpoints endpoints, InstantSource clock) {
    /// No spreadsheet has this id: whoever asks for it learns whether the API answers at all.
    private static final String NOBODY = "alur-doctor-asks-whether-anybody-is-there";

    private static final String SPREADSHEET = "spreadsheetId,properties(title,locale,timeZone),"
            + "sheets(properties(title),protectedRanges(range,warningOnly,requestingUserCanEdit))";
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /// Looks at everything.
    ///
    /// @param name the spreadsheet, or null
    /// @param documents where documents are to go, or null; only a folder in Drive is looked at
    public List<Finding> diagnose(@Nullable String name, @Nullable String documents) {
        List<Finding> found = new ArrayList<>();
        try {
            String id = name == null ? null : SpreadsheetName.id(name).orElseThrow(() -> GoogleProblem.NO_ID.of(name));
            Visit visit = visit(found);
            sheets(visit, id, found);
            if (documents != null && documents.startsWith(DriveShelf.SCHEME)) {
                folder(visit, DriveShelf.id(documents), found);
            }
        } catch (ProblemException e) {
            e.problems().forEach(problem -> found.add(Finding.missing(problem)));
        } catch (IOException e) {
            String host = URI.create(endpoints.sheets()).getHost();
            found.add(Finding.missing(SignInProblem.UNREACHABLE, host, TokenFault.why(e)));
        }
        return found;
    }

    /// Whom we come as.
    private record Visit(Account account, String token, Set<String> scopes) {
        boolean seesAllOfDrive() {
            return scopes.isEmpty() || scopes.contains(Scopes.DRIVE);
        }
    }

    private Visit visit(List<Finding> found) throws IOException {
        AccountBearer bearer = signIn.bearer();
        Account account = bearer.account();
        found.add(SignIn.who(account));
        SignIn.ending(account, clock.instant()).ifPresent(found::add);
        String token = bearer.token();
        AccessToken given = account.credentials().getAccessToken();
        Set<String> scopes = new HashSet<>(account.scopes());
        if (given != null && given.getScopes() != null && !given.getScopes().isEmpty()) {
            scopes = new HashSet<>(given.getScopes());
        }
        if (!scopes.isEmpty()) {
            if (!Scopes.reachSheets(scopes)) {
                throw new ProblemException(
                        Problem.error(SignInProblem.SCOPE_MISSING, null, Scopes.name(Scopes.SHEETS)));
            }
            found.add(Finding.fine(
                    SignInProblem.SCOPES_FINE,
                    String.join(", ", scopes.stream().map(Scopes::name).sorted().toList())));
        }
        return new Visit(account, token, scopes);
    }

    private void sheets(Visit visit, @Nullable String id, List<Finding> found) throws IOException {
        GenericUrl address = new GenericUrl(endpoints.sheets() + "v4/spreadsheets/" + (id == null ? NOBODY : id));
        address.put("fields", id == null ? "spreadsheetId" : SPREADSHEET);
        Inquiry inquiry = Inquiry.get(address, visit.token(), clock);
        clock(inquiry, found);
        demandApi(inquiry, "Sheets");
        found.add(Finding.fine(SignInProblem.API_ON));
        if (inquiry.status() == 429) {
            throw GoogleProblem.QUOTA_GONE.of(id == null ? "Google Sheets" : id, 0);
        }
        found.add(Finding.fine(SignInProblem.QUOTA_FINE));
        if (id != null) {
            demandReadable(inquiry, id);
            spreadsheet(visit, id, inquiry.answer(), found);
        }
    }

    private static void clock(Inquiry inquiry, List<Finding> found) {
        if (inquiry.off() != null) {
            long seconds = inquiry.off().toSeconds();
            found.add(
                    inquiry.off().abs().compareTo(TOLERATED) > 0
                            ? Finding.missing(SignInProblem.CLOCK_WRONG, seconds)
                            : Finding.fine(SignInProblem.CLOCK_FINE, Math.abs(seconds) + 1));
        }
    }

    private static void demandApi(Inquiry inquiry, String api) {
        if (inquiry.isBecause("SERVICE_DISABLED", "accessNotConfigured")) {
            throw GoogleProblem.API_OFF.of(api, inquiry.words());
        }
        if (inquiry.isBecause("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientScopes")) {
            throw new ProblemException(Problem.error(SignInProblem.SCOPE_MISSING, null, api.toLowerCase(Locale.ROOT)));
        }
        if (inquiry.status() == 401) {
            throw GoogleProblem.NOT_SIGNED_IN.of();
        }
    }

    private static void demandReadable(Inquiry inquiry, String id) {
        if (inquiry.isFine()) {
            return;
        }
        throw switch (inquiry.status()) {
            case 404 -> GoogleProblem.NOT_FOUND.of(id);
            case 403 -> GoogleProblem.NOT_SHARED.of(id);
            case 400 ->
                inquiry.isBecause("FAILED_PRECONDITION")
                        ? GoogleProblem.OFFICE_FILE.of(id)
                        : GoogleProblem.REFUSED.of(id, inquiry.words());
            default -> GoogleProblem.OUT_OF_ORDER.of(id, inquiry.status());
        };
    }

    private void spreadsheet(Visit visit, String id, JsonNode spreadsheet, List<Finding> found) throws IOException {
        String title = spreadsheet.path("properties").path("title").asText();
        found.add(Finding.fine(SignInProblem.READABLE, title, id));
        found.add(writable(visit, id, title));
        found.add(protection(spreadsheet));
        String locale = spreadsheet.path("properties").path("locale").asText();
        String language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        found.add(
                Arrays.asList(Locale.getISOLanguages()).contains(language)
                        ? Finding.fine(
                                SignInProblem.LOCALE,
                                locale,
                                spreadsheet.path("properties").path("timeZone").asText())
                        : Finding.doubtful(SignInProblem.LOCALE_UNKNOWN, locale));
    }

    /// Whether we may write is only known to Drive, and only where it may be asked.
    private Finding writable(Visit visit, String id, String title) throws IOException {
        if (visit.seesAllOfDrive()) {
            Inquiry inquiry = file(visit, id, "capabilities(canEdit)");
            JsonNode edit = inquiry.answer().path("capabilities").path("canEdit");
            if (inquiry.isFine() && edit.isBoolean()) {
                return edit.asBoolean()
                        ? Finding.fine(SignInProblem.WRITABLE, title)
                        : Finding.missing(SignInProblem.VIEW_ONLY, title);
            }
        }
        return Finding.doubtful(SignInProblem.MAYBE_WRITABLE, title);
    }

    private Inquiry file(Visit visit, String id, String fields) throws IOException {
        GenericUrl address = new GenericUrl(endpoints.drive() + "drive/v3/files/" + id);
        address.put("fields", fields);
        address.put("supportsAllDrives", true);
        return Inquiry.get(address, visit.token(), clock);
    }

    private static Finding protection(JsonNode spreadsheet) {
        List<String> closed = new ArrayList<>();
        for (JsonNode sheet : spreadsheet.path("sheets")) {
            String title = sheet.path("properties").path("title").asText();
            for (JsonNode each : sheet.path("protectedRanges")) {
                boolean passes = each.path("requestingUserCanEdit").asBoolean(false)
                        || each.path("warningOnly").asBoolean(false);
                if (!passes) {
                    closed.add(place(title, each.path("range")));
                }
            }
        }
        return closed.isEmpty()
                ? Finding.fine(SignInProblem.NOTHING_PROTECTED)
                : Finding.doubtful(SignInProblem.PROTECTED, closed.size(), closed.getFirst());
    }

    /// The range as people write it; the sheet alone where all of it is meant.
    private static String place(String title, JsonNode range) {
        boolean isAll = range.path("endRowIndex").isMissingNode()
                || range.path("endColumnIndex").isMissingNode();
        String sheet = Address.quoted(title);
        if (isAll) {
            return sheet;
        }
        Address first = new Address(
                title,
                range.path("startRowIndex").asInt(0) + 1,
                range.path("startColumnIndex").asInt(0) + 1);
        Address last = new Address(
                title,
                range.path("endRowIndex").asInt(),
                range.path("endColumnIndex").asInt());
        return first.equals(last) ? first.toString() : first + ":" + last.cell();
    }

    private void folder(Visit visit, String id, List<Finding> found) throws IOException {
        Inquiry inquiry = file(visit, id, DriveShelf.FOLDER);
        demandApi(inquiry, "Drive");
        found.add(folder(visit, id, inquiry));
    }

    private static Finding folder(Visit visit, String id, Inquiry inquiry) {
        JsonNode folder = inquiry.answer();
        if (!inquiry.isFine()) {
            return Finding.missing(DriveShelf.unseen(visit.seesAllOfDrive()), id);
        }
        String name = folder.path("name").asText(id);
        DriveProblem wrong = DriveShelf.wrong(
                visit.account().kind() == Account.Kind.SERVICE,
                folder.path("mimeType").asText(),
                folder.path("capabilities").path("canAddChildren").asBoolean(true),
                !folder.path("driveId").asText("").isEmpty());
        return wrong == null ? Finding.fine(DriveProblem.FOLDER_FINE, name) : Finding.missing(wrong, name);
    }
}
