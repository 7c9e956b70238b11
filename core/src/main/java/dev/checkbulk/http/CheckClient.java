package dev.checkbulk.http;

import static java.util.Objects.requireNonNull;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.StopSignal;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.internal.net.Route;
import dev.checkbulk.internal.net.VertxWire;
import dev.checkbulk.network.Network;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends requests to Check: the first of the three building blocks of Check's guide to batching edits, one request with
 * retry.
 *
 * <p>As in the guide a 429 waits as long as {@code Retry-After} says (2 s when it says nothing) and is sent again, three
 * attempts in all; every other answer is handed over at once. Beyond it: requests start in the slots of a {@link Quota},
 * writes carry an idempotency key, a request that found no connection is tried again for 30 s, and an attempt has a deadline
 * over everything, 10 s unless said otherwise.
 *
 * <p>A client belongs to the Vert.x context on which it was created, and works there. Its methods may be called from any
 * thread. Futures complete on the caller's Vert.x context, as those of Vert.x itself do, or on the client's where the caller
 * has none; they never fail because of what the server or the network does.
 */
public final class CheckClient {
    /** Name and version of this client, as every request's {@code User-Agent} says. */
    public static final String USER_AGENT = "checkbulk/0.1.0";

    /** How long an attempt may take, as in the guide. */
    public static final Duration DEADLINE = Duration.ofSeconds(10);

    /** How often a request that is answered with 429 is sent in all, as in the guide. */
    public static final int ATTEMPTS = 3;

    private static final int MOST_ATTEMPTS = 100;

    private final Connection connection;
    private final StopSignal stop;
    private final AtomicInteger sends;
    private final Consumer<Attempt> seen;

    private CheckClient(Connection connection, StopSignal stop, AtomicInteger sends, Consumer<Attempt> seen) {
        this.connection = connection;
        this.stop = stop;
        this.sends = sends;
        this.seen = seen;
    }

    /**
     * A client that uses Check's limit to the full, {@link Limit#CHECK}, together with all others in this JVM that are made so
     * for the same place, whatever their keys: Check counts a partner's requests over all its keys. Who works for several partners
     * gives each a {@link Quota#named named} quota.
     *
     * @throws IllegalArgumentException when the key says that it belongs to the other environment
     */
    public static CheckClient create(Vertx vertx, Environment environment, ApiKey key) {
        Quota quota = Quota.named(vertx, Limit.CHECK, Limit.CHECK, environment.place());
        CheckClient client = create(vertx, environment, key, quota);
        client.connection.lifetime().holds(quota::close);
        return client;
    }

    /**
     * A client that shares a quota with others. Closing it does not close the quota.
     *
     * @param vertx whose calling context becomes the client's
     * @throws IllegalArgumentException when the key says that it belongs to the other environment
     */
    public static CheckClient create(Vertx vertx, Environment environment, ApiKey key, Quota quota) {
        return create(vertx, environment, key, quota, Network.DIRECT);
    }

    /**
     * A client that shares a quota with others, and gets out of its network by a proxy or with an authority of its own.
     *
     * @param vertx whose calling context becomes the client's
     * @param network does not count for connections to this machine, but for the certificates
     * @throws IllegalArgumentException when the key says that it belongs to the other environment, or the certificates cannot be
     *     used
     */
    public static CheckClient create(Vertx vertx, Environment environment, ApiKey key, Quota quota, Network network) {
        VertxScheduler scheduler = new VertxScheduler(vertx);
        Route route = Reached.route(environment, network);
        Wire wire = new VertxWire(vertx, scheduler, route, quota.limit().inFlight());
        CheckClient client = over(environment, key, quota, scheduler, wire, new SecureRandom());
        Runnable forget = scheduler.atEnd(client::close);
        client.connection.lifetime().ended().onComplete(ended -> forget.run());
        return client;
    }

    /**
     * A client over other seams. Core's own, as is all here whose types are of {@code dev.checkbulk.internal}: no other module
     * can name them, and without them it throws. On the class path nothing keeps anybody out, and nothing is promised.
     */
    public static CheckClient over(
            Environment environment, ApiKey key, Quota quota, Scheduler scheduler, Wire wire, RandomGenerator random) {
        if (key.contradicts(environment)) {
            throw new IllegalArgumentException(
                    "The API key says of itself that it is not for " + environment.baseUrl());
        }
        ServerClock clock = new ServerClock(scheduler);
        Lifetime lifetime = new Lifetime(requireNonNull(scheduler));
        lifetime.holds(wire::close);
        Connection connection =
                new Connection(environment, key, quota, scheduler, wire, random, clock, lifetime, DEADLINE, ATTEMPTS);
        return new CheckClient(connection, lifetime.stop(), new AtomicInteger(), attempt -> {});
    }

    /**
     * The same client with another deadline for each attempt, from asking for a connection to the answer's last byte.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 65 s, the time after which Check has surely ended
     */
    public CheckClient deadline(Duration deadline) {
        if (deadline.toMillis() < 1 || deadline.compareTo(Send.SERVER_BOUND) > 0) {
            throw new IllegalArgumentException("A deadline is 1 ms to 65 s, not " + deadline);
        }
        return new CheckClient(connection.deadline(deadline), stop, sends, seen);
    }

