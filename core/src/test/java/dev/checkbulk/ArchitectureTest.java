package dev.checkbulk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.quota.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may use what. Each rule is shown a class that breaks it, and must object. */
class ArchitectureTest {
    private static final int LARGEST_PACKAGE = 25;

    /** From the top down: each may use those after it. */
    private static final List<String> ROOMS = List.of(
            "run",
            "run.undo",
            "run.row",
            "run.look",
            "run.state",
            "run.folder",
            "run.journal",
            "run.vault",
            "plan",
            "codec",
            "batch",
            "webclient",
            "internal.compare",
            "http",
            "network",
            "quota",
            "internal.packed",
            "internal.cell",
            "internal.net",
            "internal");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOMS.stream().map(room -> "dev.checkbulk." + room).toArray(String[]::new));

    private static ArchRule arrows() {
        LayeredArchitecture rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : ROOMS) {
            rooms = rooms.layer(room).definedBy("dev.checkbulk." + room, "dev.checkbulk.broken." + room);
        }
        for (int below = 0; below < ROOMS.size(); below++) {
            rooms = below == 0
                    ? rooms.whereLayer(ROOMS.get(below)).mayNotBeAccessedByAnyLayer()
                    : rooms.whereLayer(ROOMS.get(below))
                            .mayOnlyBeAccessedByLayers(ROOMS.subList(0, below).toArray(String[]::new));
        }
        return rooms.withOptionalLayers(true);
    }

    private static ArchRule oneClock() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(VertxScheduler.class.getName())
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now");
    }

    private static ArchRule passedRandomness() {
        return noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class);
    }

    private static ArchRule onlyTheRealPartsKnowTheWire() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..internal..", "..webclient..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.http..", "io.vertx.core.net..", "io.netty..");
    }

    private static ArchRule stateIsPrivate() {
        return classes()
                .that()
                .arePublic()
                .and()
                .areNotRecords()
                .should()
                .haveOnlyPrivateConstructors()
                .orShould()
                .beInterfaces()
                .orShould()
                .beEnums()
                .orShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Named.of("arrows point downwards", arrows()), dev.checkbulk.broken.quota.Upwards.class),
                Arguments.of(Named.of("one clock", oneClock()), ReadsTheClock.class),
                Arguments.of(Named.of("randomness is passed in", passedRandomness()), ThrowsDice.class),
                Arguments.of(Named.of("nothing is printed", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS), Prints.class),
                Arguments.of(Named.of("nothing is logged", NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING), Logs.class),
                Arguments.of(Named.of("HTTP is behind the wire", onlyTheRealPartsKnowTheWire()), KnowsHttp.class),
                Arguments.of(Named.of("nothing can be inherited from", stateIsPrivate()), Open.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theMainCodeKeepsTheRule(ArchRule rule, Class<?> breaker) {
        rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleObjectsToAClassThatBreaksIt(ArchRule rule, Class<?> breaker) {
        JavaClasses bad = new ClassFileImporter().importClasses(breaker, Batch.class, Outcome.class, Quota.class);
        assertThrows(AssertionError.class, () -> rule.check(bad));
    }

    @Test
    void theMainCodeIsThere() {
        MAIN.get(Batch.class);
        MAIN.get(VertxScheduler.class);
        Set<String> rooms = ROOMS.stream().map(room -> "dev.checkbulk." + room).collect(Collectors.toSet());
        assertEquals(rooms, filesByPackage(MAIN.stream()).keySet());
    }

    @Test
    void noPackageHasMoreFilesThanOneCanOversee() {
        assertEquals(Set.of(), tooLarge(filesByPackage(MAIN.stream()), LARGEST_PACKAGE));
    }

    @Test
    void aPackageWithOneFileMoreIsNamed() {
        Map<String, Long> files = filesByPackage(MAIN.stream());
        long most = Collections.max(files.values());
        assertFalse(tooLarge(files, most - 1).isEmpty());
    }

    private static Map<String, Long> filesByPackage(Stream<JavaClass> classes) {
        return classes.filter(
                        type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    }

    private static Set<String> tooLarge(Map<String, Long> files, long most) {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue() > most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static final class ReadsTheClock {
        final long now = System.nanoTime();
    }

    private static final class ThrowsDice {
        final int dice = ThreadLocalRandom.current().nextInt(6);
    }

    private static final class Prints {
        void print() {
            System.err.println();
        }
    }

    private static final class Logs {
        private static final Logger LOG = Logger.getLogger("x");

        void log() {
            LOG.info("x");
        }
    }

    private static final class KnowsHttp {
        io.vertx.core.http.HttpClient client;
    }

    /** Breaks the rule by being neither final nor anything else that cannot be inherited from. */
    public static class Open {}

    /** Options and files of the command line are a front's: core has other fronts too. */
    private static final Pattern WORDS_OF_A_FRONT = Pattern.compile("\"[^\"]*(--[a-z]|results\\.csv|jbang)[^\"]*\"");

    @Test
    void messagesNameNoOptionsOfAFront() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(source)) {
                    assertFalse(WORDS_OF_A_FRONT.matcher(line).find(), source + ": " + line);
                }
            }
        }
        assertTrue(WORDS_OF_A_FRONT.matcher("say(\"add --again\")").find());
    }
}
