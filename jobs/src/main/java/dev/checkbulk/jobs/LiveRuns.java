package dev.checkbulk.jobs;

import dev.checkbulk.run.StoredRun;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs that an engine has now. Any thread may call. */
final class LiveRuns {
    private static final String CLOSED = "the engine was closed";

    /** Those that are being taken up too: whoever closes the engine has to await them. */
    private final Set<LiveRun> runs = ConcurrentHashMap.newKeySet();

    /** What is being written, and not taken up yet. */
    private final Set<Future<RunHandle>> beginnings = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    boolean closed() {
        return closed;
    }

    /** A start or resume that whoever closes the engine has to await. */
    Future<RunHandle> awaited(Future<RunHandle> beginning) {
        beginnings.add(beginning);
        return beginning.onComplete(begun -> beginnings.remove(beginning));
    }

    /**
     * Takes a run up.
     *
     * @return as {@link LiveRun#begin}; fails too when the engine is closed
     */
    Future<RunHandle> begin(LiveRun run) {
        runs.add(run); // before it is asked whether the engine is closed: whoever closes it meanwhile sees the run
        run.done().onComplete(ended -> runs.remove(run));
        return closed ? run.refuse(new IllegalStateException("This engine is closed")) : run.begin();
    }

    @Nullable
    RunHandle of(StoredRun stored) {
        return runs.stream()
                .filter(run -> run.isTaken() && run.folder().equals(stored.folder()))
                .findAny()
                .orElse(null);
    }

    /** Completes when all are given back, those that take longer without what is in flight. */
    Future<Void> close(Duration patience) {
        closed = true;
        long millis = Math.max(1, patience.toMillis());
        Stream<Future<Void>> begun = runs.stream()
                .map(run -> run.cancel("", CLOSED)
                        .compose(stopping -> run.done())
                        .<Void>mapEmpty()
                        .timeout(millis, TimeUnit.MILLISECONDS)
                        .recover(late -> run.abandon().otherwiseEmpty()));
        Stream<Future<Void>> beginning = beginnings.stream()
                .map(one -> one.<Void>mapEmpty()
                        .timeout(millis, TimeUnit.MILLISECONDS)
                        .otherwiseEmpty());
        return Future.all(Stream.concat(begun, beginning).toList()).mapEmpty();
    }
}
