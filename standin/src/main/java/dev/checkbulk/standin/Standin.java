package dev.checkbulk.standin;

import dev.checkbulk.standin.faults.FaultScript;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.records.StoredRecords;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in Check server on 127.0.0.1: strict where Check is strict, with Check's limits, with faults on demand, and
 * with a judge that counts what arrived and what took effect. It keeps everything in memory, shares no code with the
 * client, and runs on an event loop of its own. Any thread may call.
 *
 * <p>Beside the API it serves {@code GET /_standin/counts}, {@code GET /_standin/arrivals} (the latest 10,000, or
 * {@code ?last=N}), {@code GET /_standin/records/{id}}, {@code GET /_standin/records?kind=KIND} and {@code POST
 * /_standin/records} (an object with a list of records per kind) to other processes, with no key and no limits.
 */
public final class Standin {
    private final Vertx vertx;
    private final String deployment;
    private final Server server;
    private @Nullable Future<Void> closed;

    private Standin(Vertx vertx, String deployment, Server server) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.server = server;
    }

    /** Starts one; completes when it listens, fails if the port is taken. */
    public static Future<Standin> start(Vertx vertx, StandinSettings settings) {
        return start(vertx, settings, Clock.system());
    }

    static Future<Standin> start(Vertx vertx, StandinSettings settings, Clock clock) {
        return started(vertx, new Server(settings, clock, true));
    }

    /**
     * As {@link #start}, with the API alone, for a process that keeps it to itself: with a key nobody else on this machine sees what
     * is in it.
     */
    public static Future<Standin> startClosed(Vertx vertx, StandinSettings settings) {
        return started(vertx, new Server(settings, Clock.system(), false));
    }

    private static Future<Standin> started(Vertx vertx, Server server) {
        return vertx.deployVerticle(server).map(deployment -> new Standin(vertx, deployment, server));
    }

    public int port() {
        return server.port();
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public String baseUrl() {
        return server.baseUrl();
    }

    public StoredRecords records() {
        return server.records();
    }

    public TrafficJudge judge() {
        return server.judge();
    }

    public FaultScript script() {
        return server.script();
    }

    /** Stops it and drops its connections; completes when the port is free. What it counted can still be read. */
    public synchronized Future<Void> close() {
        if (closed == null) {
            closed = vertx.undeploy(deployment).compose(done -> PortRelease.of(vertx, port()));
        }
        return closed;
    }
}
