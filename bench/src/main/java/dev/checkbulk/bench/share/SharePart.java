package dev.checkbulk.bench.share;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.SideBySide;
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
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Several processes of our scripts that share one limit, and one beside somebody who works by hand. */
public final class SharePart implements Part {
    private static final String INTERACTIVE = "/employees/emp_interactive";
    private static final long INTERACTIVE_MILLIS = 200;
    private static final List<String> ROOM = List.of("--share", "70%");
    private static final List<Limiter> BESIDE =
            List.of(Limiter.SLIDING_LOG, Limiter.FIXED_WINDOW, Limiter.TOKEN_BUCKET);

    @Override
    public char letter() {
        return 'e';
    }

    @Override
    public String title() {
        return "Sharing: several processes at one limit";
    }

    @Override
    public String how() {
        return "Processes with the same key and the same CHECKBULK_HOME, started at once, each with a file of its own, at the"
                + " sliding log; measured while all of them send. The interactive client asks 5 times a second and never"
                + " again for the same.";
    }

    /** So many processes, with these options, at this limiter, and perhaps an interactive client. */
    private record Case(String label, int processes, List<String> options, Limiter limiter, boolean beside) {
        static List<Case> all(boolean every) {
            List<Case> cases = new ArrayList<>();
            cases.add(new Case("2 processes", 2, List.of(), Limiter.SLIDING_LOG, false));
            if (every) {
                cases.add(new Case("4 processes", 4, List.of(), Limiter.SLIDING_LOG, false));
            }
            for (Limiter limiter : every ? BESIDE : BESIDE.subList(0, 1)) {
                String label = String.join(" ", ROOM) + " beside 5/s, " + new LimitedServer.Ours(limiter).label();
                cases.add(new Case(label, 1, ROOM, limiter, true));
            }
            return cases;
        }
    }

