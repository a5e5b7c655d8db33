package dev.alur.excel;

import java.util.ArrayList;
import java.util.List;

/// A counted list of styles.xml (`fonts`, `numFmts`, `cellXfs`) that elements can be appended to.
final class StyleSection {
    private final List<String> appended = new ArrayList<>();
    private String name = "";
    private int emptyFrom = -1;
    private int countFrom = -1;
    private int countTo = -1;
    private int end = -1;
    private int size;

    /// Takes the list's start tag.
    void starts(Part xml) {
        int count = xml.tag().find(Names.COUNT);
        countFrom = count < 0 ? -1 : xml.valueFrom(count);
        countTo = count < 0 ? -1 : xml.valueTo(count);
    }

    /// Takes the tag of a list that holds nothing.
    void isEmpty(Part xml) {
        name = xml.tag().prefix() + xml.tag().local();
        emptyFrom = xml.from();
        end = xml.to();
    }

    /// Takes the list's end tag.
    void ends(Part xml) {
        end = xml.from();
    }

    /// One of its elements was read.
    void count() {
        size++;
    }

    int size() {
        return size;
    }

    boolean isThere() {
        return end >= 0;
    }

    /// Appends an element and gives its place, counted from 0.
    int append(String element) {
        appended.add(element);
        size++;
        return size - 1;
    }

    boolean isChanged() {
        return !appended.isEmpty();
    }

    String appended() {
        return String.join("", appended);
    }

    /// Puts what was appended into the part.
    void splice(Part xml) {
        if (isChanged() && emptyFrom >= 0) {
            String start = '<' + name + " count=\"" + size + "\">";
            xml.splice(emptyFrom, end, start + appended() + "</" + name + '>');
        } else if (isChanged() && isThere()) {
            xml.splice(end, end, appended());
            if (countFrom >= 0) {
                xml.splice(countFrom, countTo, Integer.toString(size));
            }
        }
    }
}
