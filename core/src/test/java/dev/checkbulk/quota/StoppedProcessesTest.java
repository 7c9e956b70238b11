package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.judge.Counts;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that are stopped and continued by signals, at the stand-in's sliding log. Their own starts are judged
 * closely; what arrives when is the machine's as well, and {@code bench/run --only g} measures it.
 */
class StoppedProcessesTest {
    private static final int PROCESSES = 6;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Standin standin = Rehearsal.await(Standin.start(vertx, StandinSettings.defaults()));
    private final AtomicLong longestWait = new AtomicLong();
    private final List<Process> processes = new ArrayList<>();

    /** Sends one request after the other, as fast as it may, and prints when each may start. */
    static final class Sender {
        public static void main(String[] args) throws IOException {
            Vertx vertx = Vertx.vertx();
            Quota shared = Quota.shared(vertx, Limit.CHECK, Limit.CHECK, Path.of(args[0]));
            Quota told = new Quota() {
                @Override
                public Future<Permit> acquire() {
                    return shared.acquire().onSuccess(permit -> System.out.println(nanos()));
                }

                @Override
                public Limit limit() {
                    return shared.limit();
                }
            };
            CheckClient client = CheckClient.create(vertx, Environment.of(args[1]), ApiKey.of("sender"), told);
            for (int n = 0; n < 1_000; n++) {
                client.send(Rehearsal.look());
            }
        }

        private static long nanos() {
            Instant now = Instant.now();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        Rehearsal.await(vertx.close());
    }

    private Path output(int process) {
        return folder.resolve("starts-" + process);
    }

    /** How long this process itself was held up, in nanoseconds. */
    private void watch() {
        long[] last = {System.nanoTime()};
        vertx.setPeriodic(5, timer -> {
            long now = System.nanoTime();
            longestWait.accumulateAndGet(now - last[0], Math::max);
            last[0] = now;
        });
    }

    private void start(int process) throws IOException {
        processes.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sender.class.getName(),
                        folder.resolve("it").toString(),
                        standin.baseUrl())
                .redirectOutput(output(process).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void signal(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private long[] starts(int process) throws IOException {
        String told = Files.readString(output(process));
        return told.substring(0, told.lastIndexOf('\n') + 1)
                .lines()
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private void untilEachStarted(int more, LongPredicate which) throws IOException, InterruptedException {
        for (int process = 0; process < PROCESSES; process++) {
            while (LongStream.of(starts(process)).filter(which).count() < more) {
                assertTrue(processes.get(process).isAlive(), "it ended");
                Thread.sleep(20);
            }
        }
    }

    private static int mostWithin(long[] sorted, long nanos) {
        int most = 0;
        for (int first = 0, last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= nanos) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Test
    void f26SixThatAreStoppedFor5SecondsAndContinuedTogetherDoNotStartAtOnce() throws Exception {
        for (int process = 0; process < PROCESSES; process++) {
            start(process);
        }
        untilEachStarted(21, start -> true);
        signal("STOP");
        Counts before = standin.judge().counts();
        Thread.sleep(5_000);
        long continued = Sender.nanos();
        watch();
        signal("CONT");
        untilEachStarted(10, start -> start > continued);
        signal("STOP");
        LongStream starts = LongStream.empty();
        for (int process = 0; process < PROCESSES; process++) {
            starts = LongStream.concat(starts, LongStream.of(starts(process)));
        }
        long[] after = starts.filter(start -> start > continued).sorted().toArray();
        // at once they would be six, and one every 40 ms; one may have been about to ask when it was stopped
        long early = LongStream.of(after)
                .filter(start -> start < continued + 500_000_000)
                .count();
        assertTrue(early <= 4, early + " starts within half a second");
        int inASecond = mostWithin(after, 1_000_000_000);
        assertTrue(inASecond <= 27, inASecond + " starts in a second");
        Counts counts = standin.judge().counts();
        assertTrue(counts.busiestSecondAccepted() <= 25, counts::toString);
        long refused = counts.throttledByRate() - before.throttledByRate();
        if (longestWait.get() < 50_000_000) { // else the machine makes arrivals late
            assertTrue(refused <= 6, refused + " refused");
        }
    }
}
