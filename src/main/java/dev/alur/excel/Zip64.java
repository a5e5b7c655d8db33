package dev.alur.excel;

import java.nio.ByteBuffer;

/// The extra field that holds sizes and places which do not fit into 32 bits (APPNOTE 4.5.3).
final class Zip64 {
    static final int ID = 1;
    private static final long ELSEWHERE = 0xFFFFFFFFL;

    private Zip64() {}

    /// Size, packed size and place of a record of the directory.
    static long[] sizes(ByteBuffer view, int record) {
        long[] values = {
            view.getInt(record + 24) & ELSEWHERE,
            view.getInt(record + 20) & ELSEWHERE,
            view.getInt(record + 42) & ELSEWHERE
        };
        int at = find(view, record);
        for (int i = 0; i < 3 && at > 0; i++) {
            if (values[i] == ELSEWHERE) {
                values[i] = view.getLong(at);
                at += 8;
            }
        }
        return values;
    }

    /// Where the extra field keeps the place of the local header, or 0 where the record has it itself.
    static int placeOfLocal(ByteBuffer view, int record) {
        int at = find(view, record);
        if (at == 0 || (view.getInt(record + 42) & ELSEWHERE) != ELSEWHERE) {
            return 0;
        }
        at += (view.getInt(record + 24) & ELSEWHERE) == ELSEWHERE ? 8 : 0;
        at += (view.getInt(record + 20) & ELSEWHERE) == ELSEWHERE ? 8 : 0;
        return at;
    }

    private static int find(ByteBuffer view, int record) {
        int at = record + 46 + (view.getShort(record + 28) & 0xFFFF);
        int end = at + (view.getShort(record + 30) & 0xFFFF);
        while (at + 4 <= end) {
            int id = view.getShort(at) & 0xFFFF;
            if (id == ID) {
                return at + 4;
            }
            at += 4 + (view.getShort(at + 2) & 0xFFFF);
        }
        return 0;
    }
}
