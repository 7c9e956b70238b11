package dev.checkbulk.internal.net;

import dev.checkbulk.internal.Scheduler;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.resolver.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a host, in the order in which they are tried: one that could not be reached goes behind the others. To be
 * used on the scheduler's thread.
 */
final class Addresses {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Vertx vertx;
    private final Scheduler scheduler;
    private final Route route;
    private final String host;
    private final List<String> known = new ArrayList<>();
    private long knownSince;
    private @Nullable Promise<List<String>> asking;

    Addresses(Vertx vertx, Scheduler scheduler, Route route) {
        this.vertx = vertx;
        this.scheduler = scheduler;
        this.route = route;
        this.host = Hosts.plain(route.nextHost());
    }

    /**
     * The addresses of now.
     *
     * @return completes on the scheduler's thread, at once when they are known; fails when there is none that may be used.
     *     When the name cannot be looked up any more, those of before are taken.
     */
    Future<List<String>> now() {
        if (!known.isEmpty() && scheduler.nanoTime() - knownSince < FRESH_NANOS) {
            return Future.succeededFuture(List.copyOf(known));
        }
        InetAddress literal = Hosts.literal(host);
        if (literal != null) {
            return found(List.of(literal));
        }
        Promise<List<String>> waiting = asking;
        if (waiting == null) {
            Promise<List<String>> asked = Promise.promise();
            asking = asked;
            ask().onComplete(answer -> scheduler.execute(() -> {
                asking = null;
                (answer.succeeded() ? found(answer.result()) : failed(answer.cause())).onComplete(asked);
            }));
            return asked.future();
        }
        return waiting.future();
    }

    /** Vert.x's own look-up takes one address of a hosts file; it is for a Vertx that was told where to look. */
    private Future<List<InetAddress>> ask() {
        NameResolver names = ((VertxInternal) vertx).nameResolver();
        AddressResolverOptions options = names.options();
        boolean told =
                options.getHostsPath() != null || options.getHostsValue() != null || options.getServers() != null;
        if (!told) {
            return scheduler.blocking(() -> List.of(InetAddress.getAllByName(host)));
        }
        Promise<List<InetAddress>> answered = Promise.promise();
        names.resolveAll(
                host,
                answer -> answered.handle(answer.map(
                        all -> all.stream().map(InetSocketAddress::getAddress).toList())));
        return answered.future();
    }

    private Future<List<String>> found(List<InetAddress> all) {
        List<String> usable = all.stream()
                .filter(address -> route.via() != null || route.fitting().test(address))
                .map(NetUtil::toAddressString)
                .distinct()
                .toList();
        if (usable.isEmpty()) {
            known.clear();
            return failed(new UnknownHostException(host + " has no address that the API key may be sent to"
                    + (all.isEmpty() ? "" : ", only " + NetUtil.toAddressString(all.get(0)))));
        }
        known.retainAll(usable); // what was learned of them stays
        usable.stream().filter(address -> !known.contains(address)).forEach(known::add);
        knownSince = scheduler.nanoTime();
        return Future.succeededFuture(List.copyOf(known));
    }

    private Future<List<String>> failed(Throwable cause) {
        return known.isEmpty() ? Future.failedFuture(cause) : Future.succeededFuture(List.copyOf(known));
    }

    /** It could not be reached: the others come first from now on. */
    void unreachable(String address) {
        if (known.remove(address)) {
            known.add(address);
        }
    }
}
