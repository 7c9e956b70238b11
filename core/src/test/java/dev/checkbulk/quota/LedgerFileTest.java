package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.SharedFile;
import dev.checkbulk.quota.Ledger.Answer;
import dev.checkbulk.quota.Ledger.Ask;
import dev.checkbulk.quota.Ledger.News;
import dev.checkbulk.quota.Ledger.Wanted;
import dev.checkbulk.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
    private static final long INTERVAL = 40_404_041;

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private LedgerFile one;
    private LedgerFile two;

    @BeforeEach
    void open() throws IOException {
        one = new LedgerFile(time, folder.resolve("it"));
        two = new LedgerFile(time, folder.resolve("it"));
    }

    private static Answer ask(Ledger ledger, Feedback... news) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        List<News> told = Stream.of(news).map(one -> new News(one, 0, 0)).toList();
        ledger.exchange(new Ask(0, Limit.CHECK, new Wanted(1), 0, null, told), answer::complete);
        return answer.join();
    }

    private static long start(Ledger ledger, Feedback... news) {
        return ((Answer.Start) ask(ledger, news)).at();
    }

    /** A process that is in the middle of a change until its input ends. */
    static final class Suspended {
        public static void main(String[] args) throws IOException {
            SharedFile.open(Path.of(args[0])).update(60_000, content -> {
                System.out.println("changing");
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return content;
            });
        }
    }

    @Test
    void membersSeeEachOthersStarts() {
        long first = start(one);
        assertEquals(first + INTERVAL, start(two));
        assertEquals(first + 2 * INTERVAL, start(one));
    }

    @Test
    void whoIsHeldUpByASuspendedProcessGoesOnWithWhatItSawLast() throws IOException {
        long first = start(one);
        assertTrue(start(one, new Feedback.Throttled(Duration.ofSeconds(30), false)) >= first + 30_000_000_000L);
        Process suspended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Suspended.class.getName(),
                        folder.resolve("it").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("changing", suspended.inputReader().readLine());
        long alone = start(one);
        assertTrue(alone > first + 30_000_000_000L, "the pause still holds");
        assertEquals(alone + (long) Math.ceil(1e9 / (24.75 * 0.97)), start(one));
        suspended.destroyForcibly().onExit().join();
        start(one);
        assertTrue(start(two) > alone, "and joins the others again");
    }
}
