package dev.checkbulk.script.option;

import dev.checkbulk.script.terminal.Hindrance;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;

/** The Vert.x of a script. */
public final class ScriptVertx {
    /** On a machine that is busy turns take seconds, and who reads the terminal can do nothing with the warnings of them. */
    private static final int NEVER_WARNED_MINUTES = 60;

    private ScriptVertx() {}

    /** One that keeps the process alive until it is closed. */
    public static Vertx open() {
        return made(options());
    }

    /** One that ends with the process's main thread. */
    public static Vertx daemon() {
        return made(options().setUseDaemonThread(true));
    }

    /** Event loops open files, and so does everything behind them. */
    private static Vertx made(VertxOptions options) {
        try {
            return Vertx.vertx(options);
        } catch (IllegalStateException e) {
            throw new Hindrance("The network cannot be used (" + e.getMessage()
                    + "). When this process may open too few" + " files, ulimit -n 1024 helps. Nothing was sent.");
        }
    }

    private static VertxOptions options() {
        return new VertxOptions()
                // Nothing is served from the class path, and the folder for it would stay behind.
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))
                .setBlockedThreadCheckInterval(NEVER_WARNED_MINUTES)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MINUTES);
    }
}
