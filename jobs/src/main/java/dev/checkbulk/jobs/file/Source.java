package dev.checkbulk.jobs.file;

import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.text.Shown;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The bytes behind the file argument of a command: a file, what a link or a pipe leads to, or standard input. */
final class Source {
    private static final long MOST_BYTES = 512 << 20;
    private static final String TOO_LARGE = "is larger than 512 MB: split it into several files";

    private Source() {}

    static String name(String file) {
        return file.equals("-") ? "standard input" : Shown.plain(file, Integer.MAX_VALUE);
    }

    /** Opens a file whose rows are all kept, and which is refused when it is too large for that. */
    static InputStream limited(String file, InputStream stdin) throws InvalidInput {
        if (!file.equals("-") && path(file, name(file)).toFile().length() > MOST_BYTES) {
            throw InvalidInput.of(name(file), TOO_LARGE);
        }
        return limited(open(file, stdin), name(file));
    }

    /** The same of bytes that are open already. */
    static InputStream limited(InputStream stream, String name) {
        return new FilterInputStream(stream) {
            private long left = MOST_BYTES;

            @Override
            public int read() throws IOException {
                int one = super.read();
                return count(one < 0 ? 0 : 1, one);
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                int read = super.read(to, from, length);
                return count(read, read);
            }

            private int count(int read, int result) throws IOException {
                left -= Math.max(0, read);
                if (left < 0) {
                    throw new Unreadable(name, TOO_LARGE, true);
                }
                return result;
            }
        };
    }

    /** Opens a file; standard input is not closed with it. */
    static InputStream open(String file, InputStream stdin) throws InvalidInput {
        String name = name(file);
        if (file.equals("-")) {
            return new FilterInputStream(stdin) {
                @Override
                public void close() {}
            };
        }
        Path path = path(file, name);
        if (Files.notExists(path)) {
            throw InvalidInput.of(name, "there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw InvalidInput.of(name, "is a folder, not a file");
        }
        if (!Files.isReadable(path)) {
            throw InvalidInput.of(name, "may not be read: see its permissions");
        }
        try {
            return new FileInputStream(path.toFile()); // a stream of a channel cannot read pipes
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Path path(String file, String name) throws InvalidInput {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw InvalidInput.of(name, "is not the name of a file");
        }
    }

    static InvalidInput unreadable(String name, IOException e) {
        return InvalidInput.of(name, "cannot be read: " + Shown.plain(String.valueOf(e.getMessage()), 200));
    }
}
