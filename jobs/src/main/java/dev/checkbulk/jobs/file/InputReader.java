package dev.checkbulk.jobs.file;

import dev.checkbulk.jobs.input.Form;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.row.RowChecks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads files as rows of a shape. Blocks. */
public final class InputReader {
    private InputReader() {}

    /**
     * Reads a file.
     *
     * @param file  its path, or {@code -} for standard input
     * @param stdin read only if the file is {@code -}; not closed
     * @throws BadInput if the file cannot be read or anything in it is wrong
     */
    public static Input read(String file, InputStream stdin, Shape shape) throws InvalidInput {
        InputStream bytes = Source.limited(file, stdin);
        String path = file.equals("-")
                ? null
                : Path.of(file).toAbsolutePath().normalize().toString();
        return read(bytes, Source.name(file), path, shape);
    }

    /**
     * Checks the bytes of a file.
     *
     * @param name decides the format by its extension, else the content does; also stands in problems about the whole file
     * @throws BadInput if anything in it is wrong
     */
    public static Input parse(byte[] bytes, String name, Shape shape) throws InvalidInput {
        return read(new ByteArrayInputStream(bytes), name, (String) null, shape);
    }

    /**
     * Reads bytes that come as they come.
     *
     * @param bytes are closed
     * @param file the file that they are of, or null when it is none
     * @throws InvalidInput if they cannot be read or anything in them is wrong
     */
    public static Input read(InputStream bytes, String name, @Nullable Path file, Shape shape) throws InvalidInput {
        String path = file == null ? null : file.toAbsolutePath().normalize().toString();
        return read(Source.limited(bytes, name), name, path, shape);
    }

    /** The rows and the hash are of the same bytes, be the file written to meanwhile or a pipe. */
    private static Input read(InputStream bytes, String name, @Nullable String file, Shape shape) throws InvalidInput {
        RowChecks rows = new RowChecks(shape, true);
        MessageDigest digest = Input.newDigest();
        try (InputStream stream = new DigestInputStream(bytes, digest)) {
            Form form = Parsing.read(stream, name, rows);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            return new Input(name, file, shape.key(), form, sha256, rows.all(), rows.blankRows());
        } catch (IOException e) {
            throw Source.unreadable(name, e);
        }
    }
}
