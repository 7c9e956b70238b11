package dev.checkbulk.jobs.file;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A text file of its owner's alone (mode 0600), in UTF-8, that takes its name, replacing an older one, when it is complete
 * and on the disk. Blocks; for one thread.
 */
public final class WholeFile implements Closeable {
    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream stream;
    private final Writer writer;
    private boolean finished;

    /** Begins {@code NAME.part} in the same folder. */
    public WholeFile(Path file) throws IOException {
        this(file, ".part");
    }

    /** Begins {@code NAME.PROCESS.part}: for a file that several processes may write at once, each the whole of it. */
    public static WholeFile shared(Path file) throws IOException {
        return new WholeFile(file, "." + ProcessHandle.current().pid() + ".part");
    }

    private WholeFile(Path file, String ending) throws IOException {
        this.file = file;
        unfinished = file.resolveSibling(file.getFileName() + ending);
        requireFileOrNothing(file);
        Files.deleteIfExists(unfinished);
        channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        stream = new BufferedOutputStream(Channels.newOutputStream(channel));
        writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** What is there under the name and is no file is somebody's: it is not replaced. */
    private static void requireFileOrNothing(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(
                    file.toString(), null, "it is a link, a folder or a pipe, and no file: take it away");
        }
    }

    /** Where the text goes; not to be closed. */
    public Writer writer() {
        return writer;
    }

    /** Where text goes that is UTF-8 already, in place of the writer; not to be closed. */
    public OutputStream stream() {
        return stream;
    }

    /** The file is complete: it takes its name. */
    public void finish() throws IOException {
        writer.flush();
        channel.force(true);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Lets go of it; without {@link #finish} nothing stays. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(unfinished);
        }
    }
}
