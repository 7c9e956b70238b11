package dev.checkbulk.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.checkbulk.bench.pace.DependsOnAnotherPart;
import dev.checkbulk.bench.share.ClosesTheCircle;
import dev.checkbulk.bench.share.SharePart;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the rooms of the bench depend on one another. Each rule is shown what breaks it, and must object. */
class ArchitectureTest {
    private static final int LARGEST_PACKAGE = 25;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.checkbulk.bench");

    private static final ArchRule ARROWS_POINT_ONE_WAY =
            slices().matching("dev.checkbulk.bench.(**)").should().beFreeOfCycles();

    /** A part can be read, changed and thrown away without another one. */
    private static final ArchRule NO_PART_DEPENDS_ON_ANOTHER = slices().matching(
                    "dev.checkbulk.bench.(pace|raw|memory|start|share|journal|stop)")
            .should()
            .notDependOnEachOther();

    @Test
    void noPartDependsOnAnother() {
        NO_PART_DEPENDS_ON_ANOTHER.check(MAIN);
        assertThrows(
                AssertionError.class,
                () -> NO_PART_DEPENDS_ON_ANOTHER.check(
                        new ClassFileImporter().importClasses(DependsOnAnotherPart.class, SharePart.class)));
    }

    @Test
    void roomsDependOnOneAnotherInOneDirection() {
        ARROWS_POINT_ONE_WAY.check(MAIN);
        assertThrows(
                AssertionError.class,
                () -> ARROWS_POINT_ONE_WAY.check(
                        new ClassFileImporter().importClasses(DependsOnAnotherPart.class, ClosesTheCircle.class)));
    }

    @Test
    void noPackageHasMoreFilesThanOneCanOversee() {
        Map<String, Long> files = MAIN.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().endsWith(".jmh_generated"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertEquals(Set.of(), tooLarge(files, LARGEST_PACKAGE));
        assertFalse(tooLarge(files, Collections.max(files.values()) - 1).isEmpty());
    }

    private static Set<String> tooLarge(Map<String, Long> files, long most) {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue() > most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
