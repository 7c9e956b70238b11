package dev.checkbulk.standin;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Puts the parts together on an event loop of their own, which undeploying clears of servers and timers. */
final class Server extends VerticleBase {
    static final String HOST = "127.0.0.1";

    private final StandinSettings settings;
    private final Clock clock;
    private final Store store = new Store();
    private final Judge judge = new Judge();
    private final Script script = new Script();
    private final Records records = new Records(store);
    private volatile int port;

    Server(StandinSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        Front front = front();
        Backdoor backdoor = new Backdoor(records, judge);
        HttpServer http = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HOST)
                        .setPort(settings.port())
                        .setHttp2ClearTextEnabled(false)
                        // What a large URL may be on common servers; a read of 100 ids needs a third of it.
                        .setMaxInitialLineLength(8192))
                .requestHandler(request -> {
                    if (Backdoor.owns(request)) {
                        backdoor.handle(request);
                    } else {
                        front.handle(request);
                    }
                });
        return http.listen().map(listening -> port = listening.actualPort());
    }

    private Front front() {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Ids ids = new Ids(random.split());
        LogBook logs = new LogBook();
        Listing listing = new Listing(store, this::baseUrl);
        Consumer<Call> notice = settings.mentioned() ? new Mentions(records)::of : call -> {};
        Resources resources = new Resources(store, ids, judge);
        SubResources parts = new SubResources(store, resources, listing, clock);
        Many many = new Many(store, resources);
        Api api = new Api(resources, many, listing, logs, parts, settings.employeeBenefits(), notice);
        Application application = new Application(api, new IdempotencyTable(), logs);
        Faults faults = new Faults(vertx, clock, script, settings.faults(), random.split(), judge);
        return new Front(vertx, clock, settings, judge, faults, application, ids, random.split());
    }

    int port() {
        return port;
    }

    String baseUrl() {
        return "http://" + HOST + ":" + port;
    }

    Records records() {
        return records;
    }

    Judge judge() {
        return judge;
    }

    Script script() {
        return script;
    }
}
