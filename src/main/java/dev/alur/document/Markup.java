package dev.alur.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// HTML that is well-formed as XML, read without fetching anything.
final class Markup {
    private Markup() {}

    /// A page with its title, language and description.
    static Document entitled(Document page, Meta meta) {
        Element root = page.getDocumentElement();
        root.setAttribute("lang", meta.language().code());
        Element head = first(root, "head");
        if (head == null) {
            head = page.createElement("head");
            root.insertBefore(head, root.getFirstChild());
        }
        Element title = first(head, "title");
        if (title == null) {
            title = page.createElement("title");
            head.appendChild(title);
        }
        title.setTextContent(meta.title());
        addMeta(head, "author", meta.author());
        addMeta(head, "description", meta.description());
        return page;
    }

    /// True where a page holds SVG, in line or as a picture.
    static boolean hasDrawings(Document page) {
        if (page.getElementsByTagNameNS("*", "svg").getLength() > 0
                || page.getElementsByTagName("svg").getLength() > 0) {
            return true;
        }
        NodeList pictures = page.getElementsByTagName("img");
        for (int i = 0; i < pictures.getLength(); i++) {
            String source = ((Element) pictures.item(i)).getAttribute("src").toLowerCase(Locale.ROOT);
            if (source.startsWith("data:image/svg") || source.endsWith(".svg")) {
                return true;
            }
        }
        return false;
    }

    /// A text without the characters that XML cannot hold: control characters and halves of pairs.
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Markup::isXml).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character < 0xFFFE)
                || character >= 0x10000;
    }

    private static void addMeta(Element head, String name, String content) {
        Element meta = head.getOwnerDocument().createElement("meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", clean(content));
        head.appendChild(meta);
    }

    private static @Nullable Element first(Element parent, String name) {
        Node node = parent.getElementsByTagName(name).item(0);
        return node instanceof Element element ? element : null;
    }

    /// @throws MalformedException where it is not well-formed
    static Document parse(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Refusal());
            String page = clean(html).replaceFirst("(?i)^\\s*<!DOCTYPE html>", "");
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (SAXParseException e) {
            throw new MalformedException(e.getLineNumber(), e.getColumnNumber(), e);
        } catch (SAXException e) {
            throw new MalformedException(1, 1, e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a string", e);
        }
    }

    /// Throws what the parser would print.
    private static final class Refusal implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXParseException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXParseException {
            throw exception;
        }
    }
}
