package dev.checkbulk.script.option;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;

/** The Vert.x of a script. */
public final class ScriptVertx {
    /** On a machine that is busy turns take seconds, and who reads the terminal can do nothing with the warnings of them. */
    private static final int NEVER_WARNED_MINUTES = 60;

    private ScriptVertx() {}

    /** One that keeps the process alive until it is closed. */
    public static Vertx open() {
        return Vertx.vertx(options());
    }

    /** One that ends with the process's main thread. */
    public static Vertx daemon() {
        return Vertx.vertx(options().setUseDaemonThread(true));
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setBlockedThreadCheckInterval(NEVER_WARNED_MINUTES)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MINUTES);
    }
}
