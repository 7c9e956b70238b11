package dev.checkbulk.standin.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;

/**
 * Reaches under Vert.x to the channel. Vert.x sets the linger time for all connections of a server only, and writes no
 * bytes that are not HTTP.
 */
final class RawChannel {
    private RawChannel() {}

    /** Closes with a TCP reset: a close with a linger time of 0 does not wait for anything. */
    static void reset(HttpServerRequest request) {
        Channel channel = channel(request);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /** Writes bytes as they are, past the HTTP encoder. */
    static void write(HttpServerRequest request, String bytes) {
        // What the first handler writes goes to no other handler.
        channel(request)
                .pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }
}
