package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of the page on security names a test, and there is one of that name. */
class SecurityPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Jbang.ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }

    @Test
    void everyPromiseHasATestThatExists() throws IOException {
        Map<String, Path> tests = tests();
        List<String> missing = new ArrayList<>();
        List<String> promises = Files.readString(Jbang.ROOT.resolve("docs/security.md"))
                .lines()
                .dropWhile(line -> !line.equals("## What is not trusted"))
                .takeWhile(line -> !line.equals("## What is not promised"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| who"))
                .toList();
        assertTrue(promises.size() > 15, promises::toString);
        for (String promise : promises) {
            List<MatchResult> named = TEST.matcher(promise).results().toList();
            if (named.isEmpty()) {
                missing.add("no test: " + promise);
            }
            for (MatchResult test : named) {
                Path file = tests.get(test.group(1));
                if (file == null
                        || test.group(2) != null && !Files.readString(file).contains("void " + test.group(2) + "(")) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }
}