    /**
     * What the relay saw.
     *
     * @param sum of the limit, accepted, while all of them sent
     * @param unfair the largest process's share of the changes to the smallest one's, in that time
     * @param refused share of our requests
     * @param refusedOther share of the interactive client's requests; 0 without one
     * @param lost rows without an accepted change
     */
    private record Shared(double sum, double unfair, double refused, double refusedOther, long lost) {}

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        List<Case> cases = Case.all(sizes.cases());
        Map<Case, List<Shared>> runs = new LinkedHashMap<>();
        for (int n = 0; n < sizes.runs(); n++) {
            int seed = n;
            for (List<Case> some : atOnce(cases)) {
                List<Callable<Shared>> todo = some.stream()
                        .map(one -> (Callable<Shared>) () -> run(bed, one, sizes.sharedRows(), seed))
                        .toList();
                List<Shared> ended = SideBySide.run(some.size(), todo);
                for (int i = 0; i < some.size(); i++) {
                    runs.computeIfAbsent(some.get(i), one -> new ArrayList<>()).add(ended.get(i));
                }
            }
        }
        MarkdownTable table = MarkdownTable.of(
                "", "of 25/s, in sum", "largest share to smallest", "answers 429", "the other's 429s", "rows lost");
        List<Goal> targets = new ArrayList<>();
        for (Map.Entry<Case, List<Shared>> one : runs.entrySet()) {
            Case what = one.getKey();
            Spread sum = Spread.of(one.getValue(), Shared::sum);
            Spread unfair = Spread.of(one.getValue(), Shared::unfair);
            Spread refused = Spread.of(one.getValue(), Shared::refused);
            Spread other = Spread.of(one.getValue(), Shared::refusedOther);
            table = table.row(
                    what.label,
                    sum.percent(1),
                    what.processes > 1 ? unfair.text("%.2f") : "",
                    refused.percent(2),
                    what.beside ? other.percent(2) : "",
                    Spread.of(one.getValue(), Shared::lost).text("%.0f"));
            if (what.beside) {
                targets.add(Goal.atMost(0.01, what.label + ": the other's answers 429", other.median()));
            } else {
                targets.add(Goal.atLeast(0.97, what.label + ": of 25/s, in sum", sum.median()));
                targets.add(Goal.atMost(0.005, what.label + ": answers 429", refused.median()));
                targets.add(Goal.atMost(1.2, what.label + ": largest share to smallest", unfair.median()));
            }
        }
        return new Measured(List.of(table), targets);
    }

    /** Those of several processes have the machine for themselves; those of one go side by side. */
    private static List<List<Case>> atOnce(List<Case> cases) {
        List<List<Case>> all = new ArrayList<>();
        cases.stream().filter(one -> one.processes > 1).forEach(one -> all.add(List.of(one)));
        all.add(cases.stream().filter(one -> one.processes == 1).toList());
        return all;
    }

    private static Shared run(Bed bed, Case what, int rows, long seed) throws IOException, InterruptedException {
        LimitedServer.Running running = new LimitedServer.Ours(what.limiter).start(bed, NetworkPath.CALM.latency());
        Relay relay = Relay.start(bed.vertx(), running.port(), NetworkPath.CALM.jitterMillis(), seed);
        HttpClient interactive = bed.vertx().createHttpClient();
        long timer = what.beside ? ask(bed, interactive, relay.baseUrl()) : -1;
        try {
            Map<String, String> environment = Caller.environment(relay.baseUrl(), bed.folder("home"));
            List<Callable<Integer>> processes = new ArrayList<>();
            for (int n = 1; n <= what.processes; n++) {
                Path moves = bed.moves(prefix(n), rows);
                List<String> command = Caller.SCRIPT.command(bed, moves, what.options.toArray(String[]::new));
                processes.add(() -> bed.run(command, environment).ran().exitCode());
            }
            SideBySide.run(what.processes, processes);
            return shared(relay.seen(), what.processes, rows);
        } finally {
            bed.vertx().cancelTimer(timer);
            Bed.get(interactive.close());
            relay.close();
            running.close();
        }
    }

    private static String prefix(int process) {
        return "emp_p" + process + "_";
    }

    /** Reads one record again and again, evenly. */
    private static long ask(Bed bed, HttpClient client, String baseUrl) {
        int port = URI.create(baseUrl).getPort();
        return bed.vertx()
                .setPeriodic(
                        INTERACTIVE_MILLIS,
                        timer -> client.request(HttpMethod.GET, port, "127.0.0.1", INTERACTIVE)
                                .compose(request -> request.putHeader("Authorization", "Bearer " + Caller.KEY)
                                        .send())
                                .compose(answer -> answer.body()));
    }

    private static Shared shared(List<Relay.Seen> seen, int processes, int rows) {
        List<List<Relay.Seen>> changes = IntStream.rangeClosed(1, processes)
                .mapToObj(n -> seen.stream()
                        .filter(one ->
                                one.changes() && one.accepted() && one.path().contains(prefix(n)))
                        .toList())
                .toList();
        if (changes.stream().anyMatch(some -> some.size() < 2)) {
            throw new IllegalStateException("a process sent nothing");
        }
        long from =
                changes.stream().mapToLong(some -> some.get(0).nanos()).max().orElseThrow();
        long to = changes.stream()
                .mapToLong(some -> some.get(some.size() - 1).nanos())
                .min()
                .orElseThrow();
        if (to <= from) {
            throw new IllegalStateException("the processes did not send at the same time");
        }
        Spread each = Spread.of(changes.stream()
                .mapToDouble(some -> some.stream()
                        .filter(one -> one.nanos() >= from && one.nanos() <= to)
                        .count())
                .toArray());
        List<Relay.Seen> other =
                seen.stream().filter(one -> one.path().equals(INTERACTIVE)).toList();
        List<Relay.Seen> ours =
                seen.stream().filter(one -> !one.path().equals(INTERACTIVE)).toList();
        long done = changes.stream()
                .mapToLong(
                        some -> some.stream().map(Relay.Seen::path).distinct().count())
                .sum();
        return new Shared(
                PacedTraffic.perSecond(seen, from, to) / PacedTraffic.LIMIT,
                each.most() / each.least(),
                PacedTraffic.refused(ours),
                other.isEmpty() ? 0 : PacedTraffic.refused(other),
                (long) processes * rows - done);
    }
}
