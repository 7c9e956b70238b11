package dev.checkbulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.World;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another module can do with a client: all that is meant for it, and nothing with what is core's own. */
class ExportsTest {
    @RegisterExtension
    final World world = new World();

    @TempDir
    Path folder;

    /** What the compiler says to another module that does this with a client. */
    private String compiled(String statement) throws IOException {
        Path module = Files.writeString(
                folder.resolve("module-info.java"), "module outsider { requires dev.checkbulk.core; }");
        Path source = Files.writeString(
                folder.resolve("Outsider.java"),
                "package outsider; class Outsider { void use(dev.checkbulk.http.CheckClient client) { " + statement
                        + " } }");
        StringWriter said = new StringWriter();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "--module-path",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.resolve("classes").toString()),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjects(module, source))
                .call();
        return said.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.send(dev.checkbulk.http.CheckRequest.get(\"/employees\"));",
                "new dev.checkbulk.batch.Batch(client);",
                "client.quota().close();"
            })
    void whatIsMeantForItCompiles(String statement) throws IOException {
        assertEquals("", compiled(statement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.stop().raise(\"x\");",
                "client.scheduler().nanoTime();",
                "dev.checkbulk.internal.StopSignal signal = client.stop();",
                "client.forItem(new dev.checkbulk.internal.StopSignal(), null);"
            })
    void whatIsCoresOwnDoesNot(String statement) throws IOException {
        String said = compiled(statement);
        assertTrue(said.contains("dev.checkbulk.internal") && said.contains("error"), said);
    }

    /** A type that nobody can name still takes null. */
    @Test
    void andWithoutItsTypesItThrows() {
        assertThrows(NullPointerException.class, () -> world.client.forItem(null, new AtomicInteger()));
        assertThrows(NullPointerException.class, () -> world.client.through(null));
    }
}
