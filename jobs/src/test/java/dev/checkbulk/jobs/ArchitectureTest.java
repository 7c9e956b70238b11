package dev.checkbulk.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.checkbulk.jobs.file.StreamBytes;
import dev.checkbulk.jobs.file.StreamOutput;
import java.io.Console;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the rooms of the engine depend on one another, and that it needs no terminal. */
class ArchitectureTest {
    private static final int LARGEST_PACKAGE = 25;
    private static final String ROOT = "dev.checkbulk.jobs";

    /** From the top down: each may use those after it. */
    private static final List<String> ROOMS = List.of(
            ROOT,
            ROOT + ".report",
            ROOT + ".type",
            ROOT + ".file",
            ROOT + ".plan",
            ROOT + ".row",
            ROOT + ".input",
            ROOT + ".text");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static ArchRule arrows(List<String> rooms) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : rooms) {
            layers = layers.layer(room).definedBy(room);
        }
        for (int below = 0; below < rooms.size(); below++) {
            layers = below == 0
                    ? layers.whereLayer(rooms.get(0)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(rooms.get(below))
                            .mayOnlyBeAccessedByLayers(rooms.subList(0, below).toArray(String[]::new));
        }
        return layers;
    }

    @Test
    void arrowsPointDownwards() {
        arrows(ROOMS).check(MAIN);
        assertEquals(Set.copyOf(ROOMS), files(MAIN.stream()).keySet());
    }

    @Test
    void arrowsThatPointUpwardsAreSeen() {
        ArchRule upsideDown = arrows(Stream.iterate(ROOMS.size() - 1, at -> at >= 0, at -> at - 1)
                .map(ROOMS::get)
                .toList());
        assertThrows(AssertionError.class, () -> upsideDown.check(MAIN));
    }

    @Test
    void noPackageHasMoreFilesThanOneCanOversee() {
        Map<String, Long> files = files(MAIN.stream());
        assertEquals(Set.of(), tooLarge(files, LARGEST_PACKAGE));
        assertTrue(!tooLarge(files, Collections.max(files.values()) - 1).isEmpty());
    }

    /** What only a front may touch: the environment, the console, the process. */
    private static ArchRule noTerminal() {
        return noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "console")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Runtime.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Console.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "dev.checkbulk.script..", "dev.checkbulk.standin..");
    }

    @Test
    void theEngineNeedsNoTerminal() {
        noTerminal().check(MAIN);
    }

    @Test
    void whatTouchesATerminalIsSeen() {
        JavaClasses offender = new ClassFileImporter().importClasses(Talker.class);
        assertThrows(AssertionError.class, () -> noTerminal().check(offender));
    }

    private static final class Talker {
        static void talk() {
            System.err.println(System.getenv("HOME"));
        }
    }

    @Test
    void whatEndsTheProcessIsSeen() {
        JavaClasses offender = new ClassFileImporter().importClasses(Quitter.class);
        assertThrows(AssertionError.class, () -> noTerminal().check(offender));
    }

    private static final class Quitter {
        static void quit() {
            Runtime.getRuntime().halt(1);
        }
    }

    /** What waits for another thread. Only an upload and what a plan is written to are waited for, on a worker's thread. */
    private static ArchRule noWaiting() {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(StreamBytes.class, StreamOutput.class)
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Future.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(BlockingQueue.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.CountDownLatch");
    }

    @Test
    void theEngineWaitsForNoThread() {
        noWaiting().check(MAIN);
    }

    @Test
    void whatWaitsIsSeen() {
        for (Class<?> offender : List.of(Sleeper.class, Joiner.class)) {
            JavaClasses waits = new ClassFileImporter().importClasses(offender);
            assertThrows(AssertionError.class, () -> noWaiting().check(waits), offender.getSimpleName());
        }
    }

    private static final class Sleeper {
        static void rest() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    private static final class Joiner {
        static Object result(io.vertx.core.Future<?> future) {
            return future.toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Map<String, Long> files(Stream<JavaClass> classes) {
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
}
