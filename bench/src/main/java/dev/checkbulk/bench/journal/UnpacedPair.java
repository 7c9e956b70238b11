package dev.checkbulk.bench.journal;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.traffic.EmployeeServer;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same reassignments through a batch and through a durable run, each in a JVM of its own, with a limit so high that it is
 * none, against a server of this machine that answers at once.
 *
 * @param batch rows per second without a journal
 * @param run rows per second with one, which reads each record again before it changes it
 */
record UnpacedPair(double batch, double run) {
    private static final List<String> HEAP = List.of("-Xmx256m", "-XX:+UseSerialGC");
    private static final Limit UNPACED = new Limit(100_000, 100);
    private static final String BATCH = "batch";

    double ratio() {
        return run / batch;
    }

    /** One pair after another, so that both halves of each meet the same machine. */
    static List<UnpacedPair> measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        List<UnpacedPair> pairs = new ArrayList<>();
        for (int n = 0; n < sizes.runs(); n++) {
            pairs.add(new UnpacedPair(
                    perSecond(bed, sizes.unpacedRows(), BATCH),
                    perSecond(bed, sizes.unpacedRows(), bed.folder("unpaced").toString())));
        }
        return pairs;
    }

    private static double perSecond(Bed bed, int rows, String where) throws IOException, InterruptedException {
        EmployeeServer server = EmployeeServer.start(bed, rows);
        try {
            String[] figures = bed.run(
                            Bed.java(HEAP, UnpacedPair.class, server.baseUrl(), Integer.toString(rows), where))
                    .figures();
            if (server.counts().once() != rows) {
                throw new IllegalStateException("not every employee was changed once: " + server.counts());
            }
            return rows / Double.parseDouble(figures[0]);
        } finally {
            server.end();
        }
    }

    /** @param args the server's address, how many rows, and the folder for the run, or {@code batch} */
    public static void main(String... args) {
        Vertx vertx = Vertx.vertx();
        try {
            CheckClient client = CheckClient.create(
                    vertx, Environment.of(args[0]), ApiKey.of("bench"), Quota.inProcess(vertx, UNPACED));
            List<Reassignment> moves = IntStream.rangeClosed(1, Integer.parseInt(args[1]))
                    .mapToObj(n -> Reassignment.of("emp_" + n, List.of("wrk_1")))
                    .toList();
            BatchOrRun done = args[2].equals(BATCH)
                    ? BatchOrRun.batch(client, moves)
                    : BatchOrRun.durable(client, moves, Path.of(args[2]));
            System.out.println(done.seconds());
        } finally {
            Bed.get(vertx.close());
        }
    }
}
