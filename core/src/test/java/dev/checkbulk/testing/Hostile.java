package dev.checkbulk.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Answers that somebody made up to hurt who reads them; none of them is what was asked for. */
public final class Hostile {
    private static final int MEGABYTE = 1 << 20;

    private Hostile() {}

    /** A body each. */
    public static List<byte[]> bodies() {
        List<byte[]> bodies = small();
        bodies.add("[".repeat(10 * MEGABYTE).getBytes(StandardCharsets.US_ASCII));
        bodies.add("{\"a\":".repeat(MEGABYTE / 5).getBytes(StandardCharsets.US_ASCII));
        bodies.add(
                ("{\"id\":\"emp_1\",\"results\":[" + "9".repeat(MEGABYTE) + "]}").getBytes(StandardCharsets.US_ASCII));
        bodies.add(sameHash().getBytes(StandardCharsets.US_ASCII));
        return bodies;
    }

    /** Those that take no time to read. */
    public static List<byte[]> small() {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : texts()) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}); // half a pair, as it is
        bodies.add(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
        bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0});
        return bodies;
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String number : List.of(
                "1e99999999999",
                "-1e99999999999",
                "1e-99999999999",
                "1e2147483647",
                "1e-2147483648",
                "1e999999999",
                "1e1001",
                "1.5e-1001",
                "NaN",
                "-Infinity",
                "1e",
                "0x1F")) {
            texts.add(number);
            texts.add("{\"id\":\"emp_1\",\"next\":null,\"results\":[],\"pay\":" + number + "}");
        }
        texts.add("{\"id\":\"emp_1\",\"id\":\"emp_1\",\"next\":null,\"results\":[]}");
        texts.add("{\"id\":\"emp_1\",\"next\":null,\"results\":[],\"x\":\"\\ud800\"}");
        texts.add("{\"id\":\"emp_1\",\"next\":null,\"results\":[],\"\\udfff\":1}");
        texts.add("{\"id\":\"emp_1\",\"next\":null,\"results\":[],\"x\":" + "[".repeat(201) + "]".repeat(201) + "}");
        texts.add("\uFEFF{\"id\":\"emp_1\",\"next\":null,\"results\":[]}");
        texts.add("<html><body>Sign in to the guest network</body></html>");
        texts.add("null");
        texts.add("");
        texts.add("[]");
        texts.add("\"");
        texts.add("{\"id\":\"emp_1\",\"results\":");
        return texts;
    }

    /** Many names of one hash, which parsers with a table of names refuse in their own way. */
    private static String sameHash() {
        StringBuilder text = new StringBuilder("{");
        for (int n = 0; n < 1 << 14; n++) {
            text.append('"');
            for (int bit = 0; bit < 14; bit++) {
                text.append((n >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append("\":1,");
        }
        return text.append("\"x\":NaN}").toString();
    }

    /** The text, changed at some places: what was a value may be another, what was syntax may be none. */
    public static byte[] mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = 1 + random.nextInt(3); times > 0 && !changed.isEmpty(); times--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, changed.substring(at, to));
                case 2 -> changed.setLength(at);
                case 3 -> changed.replace(at, to, piece(random));
                default -> replaceValue(changed, random);
            }
        }
        byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Still JSON, and of another shape than it should be. */
    private static void replaceValue(StringBuilder text, Random random) {
        int colon = text.indexOf(":", random.nextInt(text.length()));
        if (colon >= 0) {
            int end = colon + 1;
            while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            text.replace(colon + 1, end, piece(random));
        }
    }

    private static String piece(Random random) {
        List<String> pieces = List.of(
                "null",
                "true",
                "{}",
                "[]",
                "[[]]",
                "{\"id\":[]}",
                "\"\"",
                "-1",
                "1e99999999999",
                "1e999",
                "NaN",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "9".repeat(400),
                "{\"error\":{}}",
                "{\"error\":5}",
                "\"next\"",
                "[null]",
                "[5]",
                "\"../../x\"",
                "\"%\"",
                "2147483648",
                "99999999999999999999",
                "\uFEFF",
                "\\",
                "\"");
        return pieces.get(random.nextInt(pieces.size()));
    }
}
