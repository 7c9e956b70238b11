package dev.checkbulk.script.export;

import dev.checkbulk.jobs.file.WholeFile;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an export goes, in UTF-8: a file that is there whole or not at all, or standard output. Blocks. */
final class ExportOutput implements Closeable {
    private final @Nullable Path path;
    private final @Nullable WholeFile file;
    private final Writer writer;

    /** @param path the file, or null for standard output */
    ExportOutput(@Nullable Path path) throws IOException {
        if (path != null && Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "it is a folder");
        }
        this.path = path;
        file = path == null ? null : new WholeFile(path);
        // System.out would write in the terminal's character set, and would not tell that nobody reads any more
        writer = file == null
                ? new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))
                : file.writer();
    }

    /** Where the text goes; not to be closed. */
    Writer writer() {
        return writer;
    }

    /** The name of a file that is not there, where there is room for as much again. */
    Path beside() {
        String name = ".checkbulk-" + UUID.randomUUID();
        return path == null ? Path.of(System.getProperty("java.io.tmpdir"), name) : path.resolveSibling(name);
    }

    /** For people. */
    String name() {
        return path == null ? "standard output" : String.valueOf(path);
    }

    /** All is written. */
    void finish() throws IOException {
        writer.flush();
        if (file != null) {
            file.finish();
        }
    }

    /** Lets go of it; a file that was not finished leaves nothing. */
    @Override
    public void close() throws IOException {
        if (file != null && path != null) {
            file.close();
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".part"));
        }
    }
}
