package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name that stands for a link, a pipe or a folder where a file should be: told at once, and nothing behind it is touched. */
class LinksAndPipesTest {
    private static final String THEIRS = "somebody else's";

    private final RealDisk disk = new RealDisk();

    @TempDir
    Path folder;

    private Path victim;
    private Path name;

    enum Odd {
        LINK {
            @Override
            void make(Path name, Path victim) throws IOException {
                Files.createSymbolicLink(name, victim);
            }
        },
        DANGLING_LINK {
            @Override
            void make(Path name, Path victim) throws IOException {
                Files.createSymbolicLink(name, victim.resolveSibling("new"));
            }
        },
        PIPE {
            @Override
            void make(Path name, Path victim) throws IOException {
                try {
                    new ProcessBuilder("mkfifo", name.toString()).start().waitFor();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        },
        FOLDER {
            @Override
            void make(Path name, Path victim) throws IOException {
                Files.createDirectory(name);
            }
        };

        abstract void make(Path name, Path victim) throws IOException;
    }

    @BeforeEach
    void make() throws IOException {
        victim = Files.writeString(folder.resolve("victim"), THEIRS);
        name = folder.resolve("name");
    }

    private void assertRefused(Executable what) {
        String message = assertTimeoutPreemptively(
                        Duration.ofMinutes(5), () -> assertThrows(Unfit.class, what), "it waits for the other end")
                .getMessage();
        assertTrue(message.startsWith(name + " is "), message);
    }

    @ParameterizedTest
    @EnumSource
    void h6NothingIsWrittenReadOrLockedThere(Odd odd) throws IOException {
        odd.make(name, victim);
        List<Executable> all = List.of(
                () -> disk.append(name),
                () -> disk.write(name, new byte[1]),
                () -> disk.lock(name),
                () -> disk.read(name),
                () -> disk.read(name, 10),
                () -> disk.open(name),
                () -> SharedFile.open(name));
        all.forEach(this::assertRefused);
        assertEquals(THEIRS, Files.readString(victim));
        assertTrue(Files.exists(name, LinkOption.NOFOLLOW_LINKS), "it is left to be looked at");
        assertTrue(Files.notExists(folder.resolve("new"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void h6ALinkOnTheWayIsFollowed() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        disk.write(link.resolve("file"), new byte[3]);
        assertEquals(3, disk.read(real.resolve("file")).length);
    }
}
