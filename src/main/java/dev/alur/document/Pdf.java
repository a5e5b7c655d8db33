package dev.alur.document;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/// Draws HTML as a PDF with embedded fonts, made for archives and for readers who do not see (PDF/A-3a,
/// PDF/UA-1). The same input gives the same bytes, and nothing is fetched from anywhere: pictures are `data:`
/// addresses or files of one folder.
public final class Pdf {
    private static final Set<ExternalResourceType> ALLOWED = Set.of(
            ExternalResourceType.CSS,
            ExternalResourceType.FONT,
            ExternalResourceType.IMAGE_RASTER,
            ExternalResourceType.XML_SVG,
            ExternalResourceType.SVG_BINARY);

    private Pdf() {}

    /// Draws a page that refers to no files.
    ///
    /// @param html well-formed as XML; title, language and description are taken from `meta`
    /// @throws IllegalArgumentException where it is not well-formed; the message says where
    public static byte[] draw(String html, Meta meta) {
        return draw(html, meta, null);
    }

    /// Draws a page that may refer to the files of a folder.
    ///
    /// @param folder where relative addresses begin; nothing outside it is read
    public static byte[] draw(String html, Meta meta, @Nullable Path folder) {
        return draw(Markup.parse(html), meta, folder);
    }

    /// Draws a page that was read already.
    static byte[] draw(Document tree, Meta meta, @Nullable Path folder) {
        XRLog.setLoggingEnabled(false);
        Document page = Markup.entitled(tree, meta);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(
                page, folder == null ? "about:blank" : folder.toUri().toString());
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withProducer("Alur");
        builder.useReplacementText("?");
        builder.useUnicodeLineBreaker(new LineEnds());
        Fonts.into(builder);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> allowed(uri, type, when, folder), when);
        }
        if (Markup.hasDrawings(page)) {
            return drawWithSvg(builder, meta);
        }
        return bytes(builder, meta);
    }

    /// Apart from the rest, so that Batik is loaded only for pages that need it.
    private static byte[] drawWithSvg(PdfRendererBuilder builder, Meta meta) {
        try (BatikSVGDrawer drawer = new BatikSVGDrawer(
                BatikSVGDrawer.SvgScriptMode.SECURE, BatikSVGDrawer.SvgExternalResourceMode.SECURE)) {
            builder.useSVGDrawer(drawer);
            return bytes(builder, meta);
        }
    }

    private static byte[] bytes(PdfRendererBuilder builder, Meta meta) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            fix(document, meta);
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw " + meta.title(), e);
        }
        return bytes.toByteArray();
    }

    /// Takes clock and chance out of a document: its dates, its id, and what its XMP repeats of them.
    private static void fix(PDDocument document, Meta meta) throws IOException {
        Calendar day = GregorianCalendar.from(meta.date().atStartOfDay(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(day);
        information.setModificationDate(day);
        document.setDocumentId(meta.date().toEpochDay());
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            String fixed =
                    xmp.replaceAll("(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*", "$1" + meta.date() + "T00:00:00Z");
            metadata.importXMPMetadata(fixed.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean allowed(
            String uri, ExternalResourceType type, ExternalResourceControlPriority when, @Nullable Path folder) {
        if (!ALLOWED.contains(type)) {
            return false;
        }
        if (uri.startsWith("data:")) {
            return true;
        }
        if (folder == null) {
            return false;
        }
        return when == ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI || inside(uri, folder);
    }

    private static boolean inside(String uri, Path folder) {
        try {
            URI address = URI.create(uri);
            return "file".equals(address.getScheme())
                    && Path.of(address).toRealPath().startsWith(folder.toRealPath());
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
