package dev.checkbulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on the design speak of what is there. */
class DesignPageTest {
    private static final Path ROOT = Path.of(System.getProperty("checkbulk.root"));

    /** Without folders: those of the walk are shortened. */
    private static final Pattern FILE = Pattern.compile("([\\w-]+\\.java)\\b");

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)\\b");

    private static Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> named(Pattern what, String page) {
        return what.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/DESIGN.md", "jobs/DESIGN.md"})
    void filesAndTestsThatAPageNamesAreThere(String page) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        Set<String> wanted = new TreeSet<>(named(FILE, text));
        named(TEST, text).forEach(test -> wanted.add(test + ".java"));
        assertTrue(wanted.size() > 5, wanted::toString);
        wanted.removeAll(files());
        assertEquals(Set.of(), wanted);
    }

    @Test
    void aNameThatIsNotThereIsSeen() {
        assertEquals(Set.of("Nowhere.java"), named(FILE, "see `run/Nowhere.java`, line 3"));
        assertEquals(Set.of("NoSuchTest"), named(TEST, "(`NoSuchTest.method`)"));
    }
}
