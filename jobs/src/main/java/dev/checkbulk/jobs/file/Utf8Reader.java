package dev.checkbulk.jobs.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Decodes strictly: no byte is ever replaced by a question mark on its way into payroll. A byte order mark of UTF-8 is
 * accepted and not part of the text. What is no text ends it with {@link Unreadable}.
 */
final class Utf8Reader extends Reader {
    /** The longest row in characters: a quote that is never closed must not fill the memory. */
    static final int LONGEST_ROW = 16_000_000;

    private static final String AGAIN = ": save the file again as UTF-8";
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).flip();
    private final boolean marked;
    private boolean ended;
    private int line = 1;
    private char last;
    private int rowLine;
    private long left = Long.MAX_VALUE;

    /** @param name what the file is called in a problem with all of it */
    Utf8Reader(InputStream in, String name) throws IOException {
        this.in = in;
        while (bytes.remaining() < 3 && !ended) {
            fill();
        }
        if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
            throw new Unreadable(0, name, "is UTF-16" + AGAIN, true);
        }
        marked = startsWith(0xEF, 0xBB, 0xBF);
        bytes.position(marked ? 3 : 0);
    }

    /** Whether it begins with a byte order mark. */
    boolean marked() {
        return marked;
    }

    /** From here on a row is read, which must not be too long. */
    void rowBegins(int line) {
        rowLine = line;
        left = LONGEST_ROW;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(to, from, length);
        while (out.position() == 0) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                check(to, from, out.position());
                throw new Unreadable(
                        line,
                        "line " + line,
                        String.format(
                                Locale.ROOT,
                                "the byte 0x%02X is not UTF-8 (the file may be Latin-1)%s",
                                bytes.get(bytes.position()),
                                AGAIN),
                        true);
            }
            if (out.position() == 0) {
                if (ended) {
                    return -1;
                }
                fill();
            }
        }
        check(to, from, out.position());
        return out.position();
    }

    /** Counts the lines, where CR, LF and CRLF each end one. */
    private void check(char[] text, int from, int length) throws Unreadable {
        for (int at = from; at < from + length; at++) {
            char c = text[at];
            if (c <= '\r') {
                if (c == '\n' ? last != '\r' : c == '\r') {
                    line++;
                } else if (c == 0) {
                    throw new Unreadable(
                            line, "line " + line, "contains a NUL byte, as UTF-16 text does" + AGAIN, true);
                }
            }
            last = c;
        }
        left -= length;
        if (left < 0) {
            throw new Unreadable(
                    rowLine,
                    "line " + rowLine,
                    "the row that begins here has more than 16,000,000 characters: is a quote opened and never closed?",
                    false);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }

    private boolean startsWith(int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.remaining() || (bytes.get(i) & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
