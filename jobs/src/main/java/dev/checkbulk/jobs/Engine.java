package dev.checkbulk.jobs;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.jobs.plan.Blocking;
import dev.checkbulk.jobs.report.NextCommand;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of an engine share.
 *
 * @param sender null when nothing is asked of Check
 * @param rehearsal whether the client's server ends with this process
 * @param oneRun whether the client is closed when a run has sent all
 * @param commands how what comes next is typed, or null when nobody types anything
 */
record Engine(
        Vertx vertx,
        RunStore store,
        @Nullable CheckClient sender,
        Timing timing,
        Blocking blocking,
        Clock clock,
        boolean rehearsal,
        boolean oneRun,
        @Nullable NextCommand commands) {
    /**
     * What it reads and sends with.
     *
     * @throws IllegalStateException when it only reads what is kept
     */
    CheckClient client() {
        if (sender == null) {
            throw new IllegalStateException("This engine has no client: it only reads plans and runs");
        }
        return sender;
    }

    /**
     * The same, for what was planned there.
     *
     * @throws IllegalArgumentException when it sends to another place
     */
    CheckClient client(Plan.Header planned) {
        CheckClient client = client();
        String here = client.environment().baseUrl().toString();
        if (!Environment.samePlace(here, planned.baseUrl())) {
            throw new IllegalArgumentException(
                    "This was planned for " + planned.baseUrl() + ", and this engine sends to " + here);
        }
        return client;
    }

    /** The most that it sends. */
    Limit limit() {
        return sender == null ? Limit.CHECK : sender.quota().limit();
    }

    Engine timing(Timing other) {
        return new Engine(vertx, store, sender, other, blocking, clock, rehearsal, oneRun, commands);
    }

    Engine forRehearsal() {
        return new Engine(vertx, store, sender, timing, blocking, clock, true, oneRun, commands);
    }

    Engine forOneRun() {
        return new Engine(vertx, store, sender, timing, blocking, clock, rehearsal, true, commands);
    }

    Engine typed(NextCommand other) {
        return new Engine(vertx, store, sender, timing, blocking, clock, rehearsal, oneRun, other);
    }
}
