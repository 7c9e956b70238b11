package dev.checkbulk.http;

import dev.checkbulk.internal.net.Hosts;
import dev.checkbulk.internal.net.Route;
import dev.checkbulk.network.Network;
import dev.checkbulk.network.ProxyServer;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a place is reached: the way to it, and the addresses to which the key may be sent. */
final class Reached {
    private Reached() {}

    static Route route(Environment environment, Network network) {
        boolean here = Hosts.isLoopback(environment.baseUrl().getHost());
        boolean tls = environment.baseUrl().getScheme().equals("https");
        Predicate<InetAddress> fitting =
                here ? InetAddress::isLoopbackAddress : tls ? address -> true : Hosts::isPrivate;
        return new Route(
                environment.baseUrl(),
                here ? null : via(network.proxy()),
                tls ? network.trust() : null,
                fitting,
                network.advice());
    }

    private static Route.@Nullable Via via(@Nullable ProxyServer proxy) {
        return proxy == null
                ? null
                : new Route.Via(
                        Route.Via.Kind.valueOf(proxy.type().name()),
                        proxy.host(),
                        proxy.port(),
                        proxy.user(),
                        proxy.password());
    }
}
