package dev.checkbulk.script.input;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Decodes strictly: no byte is ever replaced by a question mark on its way into payroll. */
final class Utf8 {
    private static final String AGAIN = ": save the file again as UTF-8";
    private static final int CHUNK = 8192;

    private Utf8() {}

    /** Whether the file begins with a byte order mark of UTF-8, which is accepted. */
    static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Reads bytes that {@link #check} found right, without their byte order mark. */
    static Reader reader(byte[] bytes) {
        int start = hasMark(bytes) ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8);
    }

    /** Tells the first place that is not UTF-8 text, if there is one. */
    static void check(byte[] bytes, String name, Problems problems) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            problems.add(name, "is UTF-16" + AGAIN);
            return;
        }
        int bad = firstInvalid(bytes);
        int nul = firstNul(bytes, bad);
        if (nul < bad) {
            problems.add("line " + line(bytes, nul), "contains a NUL byte, as UTF-16 text does" + AGAIN);
        } else if (bad < bytes.length) {
            problems.add(
                    "line " + line(bytes, bad),
                    String.format("the byte 0x%02X is not UTF-8 (the file may be Latin-1)%s", bytes[bad], AGAIN));
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    /** Where the first malformed sequence begins, else the length. */
    private static int firstInvalid(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        while (decoder.decode(in, out, true).isOverflow()) {
            out.clear();
        }
        return in.position();
    }

    private static int firstNul(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return end;
    }

    /** The line of a place, where CR, LF and CRLF each end a line. */
    private static int line(byte[] bytes, int place) {
        int line = 1;
        for (int i = 0; i < place; i++) {
            if (bytes[i] == '\n' ? i == 0 || bytes[i - 1] != '\r' : bytes[i] == '\r') {
                line++;
            }
        }
        return line;
    }
}
