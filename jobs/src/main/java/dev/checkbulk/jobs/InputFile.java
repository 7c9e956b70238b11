package dev.checkbulk.jobs;

import dev.checkbulk.jobs.file.StreamBytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of an input, read once and by one thread of the engine. */
public final class InputFile {
    private final String name;
    private final @Nullable Path path;
    private final Opener opener;

    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    private InputFile(String name, @Nullable Path path, Opener opener) {
        this.name = name;
        this.path = path;
        this.opener = opener;
    }

    /** A file of this machine. */
    public static InputFile of(Path path) {
        return new InputFile(path.toString(), path, () -> new FileInputStream(path.toFile()));
    }

    /**
     * Bytes that come as they come, such as an HTTP request's body.
     *
     * @param name decides the format by its extension, else the content does; problems name it
     * @param stream is paused at once, and resumed when it is read; never more than a few buffers of it are kept
     */
    public static InputFile of(String name, ReadStream<Buffer> stream) {
        StreamBytes bytes = new StreamBytes(stream);
        return new InputFile(name, null, () -> bytes);
    }

    /** Bytes that are there. */
    public static InputFile of(String name, Buffer bytes) {
        return new InputFile(name, null, () -> new ByteArrayInputStream(bytes.getBytes()));
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** Where it is, or null when it is no file of this machine. */
    @Nullable
    Path path() {
        return path;
    }

    /** Blocks while the bytes are not there yet. */
    InputStream open() throws IOException {
        return opener.open();
    }
}
