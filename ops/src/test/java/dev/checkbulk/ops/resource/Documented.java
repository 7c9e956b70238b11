package dev.checkbulk.ops.resource;

import dev.checkbulk.http.CheckRequest.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An operation as {@code check-endpoints.tsv} lists it, a digest of the published API description.
 *
 * @param body its body's parts
 */
record Documented(Method method, String path, List<String> query, List<Part> body) {
    /** A part of a body: {@code *address:object<*line1,line2>}. */
    record Part(String name, boolean required, String type, List<Part> members) {
        static Part of(String text) {
            boolean required = text.startsWith("*");
            String bare = required ? text.substring(1) : text;
            int colon = bare.indexOf(':');
            String type = colon < 0 ? "" : bare.substring(colon + 1);
            int open = type.indexOf('<');
            List<Part> members = open < 0 ? List.of() : parts(type.substring(open + 1, type.length() - 1), ",");
            return new Part(
                    colon < 0 ? bare : bare.substring(0, colon),
                    required,
                    open < 0 ? type : type.substring(0, open),
                    members);
        }

        static List<Part> parts(String text, String separator) {
            return text.isEmpty()
                    ? List.of()
                    : List.of(text.split(separator)).stream().map(Part::of).toList();
        }
    }

    static List<Documented> all() {
        List<Documented> all = new ArrayList<>();
        try (InputStream file = Documented.class.getResourceAsStream("/check-endpoints.tsv")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().skip(1).forEach(line -> {
                String[] cells = line.split("\t", -1);
                all.add(new Documented(
                        Method.valueOf(cells[0]),
                        cells[1],
                        cells[3].isEmpty() ? List.of() : List.of(cells[3].split(";")),
                        Part.parts(cells[4], ";")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Verb and path, names in braces left out: how they are called differs. */
    String shape() {
        return shape(method, path);
    }

    static String shape(Method method, String path) {
        return method + " " + path.replaceAll("\\{[a-z_]+}", "{}");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
