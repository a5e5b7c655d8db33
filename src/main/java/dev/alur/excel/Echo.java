package dev.alur.excel;

import java.io.IOException;
import java.io.OutputStream;

/// Gets the document that a [Tokenizer] reads, byte for byte, but for what is taken out of it.
interface Echo {
    /// Takes bytes of the document.
    ///
    /// @param offset the place of the first one in the document
    void copy(byte[] bytes, int from, int to, long offset) throws IOException;

    /// Everything in front of a place of the document was copied or is taken out. What is written into the copy
    /// now stands there.
    default void reach(long offset) throws IOException {}

    /// An echo that copies to a stream.
    static Echo into(OutputStream out) {
        return (bytes, from, to, offset) -> out.write(bytes, from, to - from);
    }
}
