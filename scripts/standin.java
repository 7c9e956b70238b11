///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Runs a stand-in Check server on this machine
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.serve.StandinServer;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.api.EmployeeBenefitsPath;
import dev.checkbulk.standin.faults.FaultMix;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "standin",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Runs a stand-in Check server on this machine until Ctrl-C, then prints what it counted.",
        footer = {
            "",
            "Example: standin --port 9400 --faults",
            "Point a script at it: CHECK_API_KEY=anything CHECK_BASE_URL=http://127.0.0.1:9400 reassign moves.json",
            "What it counts:       curl http://127.0.0.1:9400/_standin/counts",
        })
class standin implements Callable<Integer> {
    @Option(names = "--port", description = "The port on 127.0.0.1; 0 takes a free one.")
    int port = 9400;

    @Option(names = "--limiter", description = "How the rate is judged: ${COMPLETION-CANDIDATES}.")
    Limiter limiter = Limiter.SLIDING_LOG;

    @Option(names = "--rate", description = "Requests per second.")
    double rate = 25;

    @Option(names = "--in-flight", description = "Requests in flight at once.")
    int inFlight = 100;

    @Option(names = "--latency", description = "How long an answer takes, in ms.")
    long latency = 100;

    @Option(names = "--jitter", description = "By how much that varies, in ms.")
    long jitter = 0;

    @Option(names = "--tail-share", description = "The share of answers that take --tail ms instead.")
    double tailShare = 0;

    @Option(names = "--tail", description = "See --tail-share.")
    long tail = 3000;

    @Option(names = "--faults", description = "A bad day: about one write in eight goes wrong.")
    boolean faults;

    @Option(names = "--seed", description = "Decides faults, latencies and ids.")
    long seed = 1;

    @Option(names = "--employee-benefits", description = "What that path answers: ${COMPLETION-CANDIDATES}.")
    EmployeeBenefitsPath employeeBenefits = EmployeeBenefitsPath.SERVED;

    @Option(names = "--rate-limit-headers", description = "Send RateLimit-Limit and RateLimit-Remaining.")
    boolean rateLimitHeaders;

    @Option(
            names = "--strict",
            description = "Know no records but those that were created; else a record exists as soon as a"
                    + " request mentions it, unless its id contains \"missing\" or it was deleted.")
    boolean strict;

    @Override
    public Integer call() throws Exception {
        StandinSettings settings = StandinSettings.defaults()
                .withPort(port)
                .withLimiter(limiter)
                .withPerSecond(rate)
                .withInFlight(inFlight)
                .withLatency(new Latency(
                        Duration.ofMillis(latency), Duration.ofMillis(jitter), tailShare, Duration.ofMillis(tail)))
                .withFaults(faults ? FaultMix.heavy() : FaultMix.none())
                .withSeed(seed)
                .withEmployeeBenefits(employeeBenefits)
                .withRateLimitHeaders(rateLimitHeaders)
                .withMentioned(!strict);
        return StandinServer.run(settings);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new standin()).execute(args));
    }
}
