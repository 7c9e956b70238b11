package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A small file in a store that says where a run is that is not in the store itself, and which: another may be there by now.
 */
record Pointer(String runId, Path folder) {
    static final String SUFFIX = ".at";

    static void write(Disk disk, Path file, String runId, Path folder) throws IOException {
        disk.write(file, (runId + "\n" + folder).getBytes(StandardCharsets.UTF_8));
    }

    /** What the file says; empty when it is no pointer. */
    static Optional<Pointer> read(Disk disk, Path file) throws IOException {
        String text = new String(disk.read(file, 100_000), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        try {
            Path folder = Path.of(text.substring(end + 1));
            return end < 0 || !folder.isAbsolute() || !Names.isRunId(text.substring(0, end))
                    ? Optional.empty()
                    : Optional.of(new Pointer(text.substring(0, end), folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
