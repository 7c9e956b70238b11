package dev.checkbulk.jobs;

import dev.checkbulk.run.StoredRun;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The runs that an engine has now. Any thread may call. */
final class LiveRuns {
    private final Map<Path, LiveRun> runs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    boolean closed() {
        return closed;
    }

    /** @return what begins it, which fails when the engine was closed meanwhile */
    Future<RunHandle> with(LiveRun run, Future<RunHandle> begun) {
        return begun.map(handle -> {
            runs.put(run.folder(), run);
            run.done().onComplete(ended -> runs.remove(run.folder(), run));
            if (closed) {
                run.cancel("", "the engine was closed");
            }
            return handle;
        });
    }

    @Nullable
    RunHandle of(StoredRun stored) {
        return runs.get(stored.folder());
    }

    /** Completes when all are given back, those that take longer without what is in flight. */
    Future<Void> close(Duration patience) {
        closed = true;
        List<Future<Void>> all = runs.values().stream()
                .map(run -> run.cancel("", "the engine was closed")
                        .compose(stopping -> run.done())
                        .<Void>mapEmpty()
                        .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                        .recover(late -> run.abandon().otherwiseEmpty()))
                .toList();
        return Future.all(all).mapEmpty();
    }
}
