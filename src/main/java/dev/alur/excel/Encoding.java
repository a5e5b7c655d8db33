package dev.alur.excel;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives every XML part as UTF-8. Parts in UTF-8 pass as they are; others (UTF-16, windows-1252, …)
/// are transcoded, their declaration too.
final class Encoding {
    private static final Pattern DECLARED = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int LONGEST_DECLARATION = 256;

    private Encoding() {}

    static InputStream utf8(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 15);
        in.mark(LONGEST_DECLARATION * 2);
        byte[] start = in.readNBytes(LONGEST_DECLARATION * 2);
        in.reset();
        Charset charset = charset(start);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return in;
        }
        Reader reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        return new SequenceInputStream(
                new ByteArrayInputStream(head(reader).getBytes(StandardCharsets.UTF_8)), new Transcoded(reader));
    }

    private static Charset charset(byte[] start) {
        if (start.length >= 2) {
            int first = (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
            switch (first) {
                case 0xFEFF, 0xFFFE -> {
                    return StandardCharsets.UTF_16;
                }
                case 0x003C -> {
                    return StandardCharsets.UTF_16BE;
                }
                case 0x3C00 -> {
                    return StandardCharsets.UTF_16LE;
                }
                default -> {}
            }
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("?>");
        Matcher matcher = DECLARED.matcher(end < 0 ? "" : text.substring(0, end));
        if (!matcher.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset declared = Charset.forName(matcher.group(1));
            return declared.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : declared;
        } catch (IllegalArgumentException e) {
            throw new DamagedException("the encoding " + matcher.group(1) + " is not known");
        }
    }

    /// The document's beginning, up to the end of its declaration, which then says UTF-8.
    private static String head(Reader reader) throws IOException {
        StringBuilder head = new StringBuilder();
        int c;
        while (head.length() < LONGEST_DECLARATION && (c = reader.read()) >= 0) {
            head.append((char) c);
            boolean declaration = head.length() < 5 || head.toString().startsWith("<?xml");
            if (!declaration || head.toString().endsWith("?>")) {
                break;
            }
        }
        return DECLARED.matcher(head).replaceFirst("encoding=\"UTF-8\"");
    }

    /// A reader's characters as UTF-8 bytes.
    private static final class Transcoded extends InputStream {
        private final Reader reader;
        private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        private final CharBuffer chars = CharBuffer.allocate(8192).limit(0);
        private final ByteBuffer bytes = ByteBuffer.allocate(32768).limit(0);
        private boolean ended;

        Transcoded(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (!bytes.hasRemaining()) {
                if (ended) {
                    return -1;
                }
                refill();
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(target, offset, count);
            return count;
        }

        private void refill() throws IOException {
            chars.compact();
            ended = reader.read(chars) < 0;
            chars.flip();
            bytes.clear();
            CoderResult result = encoder.encode(chars, bytes, ended);
            if (result.isError()) {
                throw new DamagedException("half a character");
            }
            bytes.flip();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
