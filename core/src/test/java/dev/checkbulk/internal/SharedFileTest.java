package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFileTest {
    @TempDir
    Path folder;

    private Path path;
    private SharedFile file;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("quota").resolve("it");
        file = SharedFile.open(path);
    }

    /** Another process that joins, counts to so many in the file, prints its number, and lives until its input ends. */
    private Process other(int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counter.class.getName(),
                        path.toString(),
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int numberOf(Process process) throws IOException {
        return Integer.parseInt(process.inputReader().readLine());
    }

    static final class Counter {
        public static void main(String[] args) throws IOException {
            SharedFile file = SharedFile.open(Path.of(args[0]));
            int number = file.join();
            for (int n = Integer.parseInt(args[1]); n > 0; n--) {
                file.update(60_000, Counter::plusOne);
            }
            System.out.println(number);
            System.in.read();
        }

        static byte[] plusOne(byte[] content) {
            String text = new String(content, StandardCharsets.US_ASCII);
            return String.valueOf(text.isEmpty() ? 1 : Integer.parseInt(text) + 1)
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void noChangeOfAnotherProcessIsLost() throws IOException {
        Process other = other(2_000);
        for (int n = 0; n < 2_000; n++) {
            file.update(60_000, Counter::plusOne);
        }
        numberOf(other);
        other.destroy();
        assertEquals("4000", Files.readString(path));
    }

    @Test
    void aMemberIsAliveUntilItsProcessIsKilled() throws IOException {
        int own = file.join();
        Process other = other(0);
        int number = numberOf(other);
        assertNotEquals(own, number);
        assertTrue(file.alive(number));
        other.destroyForcibly().onExit().join();
        assertFalse(file.alive(number));
        assertTrue(file.alive(own));
        assertEquals(number, file.join(), "its number is free");
    }

    @Test
    void aShorterContentReplacesALongerOne() throws IOException {
        file.update(60_000, content -> "long".getBytes(StandardCharsets.US_ASCII));
        file.update(60_000, content -> new byte[] {content[0]});
        file.update(60_000, content -> {
            assertArrayEquals(new byte[] {'l'}, content);
            return content;
        });
    }

    @Test
    void oneProcessOpensItOnceWhateverItIsCalled() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), path.getParent());
        assertSame(file, SharedFile.open(link.resolve("it")));
    }

    @Test
    void f28OneThatWasDeletedOrReplacedIsToldFromTheOneOfItsNameNow() throws IOException {
        assertFalse(file.replaced());
        Files.delete(path);
        assertTrue(file.replaced());
        SharedFile second = SharedFile.open(path);
        assertNotSame(file, second);
        assertTrue(file.replaced());
        assertFalse(second.replaced());
        Files.move(Files.createFile(folder.resolve("other")), path, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(second.replaced());
        SharedFile third = SharedFile.open(path);
        assertFalse(third.replaced());
        assertSame(third, SharedFile.open(path));
    }

    @Test
    void itAndItsFolderAreForTheOwnerAlone() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())));
    }
}
