package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One owner at a time, in this process and among processes. */
@Timeout(600)
class RealLockTest {
    @TempDir
    private Path folder;

    private Path file;
    private final Disk disk = new RealDisk();

    @BeforeEach
    void name() {
        file = folder.resolve(".lock");
    }

    private Disk.Lock taken() throws IOException {
        return assertInstanceOf(Disk.Lock.class, disk.lock(file));
    }

    private String refused(Path path) throws IOException {
        return assertInstanceOf(Disk.Taken.class, disk.lock(path)).owner();
    }

    private static String owner(long pid) throws IOException {
        return "pid " + pid + " on " + InetAddress.getLocalHost().getHostName();
    }

    private static String thisProcess() throws IOException {
        return owner(ProcessHandle.current().pid());
    }

    private String askedByAnother() throws Exception {
        Process another = HoldsALock.start(file);
        try {
            return HoldsALock.said(another);
        } finally {
            another.destroyForcibly().waitFor();
        }
    }

    @Test
    void theFileNamesItsOwner() throws Exception {
        Files.writeString(file, "a much longer text than the name of any owner ".repeat(9));
        try (var lock = taken()) {
            assertTrue(lock != null);
        }
        assertEquals(thisProcess(), Files.readString(file));
    }

    @Test
    void theFileIsItsOwnersAlone() throws Exception {
        taken().close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aReleasedLockCanBeTakenAgain() throws Exception {
        taken().close();
        taken().close();
    }

    @Test
    void theSameProcessCannotTakeItTwice() throws Exception {
        try (var lock = taken()) {
            assertEquals(thisProcess(), refused(file));
            assertTrue(lock != null);
        }
    }

    @Test
    void anotherProcessIsToldWhoHasItAlsoAfterThisOneAskedTwice() throws Exception {
        Path otherName = Files.createDirectory(folder.resolve("other")).resolve("name");
        try (var lock = taken()) {
            Files.createLink(otherName, file);
            assertEquals(thisProcess(), refused(file));
            assertEquals(thisProcess(), refused(otherName));
            assertEquals(thisProcess(), askedByAnother());
            assertTrue(lock != null);
        }
        assertEquals("ours", askedByAnother());
    }

    @Test
    void closingTwiceDoesNotEndTheNextOwnersLock() throws Exception {
        var first = taken();
        first.close();
        try (var second = taken()) {
            first.close();
            assertEquals(thisProcess(), refused(file));
            assertEquals(thisProcess(), askedByAnother());
            assertTrue(second != null);
        }
    }

    @Test
    void aLockEndsWithItsProcess() throws Exception {
        Process another = HoldsALock.start(file);
        assertEquals("ours", HoldsALock.said(another));
        assertEquals(owner(another.pid()), refused(file));
        assertEquals(owner(another.pid()), refused(file));
        another.destroyForcibly().waitFor();
        taken().close();
    }

    @Test
    void aLockThatOtherCodeOfThisProcessHasIsNotOurs() throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var foreign = channel.lock()) {
            assertEquals(thisProcess(), refused(file));
            assertTrue(foreign.isValid());
        }
        taken().close();
    }
}
