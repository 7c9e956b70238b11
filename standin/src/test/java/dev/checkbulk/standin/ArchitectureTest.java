package dev.checkbulk.standin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.checkbulk.broken.OfTheClient;
import dev.checkbulk.standin.broken.one.Forth;
import dev.checkbulk.standin.broken.other.Back;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the rooms of the stand-in depend on one another. Each rule is shown what breaks it, and must object. */
class ArchitectureTest {
    private static final int LARGEST_PACKAGE = 25;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.checkbulk.standin");

    private static final ArchRule ARROWS_POINT_ONE_WAY =
            slices().matching("dev.checkbulk.standin.(**)").should().beFreeOfCycles();

    private static final ArchRule NO_ROOM_KNOWS_THE_DOOR = noClasses()
            .that()
            .resideOutsideOfPackage("dev.checkbulk.standin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.checkbulk.standin");

    /** The judge would prove nothing if it shared code with what it judges. */
    private static final ArchRule NOTHING_OF_THE_CLIENT = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.checkbulk..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("dev.checkbulk.standin..")));

    @Test
    void roomsDependOnOneAnotherInOneDirection() {
        ARROWS_POINT_ONE_WAY.check(MAIN);
        assertThrows(
                AssertionError.class,
                () -> ARROWS_POINT_ONE_WAY.check(new ClassFileImporter().importClasses(Forth.class, Back.class)));
    }

    @Test
    void theDoorIsAboveAllRooms() {
        NO_ROOM_KNOWS_THE_DOOR.check(MAIN);
        assertThrows(
                AssertionError.class,
                () -> NO_ROOM_KNOWS_THE_DOOR.check(
                        new ClassFileImporter().importClasses(Back.class, StandinSettings.class)));
    }

    @Test
    void itSharesNoCodeWithTheClient() {
        NOTHING_OF_THE_CLIENT.check(MAIN);
        assertThrows(
                AssertionError.class,
                () -> NOTHING_OF_THE_CLIENT.check(
                        new ClassFileImporter().importClasses(OfTheClient.class, SharesCode.class)));
    }

    @Test
    void noPackageHasMoreFilesThanOneCanOversee() {
        Map<String, Long> files = MAIN.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertTrue(files.size() > 15, files::toString);
        assertEquals(Set.of(), tooLarge(files, LARGEST_PACKAGE));
        assertTrue(!tooLarge(files, Collections.max(files.values()) - 1).isEmpty());
    }

    private static Set<String> tooLarge(Map<String, Long> files, long most) {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue() > most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static final class SharesCode {
        OfTheClient code;
    }
}
