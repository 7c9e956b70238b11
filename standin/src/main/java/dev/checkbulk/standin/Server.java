package dev.checkbulk.standin;

import dev.checkbulk.standin.api.ApiLog;
import dev.checkbulk.standin.api.Application;
import dev.checkbulk.standin.api.Catalog;
import dev.checkbulk.standin.api.IdempotencyTable;
import dev.checkbulk.standin.api.Router;
import dev.checkbulk.standin.api.Subresources;
import dev.checkbulk.standin.endpoint.BulkEndpoint;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.faults.FaultScript;
import dev.checkbulk.standin.http.FaultInjector;
import dev.checkbulk.standin.http.Gateway;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.internal.IdGenerator;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.limits.AdmissionControl;
import dev.checkbulk.standin.limits.RateLimit;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.records.MentionedRecords;
import dev.checkbulk.standin.records.StoredRecords;
import dev.checkbulk.standin.store.Store;
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
    private final boolean open;
    private final Store store = new Store(Catalog.kinds());
    private final TrafficJudge judge = new TrafficJudge();
    private final FaultScript script = new FaultScript();
    private final StoredRecords records = new StoredRecords(store);
    private volatile int port;

    /** @param open whether it has pages for other processes beside the API */
    Server(StandinSettings settings, Clock clock, boolean open) {
        this.open = open;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        Gateway front = front();
        Backdoor backdoor = new Backdoor(records, judge);
        HttpServer http = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HOST)
                        .setPort(settings.port())
                        .setHttp2ClearTextEnabled(false)
                        // What a large URL may be on common servers; a read of 100 ids needs a third of it.
                        .setMaxInitialLineLength(8192))
                .requestHandler(request -> {
                    if (open && Backdoor.owns(request)) {
                        backdoor.handle(request);
                    } else {
                        front.handle(request);
                    }
                });
        return http.listen().map(listening -> port = listening.actualPort());
    }

    private Gateway front() {
        SplittableRandom random = new SplittableRandom(settings.seed());
        IdGenerator ids = new IdGenerator(random.split());
        ApiLog logs = new ApiLog();
        ListEndpoint listing = new ListEndpoint(store, this::baseUrl);
        Consumer<Call> notice = settings.mentioned() ? new MentionedRecords(records)::of : call -> {};
        CrudEndpoint resources = new CrudEndpoint(store, ids, judge);
        Subresources parts = new Subresources(store, resources, listing, clock);
        BulkEndpoint many = new BulkEndpoint(store, resources);
        Router api = new Router(resources, many, listing, logs, parts, settings.employeeBenefits(), notice);
        Gateway.Edge edge = new Gateway.Edge(settings.key(), settings.rateLimitHeaders(), settings.latency());
        RateLimit rate = RateLimit.of(settings.limiter(), settings.perSecond(), clock.nanos());
        AdmissionControl gate = new AdmissionControl(rate, settings.inFlight());
        Application application = new Application(api, new IdempotencyTable(), logs);
        FaultInjector faults = new FaultInjector(vertx, clock, script, settings.faults(), random.split(), judge);
        return new Gateway(vertx, clock, edge, gate, judge, faults, application, ids, random.split());
    }

    int port() {
        return port;
    }

    String baseUrl() {
        return "http://" + HOST + ":" + port;
    }

    StoredRecords records() {
        return records;
    }

    TrafficJudge judge() {
        return judge;
    }

    FaultScript script() {
        return script;
    }
}
