package dev.alur.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Keeps, while a document is read, the bytes that an edit of some of its rows needs: all but the other rows.
/// Where a row is not there yet, the one that follows it is kept, for the new one is put in front of it.
final class Keeper implements Echo {
    private static final int MOST = 8 << 20;

    private final TreeSet<Integer> ahead;
    private final Set<Integer> known = new HashSet<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final List<Condensed.Stretch> stretches = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private long size;
    private boolean keeping = true;
    private boolean follows;
    private boolean isLost;
    private int begin;
    private long beginOffset;
    private int beginCrc;

    /// @param rows the rows that are to be edited
    Keeper(Set<Integer> rows) {
        ahead = new TreeSet<>(rows);
        known.addAll(rows);
    }

    /// A row begins; the tokenizer stands on its start tag.
    void row(int row, Tokenizer xml) throws IOException {
        boolean wanted = follows;
        follows = false;
        while (!ahead.isEmpty() && ahead.first() <= row) {
            ahead.removeFirst();
            wanted = true;
        }
        // in a part of the document a row that does not say which it is would be another one
        isLost |= xml.tag.find(Names.RUN) < 0 || xml.tag.depth() != 3;
        if (wanted) {
            known.add(row);
        }
        keep(wanted, xml);
    }

    /// The row after this one may be edited too.
    void follow() {
        follows = true;
    }

    /// From the current token on all is kept, or nothing.
    void keep(boolean wanted, Tokenizer xml) throws IOException {
        if (wanted != keeping) {
            xml.flush();
            keeping = wanted;
            if (wanted) {
                begin = kept.size();
                beginOffset = size;
                beginCrc = (int) crc.getValue();
            } else {
                end();
            }
        }
    }

    @Override
    public void copy(byte[] bytes, int from, int to, long offset) {
        crc.update(bytes, from, to - from);
        size += to - from;
        if (keeping && !isLost) {
            isLost = kept.size() + to - from > MOST;
            kept.write(bytes, from, isLost ? 0 : to - from);
        }
    }

    /// What was kept, after the document's end; null where it is too much, or where the part's bytes are not
    /// those of the document (another encoding).
    @Nullable
    Condensed condensed(Archive.Entry entry) {
        boolean same = size == entry.size() && crc.getValue() == entry.crc();
        if (isLost || !same) {
            return null;
        }
        if (keeping) {
            end();
            keeping = false;
        }
        return new Condensed(kept.toByteArray(), stretches, size, (int) crc.getValue(), known);
    }

    private void end() {
        if (kept.size() > begin) {
            stretches.add(
                    new Condensed.Stretch(begin, kept.size() - begin, beginOffset, beginCrc, (int) crc.getValue()));
        }
    }
}