    /**
     * The same client with another number of attempts in all for a request that is answered with 429; the last 429 is
     * handed to the caller.
     *
     * @throws IllegalArgumentException when it is not 1 to 100
     */
    public CheckClient attempts(int attempts) {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("A request has 1 to " + MOST_ATTEMPTS + " attempts, not " + attempts);
        }
        return new CheckClient(connection.attempts(attempts), stop, sends, seen);
    }

    /**
     * The same client over another wire, for a front whose requests are carried by somebody else's client. Core's own, as
     * {@link #over}.
     */
    public CheckClient through(Wire wire) {
        return new CheckClient(connection.wire(requireNonNull(wire)), stop, sends, seen);
    }

    /**
     * Sends the request, again where that is safe.
     *
     * @return completes with the outcome, on the caller's context; it never fails
     */
    public Future<Outcome> send(CheckRequest request) {
        return onContext(
                () -> new Exchange(connection, request, stop, sends, seen).start(),
                failure -> Future.succeededFuture(Send.notSent(failure)));
    }

    /**
     * Sends the request once, whatever comes of it: for those who decide themselves what is sent again. A write needs an
     * idempotency key of its own.
     *
     * @param wanted is asked in the turn in which the request would go to the wire, at most once; false withholds it
     * @return completes with what is known afterwards, on the caller's context; it never fails
     * @throws IllegalArgumentException for a write without a key
     */
    public Future<Attempt> sendOnce(CheckRequest request, BooleanSupplier wanted) {
        if (request.method().writes() && request.idempotencyKey() == null) {
            throw new IllegalArgumentException("A write that is sent once needs an idempotency key: " + request);
        }
        return onContext(
                () -> new Send(connection, request, stop, sends, seen, wanted).start(),
                failure -> Future.succeededFuture(new Attempt.Final(Send.notSent(failure))));
    }

    /** @param failed what it comes to when beginning it goes wrong, before anything is sent: nobody may wait for ever */
    <T> Future<T> onContext(Supplier<Future<T>> work, Function<Throwable, Future<T>> failed) {
        Scheduler scheduler = connection.scheduler();
        if (scheduler.isHome()) {
            return begun(work, failed);
        }
        Promise<T> result = scheduler.promise();
        try {
            scheduler.execute(() -> begun(work, failed).onComplete(result));
        } catch (RejectedExecutionException e) {
            failed.apply(e).onComplete(result);
        }
        return result.future();
    }

    private static <T> Future<T> begun(Supplier<Future<T>> work, Function<Throwable, Future<T>> failed) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return failed.apply(e);
        }
    }

    /** The same client, of which only the reading half can be used. */
    public ReadClient reading() {
        return new ReadClient(this);
    }

    /** Walks the pages of a list request. */
    public Pages pages(CheckRequest list) {
        return new Pages(this, list);
    }

    public Environment environment() {
        return connection.environment();
    }

    /** The API key's fingerprint: with one salt, equal for equal keys; it does not give the key away. */
    public String keyFingerprint(String salt) {
        return connection.key().fingerprint(salt);
    }

    public Quota quota() {
        return connection.quota();
    }

    /**
     * Closes the client at once, as {@link #close(Duration)} without patience.
     *
     * @return completes when the connections are closed
     */
    public Future<Void> close() {
        return close(Duration.ZERO);
    }

    /**
     * Closes the client, and with it all that was made of it: nothing new leaves from now on. What waits ends at once as
     * not sent, batches with all the items that are left; what is in flight is awaited, and unknown when the patience is
     * over. A client whose verticle is undeployed is closed without patience.
     *
     * @param patience for what is in flight; of several calls, that of the last one counts
     * @return completes when everybody was told and the connections are closed, on the caller's context
     * @throws IllegalArgumentException when it is negative
     */
    public Future<Void> close(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("Patience is 0 or longer, not " + patience);
        }
        Promise<Void> closed = connection.scheduler().promise();
        try {
            connection.scheduler().execute(() -> {
                connection.lifetime().ended().onComplete(closed);
                connection.lifetime().end(patience);
            });
        } catch (RejectedExecutionException e) { // its Vertx is closed, and it was before
            closed.complete();
        }
        return closed.future();
    }

    /**
     * A view for one item of a batch: it sends nothing new after the signal, and counts what may have been executed.
     * Core's own, as {@link #over}.
     */
    public CheckClient forItem(StopSignal signal, AtomicInteger sendsOfItem) {
        return forItem(signal, sendsOfItem, attempt -> {});
    }

    /**
     * The same, told to somebody.
     *
     * @param attempts is told of each attempt that ended, its reads too, on the client's context
     */
    public CheckClient forItem(StopSignal signal, AtomicInteger sendsOfItem, Consumer<Attempt> attempts) {
        return new CheckClient(connection, requireNonNull(signal), sendsOfItem, attempts);
    }

    /** What stops this client. Core's own, as {@link #over}. */
    public StopSignal stop() {
        return stop;
    }

    /** Time and thread of this client. Core's own, as {@link #over}. */
    public Scheduler scheduler() {
        return connection.scheduler();
    }

    /**
     * What time it is at the server, as the {@code Date} of its newest answer to this client told: never too early by more
     * than a second, too late by a request's time at most. To be called on the client's context.
     *
     * @return empty before the first answer, and while this machine's clocks disagree about the time since the newest one:
     *     one was set, or the machine slept
     */
    public Optional<Instant> serverTime() {
        return connection.serverClock().now();
    }

    RandomGenerator random() {
        return connection.random();
    }

    /** Where it sends to; the key prints as {@code ***}. */
    @Override
    public String toString() {
        return "CheckClient[" + connection.environment().baseUrl() + ", key " + connection.key() + "]";
    }
}
