package dev.checkbulk.standin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;

/**
 * Waits until nobody listens on a port. The JDK keeps the socket of a closed server until its selector has turned once
 * more, so for a moment after the close connections are still taken, and a new server on the port would be refused.
 */
final class PortRelease {
    /* Somebody else may have taken the port at once; that is no reason to wait for ever. */
    private static final int MOST_LOOKS = 200;

    private final Vertx vertx;
    private final NetClient client;
    private final int port;
    private final Promise<Void> released = Promise.promise();

    private PortRelease(Vertx vertx, int port) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
        this.port = port;
    }

    static Future<Void> of(Vertx vertx, int port) {
        PortRelease release = new PortRelease(vertx, port);
        release.look(MOST_LOOKS);
        return release.released.future().eventually(release.client::close);
    }

    private void look(int left) {
        client.connect(port, Server.HOST).onComplete(connection -> {
            if (connection.failed() || left == 0) {
                released.complete();
            } else {
                connection.result().close();
                vertx.setTimer(1, timer -> look(left - 1));
            }
        });
    }
}
