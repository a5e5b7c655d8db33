package dev.alur.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/// A template in HTML, well-formed as XML. Words between braces, `{Client}`, are blanks to be filled; what
/// fills them is text, never markup. An element with `data-if="Due"` stays only where that blank is filled, one
/// with `data-unless` only where it is not; one with `data-each` is there once for each line of a blank, which
/// is `{line}` in it.
public final class Form {
    /// Words between braces, as templates of every kind have them.
    public static final Pattern BLANK = Pattern.compile("\\{([^{}\\r\\n]{1,200})}");

    private static final Set<String> NOT_OURS = Set.of("script", "iframe", "object", "embed", "base");
    static final String LINE = "line";
    private static final List<String> ASKING = List.of("data-if", "data-unless", "data-each");
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?:|mailto:|tel:|#).*", Pattern.DOTALL);
    /// Characters that may be put in, copied ones included: some hundred pages.
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Document page;
    private int characters;

    private Form(Document page) {
        this.page = page;
    }

    /// Reads a template.
    ///
    /// @throws MalformedException where it is not well-formed
    public static Form parse(String html) {
        return new Form(Markup.parse(html));
    }

    /// All blanks, each once, in the order of the page.
    public List<String> blanks() {
        Set<String> blanks = new LinkedHashSet<>();
        collect(page.getDocumentElement(), blanks);
        blanks.remove(LINE);
        return List.copyOf(blanks);
    }

    /// Fills the blanks. A form is filled once.
    ///
    /// @param pictures gives the address of the picture that a path names, or an empty one
    /// @throws IllegalStateException where far too much would be put in
    Document fill(FormWords words, Function<String, String> pictures) {
        fill(page.getDocumentElement(), words::text, pictures);
        return page;
    }

    private static void collect(Element element, Set<String> blanks) {
        if (isStyle(element)) {
            return;
        }
        for (String asking : ASKING) {
            if (element.hasAttribute(asking)) {
                blanks.add(element.getAttribute(asking).strip());
            }
        }
        attributes(element).forEach(attribute -> find(attribute.getValue(), blanks));
        for (Node child : children(element)) {
            switch (child) {
                case Element inner -> collect(inner, blanks);
                case Text text -> find(text.getData(), blanks);
                default -> {}
            }
        }
    }

    private static void find(String text, Set<String> blanks) {
        Matcher matcher = BLANK.matcher(text);
        while (matcher.find()) {
            blanks.add(matcher.group(1).strip());
        }
    }

    private void fill(Element element, Function<String, String> words, Function<String, String> pictures) {
        for (Node child : children(element)) {
            switch (child) {
                case Element inner -> inner(inner, words, pictures);
                case Text text when !isStyle(element) -> fill(text, words);
                default -> {}
            }
        }
        fillAttributes(element, words, pictures);
    }

    /// An element that is there always, sometimes, or several times.
    private void inner(Element element, Function<String, String> words, Function<String, String> pictures) {
        boolean stays = !NOT_OURS.contains(element.getTagName().toLowerCase(Locale.ROOT))
                && (!element.hasAttribute("data-if")
                        || !said(element, "data-if", words).isBlank())
                && (!element.hasAttribute("data-unless")
                        || said(element, "data-unless", words).isBlank());
        Node parent = element.getParentNode();
        if (!stays) {
            parent.removeChild(element);
            return;
        }
        List<String> lines = lines(element, words);
        ASKING.forEach(element::removeAttribute);
        if (lines == null) {
            fill(element, words, pictures);
            return;
        }
        int weight = weight(element);
        for (String line : lines) {
            count(weight);
            Element copy = (Element) element.cloneNode(true);
            parent.insertBefore(copy, element);
            fill(copy, blank -> blank.equals(LINE) ? line : words.apply(blank), pictures);
        }
        parent.removeChild(element);
    }

    private static @Nullable List<String> lines(Element element, Function<String, String> words) {
        return element.hasAttribute("data-each")
                ? said(element, "data-each", words)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : null;
    }

    private static String said(Element element, String attribute, Function<String, String> words) {
        return words.apply(element.getAttribute(attribute).strip());
    }

    /// Puts words into a text; what breaks over lines there does so here.
    private void fill(Text text, Function<String, String> words) {
        String filled = filled(text.getData(), words);
        if (filled.equals(text.getData())) {
            return;
        }
        Node parent = text.getParentNode();
        boolean first = true;
        for (String line : filled.split("\\R", -1)) {
            if (!first) {
                parent.insertBefore(page.createElement("br"), text);
            }
            parent.insertBefore(page.createTextNode(line), text);
            first = false;
        }
        parent.removeChild(text);
    }

    private void fillAttributes(Element element, Function<String, String> words, Function<String, String> pictures) {
        for (Attr attribute : attributes(element)) {
            String name = attribute.getName().toLowerCase(Locale.ROOT);
            String filled = filled(attribute.getValue(), words);
            if (name.startsWith("on")) {
                element.removeAttributeNode(attribute);
            } else if (filled.equals(attribute.getValue()) || name.equals("style")) {
                continue;
            } else if (name.equals("src")) {
                attribute.setValue(pictures.apply(filled));
            } else if (name.equals("href") && !LINK.matcher(filled).matches()) {
                element.removeAttributeNode(attribute);
            } else {
                attribute.setValue(filled);
            }
        }
    }

    private String filled(String text, Function<String, String> words) {
        String filled = BLANK.matcher(text)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        Markup.clean(words.apply(blank.group(1).strip()))));
        count(filled.length() - text.length());
        return filled;
    }

    /// Counts what is put in, and gives up where it is far too much.
    private void count(int more) {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw new IllegalStateException("more than " + MOST_CHARACTERS + " characters to put in");
        }
    }

    /// What a copy of an element counts: its characters, and one for each element and text.
    private static int weight(Node node) {
        int weight = 1 + (node instanceof Text text ? text.getLength() : 0);
        if (node instanceof Element element) {
            weight += attributes(element).stream()
                    .mapToInt(attribute -> attribute.getValue().length())
                    .sum();
        }
        return weight + children(node).stream().mapToInt(Form::weight).sum();
    }

    private static boolean isStyle(Element element) {
        return element.getTagName().equalsIgnoreCase("style");
    }

    private static List<Node> children(Node element) {
        List<Node> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            children.add(nodes.item(i));
        }
        return children;
    }

    private static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!ASKING.contains(attribute.getName())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }
}
