package dev.checkbulk.script.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what the modules depend on, tests included, against the list of known holes in the tree. Asks nobody. */
class AdvisoriesTest {
    private static final Path ROOT = Path.of(System.getProperty("checkbulk.root"));
    private static final Path LIST = ROOT.resolve(".ci/advisories.tsv");

    @TempDir
    Path folder;

    private static List<String> holes(Path bom) throws IOException {
        List<Advisory> advisories = Advisory.read(LIST);
        return Component.of(bom).stream().flatMap(c -> c.holes(advisories)).toList();
    }

    @Test
    void h12NothingThatAModuleDependsOnHasAKnownHole() throws IOException {
        assumeFalse(System.getProperty("quick") != null, "-Dquick makes no bill of materials");
        assumeFalse(
                "offline=true".equals(System.getProperty("checkbulk.maven")),
                "Maven makes no bill of materials offline");
        Path bom = ROOT.resolve("target/bom.json");
        assertTrue(Files.exists(bom), "There is no " + bom + ": run Maven on the whole project, or with -am");
        assertTrue(Component.of(bom).stream().anyMatch(c -> c.artifact().equals("io.vertx:vertx-core")));
        assertEquals(List.of(), holes(bom));
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty,netty-handler,4.2.13.Final,CVE-2026-45416,4.2.15.Final",
        "io.netty,netty-handler,4.2.9.Final,CVE-2026-75595,4.2.17.Final",
        "io.netty,netty-codec-http,4.2.17.Final,CVE-2026-93491,4.2.18.Final",
        "io.netty,netty-codec-http,4.2.18.RC1,CVE-2026-93491,4.2.18.Final",
        "io.netty,netty-codec-http2,4.1.138.Final,CVE-2026-93492,4.2.18.Final",
        "com.fasterxml.jackson.core,jackson-databind,2.22.1,CVE-2026-91776,2.22.3",
        "com.fasterxml.jackson.core,jackson-databind,2.9.10.8,CVE-2026-91776,2.22.3",
    })
    void h12AnOlderVersionIsNamedWithItsHoleAndTheFix(
            String group, String name, String version, String id, String fixedIn) throws IOException {
        List<String> holes = holes(bom(group, name, version));
        String named = group + ":" + name + " " + version + " has " + id;
        assertTrue(
                holes.stream().anyMatch(h -> h.startsWith(named) && h.endsWith(", fixed in " + fixedIn)),
                holes::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty,netty-handler,4.2.18.Final",
        "io.netty,netty-handler,4.2.100.Final",
        "io.netty,netty-handler,4.3.0.Final",
        "com.example,netty-handler,4.2.13.Final",
        "io.netty,netty-example,4.2.13.Final",
    })
    void h12AFixedVersionAndAnotherLibraryAreNotNamed(String group, String name, String version) throws IOException {
        assertEquals(List.of(), holes(bom(group, name, version)));
    }

    private Path bom(String group, String name, String version) throws IOException {
        return Files.writeString(folder.resolve("bom.json"), """
                {"bomFormat": "CycloneDX", "components": [
                  {"group": "com.example", "name": "other", "version": "1"},
                  {"group": "%s", "name": "%s", "version": "%s"}]}
                """.formatted(group, name, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "io.netty:netty-handler\tCVE-2026-45416\t4.2.15.Final",
                "netty-handler\tCVE-2026-45416\t4.2.15.Final\twhat",
                "io.netty:netty-handler\tsoon\t4.2.15.Final\twhat",
                "io.netty:netty-handler\tCVE-2026-45416\t\twhat",
                "io.netty:netty-handler\tCVE-2026-45416\tnone\twhat",
                "io.netty:netty-handler  CVE-2026-45416  4.2.15.Final  what",
            })
    void h12ALineThatIsNoAdvisoryFailsAndIsNotPassedOver(String line) throws IOException {
        Path list = Files.writeString(folder.resolve("list.tsv"), Advisory.HEAD + "\n" + line + "\n");
        Exception thrown = assertThrows(IllegalArgumentException.class, () -> Advisory.read(list));
        assertTrue(thrown.getMessage().contains("list.tsv:2:"), thrown::toString);
    }

    @Test
    void h12NoAdvisoryIsListedTwice() throws IOException {
        HashSet<String> known = new HashSet<>();
        Stream<Advisory> twice = Advisory.read(LIST).stream().filter(a -> !known.add(a.artifact() + " " + a.id()));
        assertEquals(List.of(), twice.toList());
    }
}
