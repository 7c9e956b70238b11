package dev.checkbulk.bench.raw;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** A process with one sender and so many requests in flight, for as long as it is asked to. */
final class LoadClient {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Supplier<Future<Void>> sender;
    private final LongAdder done = new LongAdder();

    private LoadClient(Supplier<Future<Void>> sender) {
        this.sender = sender;
    }

    /**
     * Prints the requests of the measured time, its seconds, and the processor seconds of this process in it.
     *
     * @param args the sender, the port, the number in flight, the seconds before, the seconds that are measured
     */
    public static void main(String... args) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        int inFlight = Integer.parseInt(args[2]);
        CompletableFuture<LoadClient> begun = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(now -> {
            LoadClient client =
                    new LoadClient(LoadSender.valueOf(args[0]).sender(vertx, Integer.parseInt(args[1]), inFlight));
            for (int n = 0; n < inFlight; n++) {
                client.next();
            }
            begun.complete(client);
        });
        LoadClient client = begun.join();
        Thread.sleep(Math.round(Double.parseDouble(args[3]) * 1000));
        long doneBefore = client.done.sum();
        long begin = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        do {
            Thread.sleep(Math.round(Double.parseDouble(args[4]) * 1000));
        } while (client.done.sum() == doneBefore);
        System.out.println((client.done.sum() - doneBefore) + " " + (System.nanoTime() - begin) / 1e9 + " "
                + (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
        System.exit(0);
    }

    private void next() {
        sender.get()
                .onComplete(
                        answered -> {
                            done.increment();
                            next();
                        },
                        failure -> {
                            failure.printStackTrace();
                            Runtime.getRuntime().halt(1);
                        });
    }
}
