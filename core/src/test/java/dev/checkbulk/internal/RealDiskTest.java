package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {
    @TempDir
    private Path folder;

    private Path file;
    private final Disk disk = new RealDisk();

    @BeforeEach
    void name() {
        file = folder.resolve("file");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsAppendedStandsBehindWhatIsThere() throws IOException {
        for (String part : List.of("one ", "two ", "three")) {
            try (var appending = disk.append(file)) {
                appending.append(bytes(part));
                appending.force();
                assertEquals(Files.size(file), appending.size());
                assertEquals(file, appending.path());
            }
        }
        assertEquals("one two three", new String(disk.read(file), StandardCharsets.UTF_8));
    }

    @Test
    void appendingGoesOnBehindACut() throws IOException {
        try (var appending = disk.append(file)) {
            appending.append(bytes("one two"));
            appending.truncate(100);
            appending.truncate(4);
            appending.append(bytes("three"));
        }
        assertEquals("one three", Files.readString(file));
    }

    @Test
    void aFileIsItsOwnersAlone() throws IOException {
        disk.append(file).close();
        assertEquals("rw-------", mode(file));
    }

    @Test
    void aFileIsNotCreatedWithoutItsFolder() {
        assertThrows(NoSuchFileException.class, () -> disk.append(folder.resolve("no/file")));
        assertThrows(NoSuchFileException.class, () -> disk.read(file));
    }

    @Test
    void missingFoldersAreCreatedForTheirOwnerAlone() throws IOException {
        Path deep = folder.resolve("a/b");
        disk.createFolder(deep);
        disk.createFolder(deep);
        assertEquals("rwx------", mode(folder.resolve("a")));
        assertEquals("rwx------", mode(deep));
        assertTrue(disk.exists(deep));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.createFile(file);
        assertThrows(FileSystemException.class, () -> disk.createFolder(file));
        assertThrows(FileSystemException.class, () -> disk.createFolder(file.resolve("below")));
    }

    @Test
    void whatCannotBeLookedAtIsNotTakenForMissing() throws IOException {
        assertFalse(disk.exists(file));
        Files.createSymbolicLink(file, file); // a loop: even root cannot look behind it
        assertTrue(disk.exists(file), "the link itself is there");
        assertThrows(FileSystemException.class, () -> disk.exists(file.resolve("behind")));
    }

    @Test
    void aWholeFileReplacesTheOldOne() throws IOException {
        disk.write(file, bytes("old"));
        disk.write(file, bytes("new"));
        assertArrayEquals(bytes("new"), disk.read(file));
        assertEquals("rw-------", mode(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void theOldFileStaysWholeUntilItIsReplaced() throws IOException {
        disk.write(file, bytes("old"));
        try (var reader = Files.newInputStream(file)) {
            disk.write(file, bytes("newer"));
            assertArrayEquals(bytes("old"), reader.readAllBytes());
        }
    }

    @Test
    void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Files.createDirectory(file);
        Files.createFile(file.resolve("in the way"));
        assertThrows(IOException.class, () -> disk.write(file, bytes("new")));
        assertEquals(List.of("file"), names());
        assertTrue(Files.exists(file.resolve("in the way")));
    }

    @Test
    void whatACrashLeftOfAWriteIsInNobodysWay() throws IOException {
        Path left = folder.resolve(".file.tmp");
        Files.writeString(left, "half of something long");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        disk.write(file, bytes("new"));
        assertEquals("new", Files.readString(file));
        assertEquals("rw-------", mode(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void aFolderCanBeSynced() throws IOException {
        disk.sync(folder);
        assertThrows(NoSuchFileException.class, () -> disk.sync(file));
    }
}
