package dev.checkbulk.script.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lives in the process of a script whose classes {@link HaltPoints} has rewritten: counts the calls that change the disk or
 * write to a socket, over all threads, and halts the process at one of them.
 *
 * <p>{@code -Dhalt.at=K} halts before call K; where it writes to a file, half of the bytes are written if {@code
 * -Dhalt.torn=true}. {@code -Dhalt.calls=FILE} lists the calls of a process that ends by itself.
 */
public final class Halt {
    static final int CODE = 137; // as after kill -9

    private static final int AT = Integer.getInteger("halt.at", 0);
    private static final boolean TORN = Boolean.getBoolean("halt.torn");
    private static final List<String> CALLS = new ArrayList<>();

    static {
        String list = System.getProperty("halt.calls");
        if (list != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(list))));
        }
    }

    private Halt() {}

    /** Stands before each call. */
    public static void before(String call) {
        if (isHere(call)) {
            now("before " + call);
        }
    }

    /** Stands in the place of {@link FileChannel#write(ByteBuffer)}. */
    public static int write(FileChannel channel, ByteBuffer bytes) throws IOException {
        if (isHere("FileChannel.write")) {
            if (TORN) {
                channel.write(half(bytes));
            }
            now((TORN ? "in the middle of " : "before ") + "FileChannel.write");
        }
        return channel.write(bytes);
    }

    /** The same of a write at a place of the file. */
    public static int write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        if (isHere("FileChannel.write")) {
            if (TORN) {
                channel.write(half(bytes), position);
            }
            now((TORN ? "in the middle of " : "before ") + "FileChannel.write");
        }
        return channel.write(bytes, position);
    }

    private static ByteBuffer half(ByteBuffer bytes) {
        return bytes.slice(bytes.position(), bytes.remaining() / 2);
    }

    private static synchronized boolean isHere(String call) {
        CALLS.add(call);
        return CALLS.size() == AT;
    }

    private static void now(String where) {
        System.err.println("HALTED " + where);
        Runtime.getRuntime().halt(CODE);
    }

    private static synchronized void write(Path list) {
        try {
            Files.write(list, CALLS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
