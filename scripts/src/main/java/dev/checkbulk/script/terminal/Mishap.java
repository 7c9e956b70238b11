package dev.checkbulk.script.terminal;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * What a script does about an error of its own. Vert.x's threads would keep the process alive behind a main thread that has
 * died: it would hang, and nobody would know why.
 */
public final class Mishap {
    private Mishap() {}

    /**
     * From now on an error that ends the calling thread, a script's main one, ends the process with exit code 1; what a script
     * cannot do, with its message and code.
     */
    public static void endsTheProcess() {
        Thread main = Thread.currentThread();
        Thread.UncaughtExceptionHandler others = main.getUncaughtExceptionHandler();
        main.setUncaughtExceptionHandler((thread, failure) -> {
            int exitCode = ExitCode.BUG;
            try {
                if (failure instanceof CannotStart cannot) {
                    System.err.println(cannot.getMessage());
                    exitCode = cannot.exitCode();
                } else {
                    others.uncaughtException(thread, failure);
                }
            } finally {
                ProcessEnd.now(exitCode);
            }
        });
    }

    /** Runs the command; picocli hands exceptions on to who tells them, and would let errors pass. */
    public static int told(ParseResult parsed) {
        try {
            return Streams.ended(new RunLast().execute(parsed));
        } catch (Error e) {
            CommandLine line = parsed.commandSpec().commandLine();
            throw new ExecutionException(line, "an error of this program", new IllegalStateException(message(e), e));
        }
    }

    private static String message(Error e) {
        return "Stopped by an error of this program (" + e.getClass().getSimpleName()
                + "). What was sent is in the run's journal: resume goes on with it.";
    }
}
