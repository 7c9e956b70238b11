package dev.checkbulk.bench.raw;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.JmhRun;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.PeerTool;
import dev.checkbulk.bench.bed.Ports;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Requests per second and processor time per request, without a limit: ours, what it is built on, and others. */
public final class RawPart implements Part {
    private static final int IN_FLIGHT = 64;

    /** A heap whose memory is touched soon, as a service has it: new memory costs more than the requests do. */
    private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC");

    private static final Pattern WRK_REQUESTS = Pattern.compile("([0-9]+) requests in ([0-9.]+)(ms|s|m)");
    private static final Pattern WRK_TIMES = Pattern.compile("([0-9]+)m([0-9.]+)s ([0-9]+)m([0-9.]+)s\\s*$");

    @Override
    public char letter() {
        return 'b';
    }

    @Override
    public String title() {
        return "Raw: requests/s without a limit";
    }

    @Override
    public String how() {
        return "One process each, in turn, " + IN_FLIGHT
                + " in flight: PATCH with a small JSON body against one event loop of"
                + " another process, which answers at once; JVMs with 256 MB of heap. Processor time is that of the client's"
                + " process.";
    }

    /** One measured time. */
    private record Once(double perSecond, double cpuMicros) {
        static Once of(double requests, double seconds, double cpuSeconds) {
            return new Once(requests / seconds, cpuSeconds / requests * 1e6);
        }
    }

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        int port = Ports.free();
        Process server = Ports.serve(bed, Bed.java(HEAP, EchoServer.class, String.valueOf(port)), port);
        Map<LoadSender, List<Once>> ours = new EnumMap<>(LoadSender.class);
        List<Once> httpx = new ArrayList<>();
        List<Once> wrk = new ArrayList<>();
        for (int round = 0; round < sizes.rawRuns(); round++) {
            for (LoadSender sender : LoadSender.values()) {
                ours.computeIfAbsent(sender, one -> new ArrayList<>()).add(java(bed, sizes, sender, port));
            }
            if (PeerTool.HTTPX.path().isPresent()) {
                httpx.add(httpx(bed, sizes, port));
            }
            if (PeerTool.WRK.path().isPresent()) {
                wrk.add(wrk(bed, sizes, port));
            }
        }
        Bed.end(server);

        MarkdownTable table = MarkdownTable.of("client", "requests/s", "processor µs per request");
        table = row(table, "wrk, the ceiling", wrk, PeerTool.WRK);
        for (Map.Entry<LoadSender, List<Once>> one : ours.entrySet()) {
            table = row(table, one.getKey().label(), one.getValue(), null);
        }
        table = row(table, "httpx", httpx, PeerTool.HTTPX);
        Spread speed = ratio(ours, Once::perSecond);
        Spread cpu = ratio(ours, Once::cpuMicros);
        MarkdownTable ratios = MarkdownTable.of("CheckClient to Vert.x Web Client, each round", "")
                .row("requests/s", speed.text("%.2f"))
                .row("processor time per request", cpu.text("%.2f"));
        Spread wrapper = JmhRun.score(RequestBenchmark.class, sizes);
        MarkdownTable micro = MarkdownTable.of("JMH", "µs per request")
                .row("CheckClient over a wire that answers at once", wrapper.text("%.2f"));
        return new Measured(
                List.of(table, ratios, micro),
                List.of(
                        Goal.atLeast(0.9, "CheckClient to the bare Web Client: requests/s", speed.median()),
                        Goal.atMost(1.3, "CheckClient to the bare Web Client: processor time", cpu.median())));
    }

    private static Spread ratio(Map<LoadSender, List<Once>> runs, ToDoubleFunction<Once> figure) {
        List<Once> check = runs.getOrDefault(LoadSender.CHECK_CLIENT, List.of());
        List<Once> web = runs.getOrDefault(LoadSender.WEB_CLIENT, List.of());
        return Spread.of(IntStream.range(0, check.size())
                .mapToDouble(n -> figure.applyAsDouble(check.get(n)) / figure.applyAsDouble(web.get(n)))
                .toArray());
    }

    private static MarkdownTable row(MarkdownTable table, String name, List<Once> runs, @Nullable PeerTool tool) {
        if (runs.isEmpty() && tool != null) {
            return table.row(name, tool.missing(), "-");
        }
        return table.row(
                name,
                Spread.of(runs, Once::perSecond).text("%,.0f"),
                Spread.of(runs, Once::cpuMicros).text("%.1f"));
    }

    private static Once java(Bed bed, Sizes sizes, LoadSender sender, int port)
            throws IOException, InterruptedException {
        return printed(bed.run(Bed.java(
                        HEAP,
                        LoadClient.class,
                        sender.name(),
                        String.valueOf(port),
                        String.valueOf(IN_FLIGHT),
                        String.valueOf(sizes.warmSeconds()),
                        String.valueOf(sizes.rawSeconds())))
                .figures());
    }

    private static Once httpx(Bed bed, Sizes sizes, int port) throws IOException, InterruptedException {
        return printed(bed.run(List.of(
                        PeerTool.HTTPX.path().orElseThrow(),
                        bed.peer("raw.py"),
                        String.valueOf(port),
                        String.valueOf(IN_FLIGHT),
                        String.valueOf(sizes.warmSeconds()),
                        String.valueOf(sizes.rawSeconds())))
                .figures());
    }

    private static Once printed(String[] figures) {
        return Once.of(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Double.parseDouble(figures[2]));
    }

    /** The shell tells what processor time its children took. */
    private static Once wrk(Bed bed, Sizes sizes, int port) throws IOException, InterruptedException {
        String output = bed.run(List.of(
                        "/bin/sh",
                        "-c",
                        "\"$0\" \"$@\"; times",
                        PeerTool.WRK.path().orElseThrow(),
                        "-t1",
                        "-c" + IN_FLIGHT,
                        "-d" + Math.max(1, Math.round(sizes.rawSeconds())),
                        "-s",
                        bed.peer("patch.lua"),
                        "http://127.0.0.1:" + port + "/"))
                .orThrow()
                .output();
        Matcher requests = WRK_REQUESTS.matcher(output);
        Matcher times = WRK_TIMES.matcher(output);
        if (!requests.find() || !times.find()) {
            throw new IllegalStateException("wrk printed other things:\n" + output);
        }
        double unit = switch (requests.group(3)) {
            case "ms" -> 1e-3;
            case "m" -> 60;
            default -> 1;
        };
        double cpu = Double.parseDouble(times.group(1)) * 60
                + Double.parseDouble(times.group(2))
                + Double.parseDouble(times.group(3)) * 60
                + Double.parseDouble(times.group(4));
        return Once.of(Double.parseDouble(requests.group(1)), Double.parseDouble(requests.group(2)) * unit, cpu);
    }
}
