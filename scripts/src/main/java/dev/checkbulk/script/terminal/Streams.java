package dev.checkbulk.script.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard output and standard error: in UTF-8 and in no country's numbers, wherever the script runs. */
public final class Streams {
    private static final String UTF_8 = "UTF-8";

    private Streams() {}

    /** From now on this process prints so, and so do the libraries in it. */
    public static void begin() {
        Locale.setDefault(Locale.ROOT);
        if (!isUtf8("stdout")) {
            System.setOut(stream(FileDescriptor.out));
        }
        if (!isUtf8("stderr")) {
            System.setErr(stream(FileDescriptor.err));
        }
    }

    /** By the properties of the JDK in use: newer ones always say it, JDK 17 where there is a terminal. */
    private static boolean isUtf8(String name) {
        String file = System.getProperty("file.encoding", "");
        String before = System.getProperty("sun." + name + ".encoding", file);
        return UTF_8.equalsIgnoreCase(System.getProperty(name + ".encoding", before));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** What picocli prints to: it would take the character set of files. */
    public static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * The exit code when all is printed: what could not be written to standard output is said, and is no success.
     *
     * @param exitCode what it would be
     */
    static int ended(int exitCode) {
        if (!System.out.checkError()) {
            return exitCode;
        }
        System.err.println("Standard output could not be written, so that what stands there is not complete"
                + " (is the disk full, or does nobody read it?). What the command did is done.");
        return exitCode == ExitCode.OK ? ExitCode.BUG : exitCode;
    }
}
