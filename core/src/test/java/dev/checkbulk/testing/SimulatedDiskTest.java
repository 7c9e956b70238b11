package dev.checkbulk.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulated disk loses what it may, and nothing else. */
class SimulatedDiskTest {
    private static final Path HOME = Path.of("/home");
    private static final Path FILE = HOME.resolve("file");
    private static final int SEEDS = 300;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Disk disk, Path file) throws IOException {
        return disk.exists(file) ? new String(disk.read(file), StandardCharsets.UTF_8) : "none";
    }

    @FunctionalInterface
    private interface Scene {
        void play(SimulatedDisk disk) throws IOException;
    }

    /** All that may be in the file after a crash behind the scene. */
    private static Set<String> afterCrash(Scene scene) throws IOException {
        Set<String> seen = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedDisk disk = new SimulatedDisk();
            disk.createFolder(HOME);
            scene.play(disk);
            seen.add(text(disk.crash(new SplittableRandom(seed)), FILE));
        }
        return seen;
    }

    @Test
    void aCrashKeepsForcedBytesAndAnyPrefixOfTheOthers() throws IOException {
        assertEquals(Set.of("ab", "abc", "abcd"), afterCrash(disk -> {
            var file = disk.append(FILE);
            file.append(bytes("ab"));
            file.force();
            file.append(bytes("cd"));
        }));
    }

    @Test
    void aTruncationThatWasNotForcedMayBeUndone() throws IOException {
        assertEquals(Set.of("abcd", "a", "ax"), afterCrash(disk -> {
            var file = disk.append(FILE);
            file.append(bytes("abcd"));
            file.force();
            file.truncate(1);
            file.append(bytes("x"));
        }));
    }

    @Test
    void aForceAfterAFailedOneMakesNothingDurable() throws IOException {
        assertEquals(Set.of("", "a", "ab"), afterCrash(disk -> {
            var file = disk.append(FILE);
            file.append(bytes("ab"));
            disk.fail(SimulatedDisk.Call.FORCE, 1);
            assertThrows(IOException.class, file::force);
            file.force();
        }));
    }

    @Test
    void aFailedAppendLeavesAPart() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        disk.createFolder(HOME);
        var file = disk.append(FILE);
        disk.fail(SimulatedDisk.Call.APPEND, 2);
        file.append(bytes("ab"));
        assertThrows(IOException.class, () -> file.append(bytes("cd")));
        assertEquals("abc", text(disk, FILE));
    }

    @Test
    void aWholeFileIsOldOrNewWhereverTheCrashIs() throws IOException {
        Set<String> seen = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedDisk disk = new SimulatedDisk();
            disk.createFolder(HOME);
            disk.write(FILE, bytes("old"));
            List<SimulatedDisk> left = new ArrayList<>();
            disk.before(random.nextInt(1, 6), () -> left.add(disk.crash(random)));
            assertThrows(IOException.class, () -> disk.write(FILE, bytes("new")));
            seen.add(text(left.get(0), FILE));
        }
        assertEquals(Set.of("old", "new"), seen);
    }

    @Test
    void aNameThatWasNotSyncedMayBeGone() throws IOException {
        Scene unsynced = disk -> {
            disk.fail(SimulatedDisk.Call.SYNC, 1);
            assertThrows(IOException.class, () -> disk.append(FILE));
        };
        assertEquals(Set.of("", "none"), afterCrash(unsynced));
        assertEquals(Set.of(""), afterCrash(disk -> {
            unsynced.play(disk);
            disk.append(FILE);
        }));
    }

    @Test
    void aKilledProcessLosesItsLocksAndNothingElse() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        disk.createFolder(HOME);
        var file = disk.append(FILE);
        file.append(bytes("ab"));
        Path lock = HOME.resolve("lock");
        assertInstanceOf(Disk.Lock.class, disk.lock(lock));
        assertEquals(new Disk.Taken("pid 1 on a simulated host"), disk.lock(lock));
        SimulatedDisk next = disk.kill();
        assertThrows(IOException.class, () -> file.append(bytes("c")));
        assertEquals("ab", text(next, FILE));
        try (var ours = assertInstanceOf(Disk.Lock.class, next.lock(lock))) {
            assertEquals(new Disk.Taken("pid 2 on a simulated host"), next.lock(lock));
            assertTrue(ours != null);
        }
        next.lockedByAnother(lock, "somebody");
        assertEquals(new Disk.Taken("somebody"), next.lock(lock));
    }

    @Test
    void whatIsInAFolderThatIsGoneIsGone() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedDisk disk = new SimulatedDisk();
            disk.fail(SimulatedDisk.Call.SYNC, 1);
            assertThrows(IOException.class, () -> disk.createFolder(HOME));
            disk.append(FILE);
            SimulatedDisk left = disk.crash(new SplittableRandom(seed));
            assertTrue(left.exists(HOME) || !left.exists(FILE), "seed " + seed);
        }
    }

    @Test
    void aDeletionThatWasNotSyncedMayBeUndone() throws IOException {
        Scene deleted = disk -> {
            disk.write(FILE, bytes("x"));
            disk.fail(SimulatedDisk.Call.SYNC, 1);
            assertThrows(IOException.class, () -> disk.delete(FILE));
            assertFalse(disk.exists(FILE));
        };
        assertEquals(Set.of("x", "none"), afterCrash(deleted));
        assertEquals(Set.of("none"), afterCrash(disk -> {
            deleted.play(disk);
            disk.sync(HOME);
        }));
        assertEquals(Set.of("none"), afterCrash(disk -> disk.delete(FILE)));
    }

    @Test
    void aRenamedFileIsUnderOneOfItsNames() throws IOException {
        Path other = HOME.resolve("other");
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedDisk disk = new SimulatedDisk();
            disk.createFolder(other);
            disk.write(FILE, bytes("x"));
            List<SimulatedDisk> left = new ArrayList<>();
            disk.before(random.nextInt(1, 4), () -> left.add(disk.crash(random)));
            assertThrows(IOException.class, () -> disk.rename(FILE, other.resolve("file")));
            assertTrue(left.get(0).exists(FILE) != left.get(0).exists(other.resolve("file")), "seed " + seed);
        }
    }

    @Test
    void aLockIsAFileThatStays() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        assertThrows(IOException.class, () -> disk.lock(FILE), "its folder is missing");
        disk.createFolder(HOME);
        var lock = assertInstanceOf(Disk.Lock.class, disk.lock(FILE));
        assertTrue(disk.isLocked(FILE));
        disk.fail(SimulatedDisk.Call.CLOSE, 1);
        assertThrows(IOException.class, lock::close);
        assertFalse(disk.isLocked(FILE), "given back all the same");
        assertEquals("pid 1 on a simulated host", text(disk, FILE));
        var next = assertInstanceOf(Disk.Lock.class, disk.lock(FILE));
        lock.close();
        assertTrue(disk.isLocked(FILE), "a second close must not end the next one's");
        next.close();
    }

    @Test
    void belowAFileNothingCanBeAskedFor() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        disk.createFolder(HOME);
        disk.write(FILE, bytes("x"));
        Path below = FILE.resolve("below");
        assertThrows(IOException.class, () -> disk.exists(below));
        assertThrows(IOException.class, () -> disk.write(below, bytes("y")));
        assertThrows(IOException.class, () -> disk.createFolder(below));
        assertThrows(IOException.class, () -> disk.createFolder(FILE));
        assertThrows(IOException.class, () -> disk.read(HOME));
    }

    @Test
    void aFileNeedsItsFolder() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        assertThrows(IOException.class, () -> disk.append(FILE));
        assertFalse(disk.exists(FILE));
        disk.createFolder(HOME);
        disk.write(FILE, bytes("x"));
        assertArrayEquals(bytes("x"), disk.read(FILE));
    }
}
