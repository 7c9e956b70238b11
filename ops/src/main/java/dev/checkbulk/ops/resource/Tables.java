package dev.checkbulk.ops.resource;

import dev.checkbulk.http.CheckRequest.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Scanner;
import java.util.Set;

/** The tables of this package, read once. What is wrong in one is said with its line when the class is loaded. */
final class Tables {
    static final List<ResourceType> RESOURCES = resources(lines("resources.txt"));
    static final List<LeftOut> LEFT_OUT = leftOut(lines("left-out.txt"));

    private Tables() {}

    private static List<Line> lines(String file) {
        var stream = Tables.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException(file + " is missing beside " + Tables.class.getName());
        }
        try (Scanner text = new Scanner(stream, "UTF-8")) {
            StringBuilder whole = new StringBuilder();
            while (text.hasNextLine()) {
                whole.append(text.nextLine()).append('\n');
            }
            if (text.ioException() != null) {
                throw new IllegalStateException(file + " cannot be read", text.ioException());
            }
            return lines(file, whole.toString());
        }
    }

    /** The lines that say something: no empty ones, no comments. */
    static List<Line> lines(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                lines.add(new Line(file, number, line));
            }
        }
        return lines;
    }

    static List<ResourceType> resources(List<Line> lines) {
        List<Entry> entries = new ArrayList<>();
        for (Line line : lines) {
            if (line.keyword().equals("resource") && !line.indented()) {
                entries.add(new Entry(line));
            } else if (entries.isEmpty()) {
                throw line.wrong("a resource has to come first");
            } else {
                entries.get(entries.size() - 1).add(line);
            }
        }
        List<ResourceType> resources = entries.stream().map(Entry::finish).toList();
        requireUnique(resources);
        requireReferences(resources);
        return resources;
    }

    private static void requireUnique(List<ResourceType> resources) {
        Set<String> names = new HashSet<>();
        for (ResourceType resource : resources) {
            if (!names.add(resource.name())) {
                throw new IllegalStateException("Two resources are named " + resource.name());
            }
        }
    }

    private static void requireReferences(List<ResourceType> resources) {
        List<String> names = resources.stream().map(ResourceType::name).toList();
        for (ResourceType resource : resources) {
            for (Field field : resource.fields()) {
                if (field.refersTo() != null && !names.contains(field.refersTo())) {
                    throw new IllegalStateException(
                            resource.name() + "." + field.name() + " refers to no resource: " + field.refersTo());
                }
            }
        }
    }

    static List<LeftOut> leftOut(List<Line> lines) {
        return lines.stream().map(Tables::leftOut).toList();
    }

    private static LeftOut leftOut(Line line) {
        String[] parts = line.text().split("\\s+", 3);
        if (parts.length < 3 || !parts[1].startsWith("/")) {
            throw line.wrong("not a verb, a path and a reason");
        }
        try {
            return new LeftOut(Method.valueOf(parts[0]), parts[1], parts[2]);
        } catch (IllegalArgumentException e) {
            throw line.wrong("no verb of the API: " + parts[0]);
        }
    }
}
