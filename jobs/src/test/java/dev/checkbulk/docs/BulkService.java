package dev.checkbulk.docs;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.Environment;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** The page's verticle in a process of its own, which can be killed. */
final class BulkService {
    private BulkService() {}

    /** @param args Check's URL, the folder for runs, and the port */
    public static void main(String... args) {
        Vertx.vertx()
                .deployVerticle(new BulkVerticle(
                        Environment.of(args[0]),
                        ApiKey.of("test"),
                        Path.of(args[1]),
                        Timing.CHECK,
                        new BulkVerticle.Desk(),
                        Integer.parseInt(args[2])))
                .onSuccess(deployed -> System.out.println("ready"))
                .onFailure(failure -> Runtime.getRuntime().halt(1));
    }
}
