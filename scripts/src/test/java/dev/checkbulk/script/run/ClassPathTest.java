package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.Version;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is on the class path of the scripts, and of a program that has a module as a dependency. */
class ClassPathTest extends ScriptTest {
    @Test
    void h12AScriptRunsOnTheNettyOfTheBuildAndWithoutKotlin() {
        Jbang.Ended ended =
                Jbang.run("info", "classpath", "reassign@catalog").in(folder).end();
        assertExit(0, ended);
        List<String> jars = Stream.of(ended.out().strip().split(":"))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();
        List<String> netty =
                jars.stream().filter(jar -> jar.startsWith("netty-")).toList();
        assertTrue(netty.size() > 10, ended::toString);
        String version = Version.identify().get("netty-common").artifactVersion();
        assertTrue(netty.stream().allMatch(jar -> jar.endsWith("-" + version + ".jar")), netty::toString);
        assertFalse(jars.stream().anyMatch(jar -> jar.contains("kotlin")), jars::toString);
    }

    @Test
    void h12TheTestsRunOnOneVersionOfNetty() {
        Set<String> versions = Version.identify().values().stream()
                .map(Version::artifactVersion)
                .collect(Collectors.toSet());
        assertEquals(1, versions.size(), versions::toString);
    }

    /** Only what a module names itself is nearer to such a program than what Vert.x names. */
    @Test
    void h12TheModulesNameAllThatVertxTakesOfNetty() throws Exception {
        Set<String> ofVertx;
        try (InputStream pom = Vertx.class.getResourceAsStream("/META-INF/maven/io.vertx/vertx-core/pom.xml")) {
            ofVertx = netty(pom);
        }
        assertTrue(ofVertx.contains("netty-codec-http"), ofVertx::toString);
        try (InputStream pom = Files.newInputStream(Jbang.ROOT.resolve("pom.xml"))) {
            Set<String> ours = netty(pom); // and what core itself uses
            assertTrue(ours.containsAll(ofVertx), ours::toString);
        }
    }

    /** The artifacts of Netty among the dependencies of this POM that are neither optional nor for tests. */
    private static Set<String> netty(InputStream pom) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom)
                .getDocumentElement();
        NodeList all = project.getElementsByTagName("dependency");
        Set<String> names = new HashSet<>();
        IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(d -> d.getParentNode().getParentNode().isSameNode(project))
                .filter(d -> text(d, "groupId").equals("io.netty"))
                .filter(d -> text(d, "optional").isEmpty() && text(d, "scope").isEmpty())
                .forEach(d -> names.add(text(d, "artifactId")));
        return names;
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
