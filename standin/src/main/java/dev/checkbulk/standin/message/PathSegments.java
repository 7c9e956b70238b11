package dev.checkbulk.standin.message;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the path of a request consists of. */
public final class PathSegments {
    private PathSegments() {}

    /** The decoded segments, with a name of two segments as one; empty if the path is not of the right form. */
    public static List<String> of(String path) {
        String[] segments = path.split("/", -1);
        if (segments.length < 2 || !segments[0].isEmpty()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].isEmpty()) {
                return List.of();
            }
            steps.add(decode(segments[i]));
        }
        if (steps.get(0).equals("documents") && steps.size() > 1) {
            steps.set(1, "documents/" + steps.get(1));
            steps.remove(0);
        }
        if (isEmployeeBenefits(path)) {
            steps.set(0, "benefits");
        }
        return steps;
    }

    public static boolean isEmployeeBenefits(String path) {
        return path.equals("/employee_benefits") || path.startsWith("/employee_benefits/");
    }

    /** An escape that is none cannot be the id of anything. */
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
