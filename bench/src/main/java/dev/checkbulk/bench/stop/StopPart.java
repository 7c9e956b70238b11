package dev.checkbulk.bench.stop;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.Spread;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.bench.traffic.LimitedServer;
import dev.checkbulk.bench.traffic.NetworkPath;
import dev.checkbulk.bench.traffic.PacedTraffic;
import dev.checkbulk.bench.traffic.Relay;
import dev.checkbulk.standin.limits.Limiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes that are stopped and continued, as a laptop's lid does, and one beside others that take all processors. */
public final class StopPart implements Part {
    private static final int STOPPED = 6;
    private static final long STOPPED_MILLIS = 5_000;
    private static final int LOOPS = 2;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MINUTES = 5;

    @Override
    public char letter() {
        return 'g';
    }

    @Override
    public String title() {
        return "Stops: processes that are stopped and continued, and a busy machine";
    }

    @Override
    public String how() {
        return "Six processes with the same key and the same CHECKBULK_HOME, each with a file of its own, at the sliding log:"
                + " all stopped by a signal for 5 s while they send, and continued together; measured from then on. And one of"
                + " 100 rows beside two loops that do nothing.";
    }

    /**
     * What the relay saw.
     *
     * @param busiest the most requests that it passed on in one second, refused ones included
     * @param refused how many
     * @param share of the limit that was accepted
     * @param lost rows without an accepted change
     */
    private record Stopped(long busiest, long refused, double share, long lost) {}

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        List<Stopped> stopped = new ArrayList<>();
        List<PacedTraffic> busy = new ArrayList<>();
        for (int n = 0; n < sizes.runs(); n++) {
            stopped.add(stopped(bed, Math.max(40, sizes.sharedRows() / 4), n));
            busy.add(busy(bed, Math.min(100, sizes.rows()), n));
        }
        Spread busiest = Spread.of(stopped, Stopped::busiest);
        Spread refused = Spread.of(stopped, Stopped::refused);
        Spread share = Spread.of(busy, PacedTraffic::share);
        MarkdownTable table = MarkdownTable.of(
                        "", "of 25/s", "answers 429", "requests in the busiest second", "rows lost")
                .row(
                        "6 processes, stopped for 5 s",
                        Spread.of(stopped, Stopped::share).percent(1),
                        refused.text("%.0f"),
                        busiest.text("%.0f"),
                        Spread.of(stopped, Stopped::lost).text("%.0f"))
                .row(
                        "one beside two loops",
                        share.percent(1),
                        Spread.of(busy, StopPart::refusals).text("%.0f"),
                        Spread.of(busy, one -> busiest(one.seen())).text("%.0f"),
                        Spread.of(busy, PacedTraffic::lost).text("%.0f"));
        return new Measured(
                List.of(table),
                List.of(
                        Goal.atMost(2, "stopped for 5 s: answers 429, the most", refused.most()),
                        Goal.atLeast(0.8, "beside two loops: of 25/s, the least", share.least())));
    }

    private static Stopped stopped(Bed bed, int rows, long seed) throws IOException, InterruptedException {
        try (Served served = Served.start(bed, seed)) {
            Map<String, String> environment = Caller.environment(served.relay.baseUrl(), bed.folder("home"));
            List<Process> processes = new ArrayList<>();
            for (int n = 1; n <= STOPPED; n++) {
                List<String> command = Caller.SCRIPT.command(bed, bed.moves(prefix(n), rows));
                processes.add(bed.start(command, environment, bed.folder("ran").resolve("output")));
            }
            for (int n = 1; n <= STOPPED; n++) {
                untilItSends(served.relay, prefix(n), processes.get(n - 1));
            }
            signal("STOP", processes);
            Thread.sleep(STOPPED_MILLIS);
            long continued = System.nanoTime();
            signal("CONT", processes);
            for (Process process : processes) {
                waitFor(process);
            }
            PacedTraffic all = PacedTraffic.of(served.relay.seen(), STOPPED * rows);
            List<Relay.Seen> seen =
                    all.seen().stream().filter(one -> one.nanos() >= continued).toList();
            long last = seen.get(seen.size() - 1).nanos();
            long refused = seen.stream().filter(one -> one.status() == 429).count();
            return new Stopped(
                    busiest(seen),
                    refused,
                    PacedTraffic.perSecond(seen, continued, last) / PacedTraffic.LIMIT,
                    all.lost());
        }
    }

    private static PacedTraffic busy(Bed bed, int rows, long seed) throws IOException, InterruptedException {
        List<Process> loops = new ArrayList<>();
        try (Served served = Served.start(bed, seed)) {
            for (int n = 0; n < LOOPS; n++) {
                List<String> loop = List.of("sh", "-c", "while :; do :; done");
                loops.add(bed.start(loop, Map.of(), bed.folder("loop").resolve("output")));
            }
            Path moves = bed.moves("emp_", rows);
            bed.run(Caller.SCRIPT.command(bed, moves), Caller.environment(served.relay.baseUrl(), bed.folder("home")))
                    .ran();
            return PacedTraffic.of(served.relay.seen(), rows);
        } finally {
            for (Process loop : loops) {
                Bed.end(loop);
            }
        }
    }

    /** A stand-in with a sliding log, and the way to it. */
    private record Served(LimitedServer.Running running, Relay relay) implements AutoCloseable {
        static Served start(Bed bed, long seed) throws IOException, InterruptedException {
            LimitedServer.Running running =
                    new LimitedServer.Ours(Limiter.SLIDING_LOG).start(bed, NetworkPath.CALM.latency());
            return new Served(running, Relay.start(bed.vertx(), running.port(), NetworkPath.CALM.jitterMillis(), seed));
        }

        @Override
        public void close() throws InterruptedException {
            relay.close();
            running.close();
        }
    }

    private static String prefix(int process) {
        return "emp_p" + process + "_";
    }

    private static void untilItSends(Relay relay, String prefix, Process process) throws InterruptedException {
        while (relay.seen().stream().filter(one -> one.path().contains(prefix)).count() < 10) {
            if (!process.isAlive()) {
                throw new IllegalStateException("a process sent nothing");
            }
            Thread.sleep(50);
        }
    }

    private static void signal(String name, List<Process> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void waitFor(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a process that was continued did not end");
        }
    }

    private static long refusals(PacedTraffic run) {
        return run.seen().stream().filter(one -> one.status() == 429).count();
    }

    private static long busiest(List<Relay.Seen> seen) {
        long most = 0;
        for (int first = 0, last = 0; last < seen.size(); last++) {
            while (seen.get(last).nanos() - seen.get(first).nanos() >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
