package dev.checkbulk.script.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * A known hole of a dependency, and the first version of the release line we use that does not have it. What is older has
 * it, whatever its release line: a fix in an older line is not looked for.
 */
record Advisory(String artifact, String id, Version fixedIn, String what) {
    static final String HEAD = "artifact\tadvisory\tfixed in\twhat";

    private static final GenericVersionScheme VERSIONS = new GenericVersionScheme();
    private static final Pattern ARTIFACT = Pattern.compile("[\\w.-]+:[\\w.-]+");
    private static final Pattern ID = Pattern.compile("CVE-\\d{4}-\\d{4,}|GHSA(-[2-9cfghjmpqrvwx]{4}){3}");

    Advisory {
        if (!ARTIFACT.matcher(artifact).matches() || !ID.matcher(id).matches() || what.isBlank()) {
            throw new IllegalArgumentException("Not group:artifact, CVE or GHSA number, version and what it is");
        }
    }

    /** The list in this file: a head, and lines of tab-separated cells. */
    static List<Advisory> read(Path list) throws IOException {
        List<String> lines = Files.readAllLines(list);
        if (!lines.get(0).equals(HEAD)) {
            throw new IllegalArgumentException(list + " must begin with: " + HEAD);
        }
        return IntStream.range(1, lines.size())
                .mapToObj(i -> parse(lines.get(i), list + ":" + (i + 1)))
                .toList();
    }

    private static Advisory parse(String line, String place) {
        String[] cells = line.split("\t", -1);
        try {
            return new Advisory(cells[0], cells[1], version(cells[2]), cells[3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(place + ": four cells are needed: " + HEAD, e);
        }
    }

    boolean concerns(Component component) {
        return artifact.equals(component.artifact())
                && version(component.version()).compareTo(fixedIn) < 0;
    }

    private static Version version(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new IllegalArgumentException("No version: " + text);
        }
        try {
            return VERSIONS.parseVersion(text);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String toString() {
        return id + " (" + what + "), fixed in " + fixedIn;
    }
}
