package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that others can write to, or could exchange, are closed to them or refused by name. */
class GroundTest {
    private static final int SOMEBODY = 12_345;

    private final RealDisk disk = new RealDisk();

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temp.resolve("home"));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void giveAway(Path path) throws IOException {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "only root gives files away");
        Files.setAttribute(path, "unix:uid", SOMEBODY);
    }

    private String refusal(Path path) {
        return String.valueOf(
                assertThrows(Unfit.class, () -> disk.requireOwn(path)).getMessage());
    }

    @Test
    void h6AnOwnFolderIsClosedToOthers() throws IOException {
        for (String open : List.of("rwxr-xr-x", "rwxrwxrwx", "rwx--x---", "rwx------")) {
            mode(folder, open);
            disk.requireOwn(folder);
            assertEquals("rwx------", mode(folder));
        }
    }

    @Test
    void h6AFolderOfSomebodyElseIsRefusedByNameAndLeftAsItIs() throws IOException {
        mode(folder, "rwxrwxrwx");
        giveAway(folder);
        assertTrue(refusal(folder).startsWith(folder + " belongs to " + SOMEBODY), refusal(folder));
        assertThrows(Unfit.class, () -> new RealDisk(true).requireOwn(folder), "it is no mount without owners");
        assertEquals("rwxrwxrwx", mode(folder));
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void h6AParentThatAllMayWriteToIsRefusedUnlessItIsSticky() throws IOException {
        mode(temp, "rwxrwxrwx");
        Path deep = Files.createDirectory(folder.resolve("deep"));
        for (Path path : List.of(folder, deep)) {
            assertTrue(refusal(path).startsWith(temp + " may be written to by everybody"), refusal(path));
        }
        new RealDisk(true).requireOwn(folder); // a person who trusts the mount
        Files.setAttribute(temp, "unix:mode", 01777);
        disk.requireOwn(folder);
    }

    @Test
    void h6AFolderIsLookedAtBehindTheLinkThatLeadsToIt() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        mode(folder, "rwxr-xr-x");
        disk.requireOwn(link);
        assertEquals("rwx------", mode(folder));
        giveAway(folder);
        assertTrue(refusal(link).startsWith(link + " belongs to"), refusal(link));
    }

    @Test
    void h2ASecretIsNobodyElsesToReadOrToWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "x");
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            mode(file, open);
            String refusal = String.valueOf(
                    assertThrows(Unfit.class, () -> disk.requirePrivate(file)).getMessage());
            assertTrue(refusal.startsWith(file + " may be read by others") && refusal.contains("chmod 600"), refusal);
        }
        mode(file, "rw-------");
        disk.requirePrivate(file);
        giveAway(file);
        assertThrows(Unfit.class, () -> disk.requirePrivate(file));
    }
}
