package dev.alur.run;

import dev.alur.document.DocumentProblem;
import dev.alur.document.Form;
import dev.alur.document.MalformedException;
import dev.alur.document.OurForm;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import dev.alur.language.Language;
import dev.alur.plan.Paper;
import dev.alur.plan.Template;
import dev.alur.tracker.MakeDocument;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The templates that rules can name: the files of the folder `templates` beside the documents or beside the
/// workbook, and ours. A file counts only where it really lies in that folder, and up to a size.
///
/// @param folders where the user's own are looked for; the first that has a name counts
record Library(Wiring wiring, Path home, List<Path> folders) {
    private static final String FOLDER = "templates";
    private static final String HTML = ".html";
    private static final String XLSX = ".xlsx";
    /// What an invoice is drawn with, which is another kind of template.
    private static final String INVOICE = "invoice.html";

    private static final int MOST_FILES = 200;
    private static final long MOST_HTML = 512 * 1024;
    private static final long MOST_XLSX = 10 * 1024 * 1024;

    static Library of(Wiring wiring, Documents documents) {
        return new Library(
                wiring,
                documents.home(),
                documents.folders().stream()
                        .map(folder -> folder.resolve(FOLDER))
                        .toList());
    }

    /// All templates; none where no rule of the tracker makes a document, so that none is read in vain.
    List<Template> templates(Tracker tracker) {
        if (tracker.rules().stream().noneMatch(rule -> rule.action() instanceof MakeDocument)) {
            return List.of();
        }
        List<Template> templates = new ArrayList<>();
        files().forEach((name, file) -> templates.add(template(name, file)));
        for (OurForm form : OurForm.values()) {
            templates.add(ours(form));
        }
        return templates;
    }

    /// One of the templates that come with the program.
    static Template ours(OurForm form) {
        return new Template(
                form.title(Language.EN).toLowerCase(Locale.ROOT),
                Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), form::title)),
                true,
                "pdf",
                form.content(),
                form.blanks(),
                List.of());
    }

    /// Draws a document as it was planned.
    ///
    /// @throws ProblemException where its template changed since, or cannot be filled
    byte[] draw(Paper paper) {
        Path file = files().get(paper.template());
        if (file == null) {
            return Arrays.stream(OurForm.values())
                    .filter(form -> form.title(Language.EN).equalsIgnoreCase(paper.template()))
                    .findFirst()
                    .map(form -> wiring.drawing().document(paper, form.html(paper.language()), home, null))
                    .orElseThrow(() -> gone(paper));
        }
        byte[] bytes = read(file);
        if (!Fingerprint.of(bytes).equals(paper.content())) {
            throw gone(paper);
        }
        return isHtml(paper.template())
                ? wiring.drawing().document(paper, text(bytes), home, folder(file))
                : new SheetForm(wiring.workbooks(), paper.template()).fill(bytes, paper);
    }

    private static ProblemException gone(Paper paper) {
        return new ProblemException(Problem.error(RunProblem.TEMPLATE_CHANGED, null, paper.template()));
    }

    /// The user's own templates by their names.
    private Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                list(folder).forEach(file -> files.putIfAbsent(name(file), file));
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            Path real = folder.toRealPath();
            List<Path> files = new ArrayList<>();
            for (Path file : all.sorted().toList()) {
                String name = name(file).toLowerCase(Locale.ROOT);
                boolean fits = (name.endsWith(HTML) || name.endsWith(XLSX))
                        && !name.startsWith("~$")
                        && !name.startsWith(".")
                        && !name.equals(INVOICE);
                if (fits
                        && files.size() < MOST_FILES
                        && Files.isRegularFile(file)
                        && file.toRealPath().startsWith(real)) {
                    files.add(file);
                }
            }
            return files;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(RunProblem.FILE_UNREADABLE, null, folder.toString(), DiskFault.of(e)), e);
        }
    }

    private Template template(String name, Path file) {
        String title = name.substring(0, name.lastIndexOf('.'));
        String ending = isHtml(name) ? "pdf" : "xlsx";
        Map<Language, String> titles =
                Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), language -> title));
        Fingerprint content = Fingerprint.of(new byte[0]);
        List<String> blanks = List.of();
        List<Problem> problems = new ArrayList<>();
        Problem size = size(name, file);
        if (size == null) {
            try {
                byte[] bytes = read(file);
                content = Fingerprint.of(bytes);
                blanks = isHtml(name)
                        ? Form.parse(text(bytes)).blanks()
                        : new SheetForm(wiring.workbooks(), name).blanks(bytes);
            } catch (MalformedException e) {
                problems.add(e.problem(FOLDER + "/" + name));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        } else {
            problems.add(size);
        }
        return new Template(name, titles, false, ending, content, blanks, problems);
    }

    private static @Nullable Problem size(String name, Path file) {
        long most = isHtml(name) ? MOST_HTML : MOST_XLSX;
        try {
            return Files.size(file) <= most
                    ? null
                    : Problem.error(DocumentProblem.TEMPLATE_TOO_LARGE, null, FOLDER + "/" + name, most);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(RunProblem.FILE_UNREADABLE, null, file.toString(), DiskFault.of(e)), e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(RunProblem.FILE_UNREADABLE, null, file.toString(), DiskFault.of(e)), e);
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static boolean isHtml(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(HTML);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path folder(Path file) {
        return Disk.parent(file);
    }
}
