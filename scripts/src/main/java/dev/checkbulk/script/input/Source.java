package dev.checkbulk.script.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The bytes behind the file argument of a command. */
final class Source {
    private static final int MOST_BYTES = 512 << 20;
    private static final String TOO_LARGE = "is larger than 512 MB: split it into several files";

    private Source() {}

    static String name(String file) {
        return file.equals("-") ? "standard input" : Shown.plain(file, Integer.MAX_VALUE);
    }

    static byte[] bytes(String file, InputStream stdin) throws BadInput {
        String name = name(file);
        if (file.equals("-")) {
            return bytes(stdin, name);
        }
        Path path = path(file, name);
        if (Files.notExists(path)) {
            throw BadInput.of(name, "there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw BadInput.of(name, "is a folder, not a file");
        }
        if (!Files.isReadable(path)) {
            throw BadInput.of(name, "may not be read: see its permissions");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            if (Files.size(path) > MOST_BYTES) {
                throw BadInput.of(name, TOO_LARGE);
            }
            return bytes(stream, name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Path path(String file, String name) throws BadInput {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw BadInput.of(name, "is not the name of a file");
        }
    }

    private static byte[] bytes(InputStream stream, String name) throws BadInput {
        try {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw BadInput.of(name, TOO_LARGE);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static BadInput unreadable(String name, IOException e) {
        return BadInput.of(name, "cannot be read: " + Shown.plain(String.valueOf(e.getMessage()), 200));
    }
}
