package dev.alur.document;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Draws a filled template in HTML as a PDF. Nothing is run and nothing is fetched: pictures and style sheets
/// are files of the templates' own folder, a picture that a blank names is one of the workbook's.
public final class FormPdf {
    private FormPdf() {}

    /// Draws a document. The same template, words and files give the same bytes.
    ///
    /// @param name the template's, for sentences
    /// @param sources the folder of the workbook, and that of the template where it is the user's own
    /// @throws ProblemException where the template is not well-formed, or too much would be put in
    public static Drawn draw(String name, String html, FormWords words, Meta meta, Sources sources) {
        List<Problem> problems = new ArrayList<>();
        try {
            Document page = Form.parse(html).fill(words, path -> Logo.address(path, sources.home(), problems));
            style(page, sources.templates());
            warn(page, meta, problems);
            return new Drawn(Pdf.draw(page, meta, sources.templates()), problems);
        } catch (MalformedException e) {
            throw new ProblemException(e.problem(name), e);
        } catch (IllegalStateException e) {
            throw wrong(DocumentProblem.DOCUMENT_TOO_LARGE, e, name);
        }
    }

    private static ProblemException wrong(DocumentProblem key, RuntimeException cause, Object... arguments) {
        return new ProblemException(Problem.error(key, null, arguments), cause);
    }

    /// Our style sheet stands in for a link to it, unless the user has one of that name.
    private static void style(Document page, @Nullable Path folder) {
        boolean own = folder != null && Files.isRegularFile(folder.resolve(OurForm.STYLE));
        NodeList links = page.getElementsByTagName("link");
        for (int i = links.getLength() - 1; i >= 0; i--) {
            Element link = (Element) links.item(i);
            if (!own && link.getAttribute("href").equals(OurForm.STYLE)) {
                Element style = page.createElement("style");
                style.setTextContent(Templates.ours(OurForm.STYLE));
                link.getParentNode().replaceChild(style, link);
            }
        }
        NodeList pictures = page.getElementsByTagName("img");
        for (int i = pictures.getLength() - 1; i >= 0; i--) {
            Element picture = (Element) pictures.item(i);
            if (picture.getAttribute("src").isEmpty()) {
                picture.getParentNode().removeChild(picture);
            }
        }
    }

    private static void warn(Document page, Meta meta, List<Problem> problems) {
        SortedSet<Integer> missing = Fonts.missing(page.getDocumentElement().getTextContent());
        if (!missing.isEmpty()) {
            problems.add(Problem.warning(
                    DocumentProblem.MISSING_CHARACTERS,
                    null,
                    meta.title(),
                    missing.stream().map(InvoiceHtml::name).toList()));
        }
    }
}
