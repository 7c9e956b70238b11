package dev.checkbulk.script;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.jobs.file.InputReader;
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
    private static final String JOBS = "dev.checkbulk.jobs..";
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
                rule("core uses nothing of ours", never(CORE, OPS, JOBS, SCRIPTS, STANDIN), never(of(OPS), CORE)),
                rule(
                        "the stand-in uses nothing of ours",
                        never(of(STANDIN), "dev.checkbulk.batch..", "dev.checkbulk.http..", OPS, JOBS, SCRIPTS),
                        never(of(SCRIPTS), STANDIN)),
                rule("ops uses core alone", never(of(OPS), JOBS, SCRIPTS, STANDIN), never(of(SCRIPTS), OPS)),
                rule("the engine uses no front", never(of(JOBS), SCRIPTS, STANDIN), never(of(SCRIPTS), JOBS)),
                rule(
                        "the engine knows no terminal",
                        never(of(JOBS), "picocli..", "me.tongfei..", "sun.misc.."),
                        never(of(SCRIPTS), "picocli..")),
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
        ALL.get(InputReader.class);
        ALL.get(Standin.class);
        ALL.get(Bulk.class);
    }
}
