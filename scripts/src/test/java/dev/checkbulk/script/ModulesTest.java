package dev.checkbulk.script;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.internal.packed.Packed;
import dev.checkbulk.ops.Employees;
import dev.checkbulk.standin.Standin;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may use which. Each arrow turned round must be objected to. */
class ModulesTest {
    private static final String STANDIN = "dev.checkbulk.standin..";
    private static final String OPS = "dev.checkbulk.ops..";
    private static final String SCRIPTS = "dev.checkbulk.script..";
    private static final String INPUT = "dev.checkbulk.script.input..";
    private static final String[] CORE = {
        "dev.checkbulk.batch..", "dev.checkbulk.http..", "dev.checkbulk.quota..", "dev.checkbulk.internal.."
    };

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.checkbulk");

    private static ArchRule never(String[] from, String... to) {
        return noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to);
    }

    private static Arguments rule(String name, ArchRule kept, ArchRule broken) {
        return Arguments.of(Named.of(name, kept), broken);
    }

    private static String[] of(String... packages) {
        return packages;
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("core uses nothing of ours", never(CORE, OPS, SCRIPTS, STANDIN), never(of(OPS), CORE)),
                rule(
                        "the stand-in uses nothing of ours",
                        never(of(STANDIN), "dev.checkbulk.batch..", "dev.checkbulk.http..", OPS, SCRIPTS),
                        never(of(SCRIPTS), STANDIN)),
                rule("ops uses core alone", never(of(OPS), SCRIPTS, STANDIN), never(of(SCRIPTS), OPS)),
                rule(
                        "reading input needs no client",
                        noClasses()
                                .that()
                                .resideInAPackage(INPUT)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("dev.checkbulk..")
                                        .and(not(resideInAnyPackage(INPUT, "dev.checkbulk.ops.resource")))
                                        .and(not(belongToAnyOf(Packed.class)))),
                        never(of(SCRIPTS), CORE)),
                rule(
                        "ops does no I/O",
                        never(of(OPS), "java.io..", "java.nio..", "java.net..", "io.vertx.core.http.."),
                        never(of(SCRIPTS), "java.nio..")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theArrowIsKept(ArchRule kept, ArchRule broken) {
        kept.check(ALL);
        assertThrows(AssertionError.class, () -> broken.check(ALL));
    }

    @Test
    void allModulesAreThere() {
        ALL.get(Batch.class);
        ALL.get(Employees.class);
        ALL.get(Standin.class);
        ALL.get(Bulk.class);
    }
}
