package dev.checkbulk.jobs;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.jobs.plan.Blocking;
import dev.checkbulk.jobs.report.NextCommand;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of an engine share.
 *
 * @param rehearsal whether the client's server ends with this process
 * @param oneRun whether the client is closed when a run has sent all
 * @param commands how what comes next is typed, or null when nobody types anything
 */
record Engine(
        Vertx vertx,
        RunStore store,
        CheckClient client,
        Timing timing,
        Blocking blocking,
        Clock clock,
        boolean rehearsal,
        boolean oneRun,
        @Nullable NextCommand commands) {
    Engine timing(Timing other) {
        return new Engine(vertx, store, client, other, blocking, clock, rehearsal, oneRun, commands);
    }

    Engine forRehearsal() {
        return new Engine(vertx, store, client, timing, blocking, clock, true, oneRun, commands);
    }

    Engine forOneRun() {
        return new Engine(vertx, store, client, timing, blocking, clock, rehearsal, true, commands);
    }

    Engine typed(NextCommand other) {
        return new Engine(vertx, store, client, timing, blocking, clock, rehearsal, oneRun, other);
    }
}
