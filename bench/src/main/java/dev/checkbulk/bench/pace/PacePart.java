package dev.checkbulk.bench.pace;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.SideBySide;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.Spread;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.bench.traffic.NetworkPath;
import dev.checkbulk.bench.traffic.PacedTraffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** How close a reassignment comes to the limit, with every kind of limiter: ours and Python's, as whole processes. */
public final class PacePart implements Part {
    @Override
    public char letter() {
        return 'a';
    }

    @Override
    public String title() {
        return "Pace: of 25 requests/s";
    }

    @Override
    public String how() {
        return "Whole processes, several at once, each with a server of its own, through a relay that delays every request by"
                + " a random time and notes what became of it. The share of 25/s is that of accepted requests from the first"
                + " change to the last. nginx and HAProxy stand before a stand-in without a limit.";
    }

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        List<PaceCase> cases = PaceCase.all(sizes.cases());
        Map<PaceCase, List<PacedTraffic>> runs = run(bed, sizes, cases);
        List<MarkdownTable> tables = new ArrayList<>();
        for (NetworkPath way : NetworkPath.values()) {
            List<PaceCase> some = cases.stream().filter(one -> one.way() == way).toList();
            if (!some.isEmpty()) {
                tables.add(table(way, sizes, some, runs));
            }
        }
        return new Measured(tables, targets(runs), picture(runs));
    }

    /** The runs of each case; none of one whose program is missing. */
    private static Map<PaceCase, List<PacedTraffic>> run(Bed bed, Sizes sizes, List<PaceCase> cases)
            throws InterruptedException {
        List<PaceCase> each = new ArrayList<>();
        List<Callable<PacedTraffic>> todo = new ArrayList<>();
        for (int n = 0; n < Math.max(sizes.runs(), sizes.othersRuns()); n++) {
            int seed = n;
            for (PaceCase one : cases) {
                if (one.missing().isEmpty() && seed < one.runs(sizes)) {
                    each.add(one);
                    todo.add(() -> one.run(bed, one.rows(sizes), seed));
                }
            }
        }
        List<PacedTraffic> ended = SideBySide.run(sizes.atOnce(), todo);
        Map<PaceCase, List<PacedTraffic>> runs = new LinkedHashMap<>();
        for (int n = 0; n < ended.size(); n++) {
            runs.computeIfAbsent(each.get(n), one -> new ArrayList<>()).add(ended.get(n));
        }
        return runs;
    }

    private static MarkdownTable table(
            NetworkPath way, Sizes sizes, List<PaceCase> cases, Map<PaceCase, List<PacedTraffic>> runs) {
        MarkdownTable table = MarkdownTable.of(way.label(), "by", "rows", "of 25/s", "answers 429", "rows lost");
        for (PaceCase one : cases) {
            List<PacedTraffic> some = runs.get(one);
            String server = one.server().label();
            String caller = one.caller().label();
            String rows = String.valueOf(one.rows(sizes));
            table = some == null
                    ? table.row(server, caller, rows, one.missing().orElseThrow(), "-", "-")
                    : table.row(
                            server,
                            caller,
                            rows,
                            Spread.of(some, PacedTraffic::share).percent(1),
                            Spread.of(some, PacedTraffic::refused).percent(2),
                            Spread.of(some, PacedTraffic::lost).text("%.0f"));
        }
        return table;
    }

    private static List<Goal> targets(Map<PaceCase, List<PacedTraffic>> runs) {
        Map<PaceCase, List<PacedTraffic>> ours = new LinkedHashMap<>(runs);
        ours.keySet().removeIf(one -> one.caller() != Caller.SCRIPT);
        Predicate<PaceCase> calm = one -> one.way() == NetworkPath.CALM;
        Predicate<PaceCase> rough = one -> one.way() == NetworkPath.ROUGH;
        Predicate<PaceCase> tail = one -> one.way() == NetworkPath.TAIL;
        Predicate<PaceCase> strict = one -> one.server().strict();
        List<Goal> targets = new ArrayList<>();
        least(ours, calm.and(strict.negate()), 0.985, "±5 ms: of 25/s, the least of all limiters", targets);
        most(ours, calm.and(strict.negate()), 0.001, "±5 ms: answers 429, the most", targets);
        least(ours, calm.and(strict), 0.75, "±5 ms, no burst: of 25/s, the least", targets);
        least(ours, rough.and(strict.negate()), 0.94, "±20 ms: of 25/s, the least of all limiters", targets);
        most(ours, rough.and(strict.negate()), 0.01, "±20 ms: answers 429, the most", targets);
        heavyTail(ours, tail.and(strict.negate()), targets);
        long lost = ours.values().stream()
                .flatMap(Collection::stream)
                .mapToLong(PacedTraffic::lost)
                .sum();
        targets.add(Goal.atMost(0, "rows lost by our scripts, in all cases", lost));
        return targets;
    }

    private static void least(
            Map<PaceCase, List<PacedTraffic>> runs,
            Predicate<PaceCase> which,
            double bound,
            String what,
            List<Goal> to) {
        runs.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .mapToDouble(one -> share(runs, one.getKey()))
                .min()
                .ifPresent(least -> to.add(Goal.atLeast(bound, what, least)));
    }

    private static void most(
            Map<PaceCase, List<PacedTraffic>> runs,
            Predicate<PaceCase> which,
            double bound,
            String what,
            List<Goal> to) {
        runs.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .mapToDouble(
                        one -> Spread.of(one.getValue(), PacedTraffic::refused).median())
                .max()
                .ifPresent(most -> to.add(Goal.atMost(bound, what, most)));
    }

    /** Each limiter's share with slow answers to that without. */
    private static void heavyTail(Map<PaceCase, List<PacedTraffic>> runs, Predicate<PaceCase> which, List<Goal> to) {
        runs.keySet().stream()
                .filter(which)
                .mapToDouble(one ->
                        share(runs, one) / share(runs, new PaceCase(NetworkPath.CALM, one.server(), one.caller())))
                .min()
                .ifPresent(least -> to.add(
                        Goal.atLeast(0.995, "5 % take 3 s, to constant latency: the least of all limiters", least)));
    }

    private static double share(Map<PaceCase, List<PacedTraffic>> runs, PaceCase one) {
        return Spread.of(runs.getOrDefault(one, List.of()), PacedTraffic::share).median();
    }

    private static String picture(Map<PaceCase, List<PacedTraffic>> runs) {
        return RequestTimeline.svg(runs.entrySet().stream()
                .filter(one -> one.getKey().way() == NetworkPath.CALM
                        && one.getKey().server().label().equals("sliding log"))
                .map(one -> new RequestTimeline.Lane(
                        one.getKey().caller().label(), one.getValue().get(0).seen()))
                .toList());
    }
}
