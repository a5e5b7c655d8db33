package dev.alur.google;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Naming;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.language.DiskFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A folder in Google Drive in which documents are put. Each carries our own id among its `appProperties`, made
/// of the folder, its name and its content: when an answer is lost, it is looked for before it is put again.
/// Drive lets many files have one name; this shelf does not.
public final class DriveShelf implements Shelf {
    /// What stands in front of a folder's id.
    public static final String SCHEME = "drive:";

    static final String FOLDER = "id,name,mimeType,driveId,capabilities(canAddChildren)";

    private static final String FOLDER_TYPE = "application/vnd.google-apps.folder";
    private static final String OURS = "alur";
    private static final String CONTENT = "alurSha256";
    private static final String SUM = "alurMd5";
    private static final String FIELDS = "id,name,md5Checksum,appProperties";
    private static final int READ_MILLIS = 185_000;
    private static final int CONNECT_MILLIS = 20_000;

    private final String folder;
    private final Drive drive;
    private final Calls calls;
    private final DriveIds ids;
    private final AccountBearer bearer;
    private final AtomicBoolean isFine = new AtomicBoolean();

    /// @param place `drive:` and the folder's id
    /// @throws ProblemException where that is none
    public DriveShelf(String place, Endpoints endpoints, AccountBearer bearer, Pace pace) {
        this.folder = id(place);
        this.bearer = bearer;
        this.calls = new Calls(bearer, pace);
        this.ids = new DriveIds(this::generated);
        this.drive = new Drive.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {
                    request.setConnectTimeout(CONNECT_MILLIS);
                    request.setReadTimeout(READ_MILLIS);
                    request.setNumberOfRetries(0);
                })
                .setRootUrl(endpoints.drive())
                .setApplicationName("Alur")
                .build();
    }

    private String generated() {
        return calls.read(
                folder,
                token -> signed(drive.files().generateIds().setCount(1), token)
                        .execute()
                        .getIds()
                        .getFirst());
    }

    /// The folder's id; the address of a folder may stand behind the scheme too.
    static String id(String place) {
        String id =
                place.substring(SCHEME.length()).strip().replaceFirst("^https://drive\\.google\\.com/.*/folders/", "");
        id = id.replaceFirst("[?#].*", "");
        if (!id.matches("[A-Za-z0-9_-]+")) {
            throw DriveProblem.NO_FOLDER_ID.of(place);
        }
        return id;
    }

    @Override
    public String put(Path staged, String name, Fingerprint content) {
        demandName(name);
        byte[] bytes = bytes(staged);
        if (!Fingerprint.of(bytes).equals(content)) {
            throw DriveProblem.NOT_AS_PLANNED.of(name);
        }
        File there = there(name);
        if (there == null) {
            return link(create(staged, name, bytes, content));
        }
        ids.forget(staged);
        if (!content.equals(content(there))) {
            throw DriveProblem.DOCUMENT_EXISTS.of(name);
        }
        return link(there);
    }

    @Override
    public String replace(Path staged, String name) {
        demandName(name);
        byte[] bytes = bytes(staged);
        Fingerprint content = Fingerprint.of(bytes);
        File there = there(name);
        if (there == null) {
            return link(create(staged, name, bytes, content));
        }
        // the same content put twice is the same: no need to look whether it was
        File made = told(() -> calls.write(
                name,
                token -> whole(
                        drive.files().update(there.getId(), described(name, bytes, content, false), body(name, bytes)),
                        token),
                token -> Optional.empty()));
        return link(verified(made, name, bytes));
    }

    @Override
    public @Nullable Fingerprint find(String name) {
        demandName(name);
        demandFolder();
        File there = there(name);
        return there == null ? null : content(there);
    }

    /// Makes a file under an id that Drive gave out for it, kept beside the staged bytes until it is made:
    /// Drive makes no second file of one id, however often and by whichever process it is asked.
    private File create(Path staged, String name, byte[] bytes, Fingerprint content) {
        File wanted = described(name, bytes, content, true).setId(told(() -> ids.of(staged)));
        File made = told(() -> calls.write(
                name,
                token -> whole(drive.files().create(wanted, body(name, bytes)), token),
                token -> made(wanted.getId(), token)));
        ids.forget(staged);
        return verified(made, name, bytes);
    }

    private Optional<File> made(String id, String token) throws IOException {
        try {
            Drive.Files.Get get = drive.files().get(id).setFields(FIELDS).setSupportsAllDrives(true);
            return Optional.of(signed(get, token).execute());
        } catch (HttpResponseException e) {
            if (e.getStatusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private File described(String name, byte[] bytes, Fingerprint content, boolean isNew) {
        String ours = Fingerprint.of((folder + "/" + name + "/" + content).getBytes(StandardCharsets.UTF_8))
                .sha256();
        File file = new File()
                .setName(name)
                .setMimeType(type(name))
                .setAppProperties(Map.of(OURS, ours, CONTENT, content.sha256(), SUM, sum(bytes)));
        return isNew ? file.setParents(List.of(folder)) : file;
    }

    private static File verified(File made, String name, byte[] bytes) {
        if (!sum(bytes).equals(made.getMd5Checksum())) {
            throw DriveProblem.NOT_AS_PLANNED.of(name);
        }
        return made;
    }

    private @Nullable File there(String name) {
        List<File> found =
                told(() -> calls.read(name, token -> listed("name = '" + name.replace("'", "\\'") + "'", token)));
        return found.stream()
                .filter(file -> file.getAppProperties() != null
                        && file.getAppProperties().containsKey(OURS))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst());
    }

    private List<File> listed(String what, String token) throws IOException {
        Drive.Files.List list = drive.files()
                .list()
                .setQ("'" + folder + "' in parents and trashed = false and " + what)
                .setFields("files(" + FIELDS + ")")
                .setSupportsAllDrives(true)
                .setIncludeItemsFromAllDrives(true);
        List<File> files = signed(list, token).execute().getFiles();
        return files == null ? List.of() : files;
    }

    /// The digest of a document: the one that it was put with, as long as nobody has changed it since.
    private Fingerprint content(File file) {
        Map<String, String> ours = file.getAppProperties() == null ? Map.of() : file.getAppProperties();
        String sha256 = ours.getOrDefault(CONTENT, "");
        boolean isAsPut = sha256.length() == 64
                && file.getMd5Checksum() != null
                && file.getMd5Checksum().equals(ours.get(SUM));
        return isAsPut ? new Fingerprint(sha256) : Fingerprint.of(downloaded(file));
    }

    private byte[] downloaded(File file) {
        return told(() -> calls.read(file.getName(), token -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Drive.Files.Get get = drive.files().get(file.getId()).setSupportsAllDrives(true);
            signed(get, token).executeMediaAndDownloadTo(bytes);
            return bytes.toByteArray();
        }));
    }

    /// Asks once whether anything can be put here at all, before a run relies on it.
    private void demandFolder() {
        if (isFine.get()) {
            return;
        }
        File found = told(() -> calls.read(
                folder,
                token -> signed(drive.files().get(folder), token)
                        .setFields(FOLDER)
                        .setSupportsAllDrives(true)
                        .execute()));
        boolean canAdd = found.getCapabilities() == null
                || !Boolean.FALSE.equals(found.getCapabilities().getCanAddChildren());
        DriveProblem wrong = wrong(
                bearer.account().kind() == Account.Kind.SERVICE,
                String.valueOf(found.getMimeType()),
                canAdd,
                found.getDriveId() != null);
        if (wrong != null) {
            throw wrong.of(found.getName());
        }
        isFine.set(true);
    }

    /// What keeps documents out of a folder that can be seen; null where nothing does.
    ///
    /// @param ofService whether we come with a service's account
    /// @param shared whether it lies in a shared drive
    static @Nullable DriveProblem wrong(boolean ofService, String type, boolean canAdd, boolean shared) {
        if (!type.equals(FOLDER_TYPE)) {
            return DriveProblem.NOT_A_FOLDER;
        }
        if (!canAdd) {
            return DriveProblem.FOLDER_VIEW_ONLY;
        }
        return ofService && !shared ? DriveProblem.NO_SPACE : null;
    }

    /// Why a folder cannot be seen.
    static DriveProblem unseen(boolean seesAll) {
        return seesAll ? DriveProblem.FOLDER_MISSING : DriveProblem.FOLDER_UNSEEN;
    }

    private interface Work<T> {
        T go();
    }

    /// What is wrong with the folder, in words for folders.
    private <T> T told(Work<T> work) {
        try {
            return work.go();
        } catch (ProblemException e) {
            Problem.Key key = e.problems().getFirst().key();
            if (key == GoogleProblem.NOT_FOUND) {
                throw unseen(Scopes.seeAllOfDrive(bearer.account())).of(folder);
            }
            if (key == GoogleProblem.NOT_SHARED) {
                throw DriveProblem.FOLDER_VIEW_ONLY.of(folder);
            }
            if (key == GoogleProblem.NO_STORAGE) {
                throw DriveProblem.NO_SPACE.of(folder);
            }
            throw e;
        }
    }

    private static <T extends AbstractGoogleClientRequest<?>> T signed(T request, String token) {
        request.getRequestHeaders().setAuthorization("Bearer " + token);
        return request;
    }

    private static File whole(Drive.Files.Create create, String token) throws IOException {
        create.setFields(FIELDS).setSupportsAllDrives(true).setDisableGZipContent(true);
        create.getMediaHttpUploader().setDirectUploadEnabled(true);
        return signed(create, token).execute();
    }

    private static File whole(Drive.Files.Update update, String token) throws IOException {
        update.setFields(FIELDS).setSupportsAllDrives(true).setDisableGZipContent(true);
        update.getMediaHttpUploader().setDirectUploadEnabled(true);
        return signed(update, token).execute();
    }

    private static ByteArrayContent body(String name, byte[] bytes) {
        return new ByteArrayContent(type(name), bytes);
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "pdf" -> "application/pdf";
            case "html" -> "text/html";
            case "xml" -> "application/xml";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            default -> "application/octet-stream";
        };
    }

    private static String link(File file) {
        return "https://drive.google.com/file/d/" + file.getId() + "/view";
    }

    private static void demandName(String name) {
        if (!Naming.isDocumentName(name)) {
            throw DriveProblem.UNSAFE_NAME.of(name);
        }
    }

    private static byte[] bytes(Path staged) {
        try {
            return Files.readAllBytes(staged);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(SignInProblem.FILE_UNUSABLE, null, staged.toString(), DiskFault.of(e)), e);
        }
    }

    /// The sum that Drive tells of a file (MD5); enough to see that nobody changed it.
    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
