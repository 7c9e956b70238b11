package dev.checkbulk.jobs.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H13: what could not be written whole leaves nothing, whatever ended it. */
class H13UnfinishedFileTest {
    @TempDir
    Path folder;

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void h13AFileThatIsNotFinishedLeavesNothing() throws IOException {
        try (WholeFile file = WholeFile.shared(folder.resolve("report.html"))) {
            file.writer().write("half of it");
        }
        assertEquals(List.of(), left());
        assertThrows(IOException.class, () -> {
            try (WholeFile file = new WholeFile(folder.resolve("results.csv"))) {
                file.writer().write("half of it");
                throw new IOException("No space left on device");
            }
        });
        assertEquals(List.of(), left());
    }

    @Test
    void h13AnOlderFileStaysAndAFinishedOneTakesItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "of before");
        try (WholeFile half = WholeFile.shared(file)) {
            half.writer().write("half of it");
        }
        assertEquals("of before", Files.readString(file));
        try (WholeFile whole = WholeFile.shared(file)) {
            whole.writer().write("all of it");
            whole.finish();
        }
        assertEquals("all of it", Files.readString(file));
        assertEquals(List.of("report.html"), left());
    }
}
