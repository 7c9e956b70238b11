package dev.checkbulk.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The page's files: HTML with places to be filled, style, and script. */
final class Template {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String html = resource("report.html");
    private final String style = resource("report.css");
    private final String script = resource("report.js");

    /** Writes what stands at a place of the page. */
    @FunctionalInterface
    interface Part {
        void writeTo(Writer page) throws IOException;

        static Part of(String html) {
            return page -> page.write(html);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Template.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the page.
     *
     * @throws IllegalStateException when a place has no part
     */
    void write(Writer page, Map<String, Part> parts) throws IOException {
        int from = 0;
        for (int open = html.indexOf(OPEN); open >= 0; open = html.indexOf(OPEN, from)) {
            page.write(html, from, open - from);
            int close = html.indexOf(CLOSE, open);
            part(html.substring(open + OPEN.length(), close), parts).writeTo(page);
            from = close + CLOSE.length();
        }
        page.write(html, from, html.length() - from);
    }

    private Part part(String name, Map<String, Part> parts) {
        return switch (name) {
            case "policy" -> Part.of(policy());
            case "style" -> Part.of(style);
            case "script" -> Part.of(script);
            default -> {
                Part part = parts.get(name);
                if (part == null) {
                    throw new IllegalStateException("The page has a place for " + name);
                }
                yield part;
            }
        };
    }

    /** Nothing may be fetched, sent or run but the style and the script that are in the page. */
    private String policy() {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
