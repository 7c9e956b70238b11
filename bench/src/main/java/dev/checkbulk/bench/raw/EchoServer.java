package dev.checkbulk.bench.raw;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;

/** A process that answers every request at once with the object that it is about, on one event loop. */
final class EchoServer {
    private EchoServer() {}

    /** @param args the port on this machine */
    public static void main(String... args) {
        CharSequence json = HttpHeaders.createOptimized("application/json");
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    String id = request.uri().substring(request.uri().lastIndexOf('/') + 1);
                    request.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, json)
                            .end("{\"id\":\"" + id + "\",\"workplaces\":[\"wrk_1\"]}");
                })
                .listen(Integer.parseInt(args[0]), "127.0.0.1");
    }
}
