package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.SharedFile;
import dev.checkbulk.internal.cell.FileCell;
import dev.checkbulk.quota.Ledger.Answer;
import dev.checkbulk.quota.Ledger.Ask;
import dev.checkbulk.quota.Ledger.News;
import dev.checkbulk.quota.Ledger.Wanted;
import dev.checkbulk.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of several processes, in a file. */
class CellLedgerTest {
    private static final long INTERVAL = 40_404_041;
    private static final long SECOND = 1_000_000_000;
    private static final long ANEW = 1_100_000_000;
    private static final long THIRTY = 30 * SECOND;

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private CellLedger one;
    private CellLedger two;

    @BeforeEach
    void open() throws IOException {
        one = in(folder.resolve("it"));
        two = in(folder.resolve("it"));
    }

    private CellLedger in(Path path) throws IOException {
        return new CellLedger(first -> FileCell.open(time, path, first));
    }

    private static Answer ask(Ledger ledger, Feedback... news) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        List<News> told = Stream.of(news).map(one -> new News(one, 0, 0)).toList();
        ledger.exchange(new Ask(0, Limit.CHECK, new Wanted(1, 0), null, null, told), answer::complete);
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

    private long now() {
        return one.now();
    }

    private Path file() {
        return folder.resolve("it");
    }

    private Process suspended() throws IOException {
        Process suspended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Suspended.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("changing", suspended.inputReader().readLine());
        return suspended;
    }

    @Test
    void membersSeeEachOthersStarts() {
        long first = start(one);
        assertEquals(first + INTERVAL, start(two));
        assertEquals(first + 2 * INTERVAL, start(one));
    }

    @Test
    void f28ANewFileBeginsAfterMoreThanASecondAndOneThatWasThereAtOnce() throws IOException {
        assertEquals(now() + ANEW, start(one));
        time.advance(Duration.ofSeconds(5));
        assertEquals(now(), start(in(file())));
    }

    @Test
    void f28AfterItsFileWasDeletedAllMeetInTheNewOneAndNobodyStartsForAWhile() throws IOException {
        time.advance(Duration.ofSeconds(5));
        start(one);
        start(two);
        Files.delete(file());
        long first = start(two);
        assertEquals(now() + ANEW, first);
        CellLedger three = in(file());
        assertEquals(first + INTERVAL, start(three));
        assertEquals(first + 2 * INTERVAL, start(one));
        assertEquals(first + 3 * INTERVAL, start(two));
    }

    @Test
    void f28AfterItsFolderWasDeletedToo() throws IOException {
        Path home = folder.resolve("home");
        CellLedger three = in(home.resolve("it"));
        start(three);
        time.advance(Duration.ofSeconds(5));
        Files.delete(home.resolve("it"));
        Files.delete(home);
        assertEquals(now() + ANEW, start(three));
        assertEquals(now() + ANEW + INTERVAL, start(three));
    }

    @Test
    void f28AFileThatWasPutBackAndOneThatWasEmptiedBeginAnew() throws IOException {
        byte[] old = Files.readAllBytes(file());
        time.advance(Duration.ofSeconds(5));
        start(one);
        Files.write(file(), old);
        assertEquals(now() + ANEW, start(one));
        time.advance(Duration.ofSeconds(5));
        Files.move(Files.write(folder.resolve("other"), old), file(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(now() + ANEW, start(two));
        time.advance(Duration.ofSeconds(5));
        Files.write(file(), new byte[0]);
        assertEquals(now() + ANEW, start(one));
    }

    /** The thread on which the ledger answers. */
    private static Thread threadOf(Ledger ledger) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        ledger.exchange(
                new Ask(0, Limit.CHECK, null, null, null, List.of()),
                answer -> thread.complete(Thread.currentThread()));
        return thread.join();
    }

    private static void leave(Ledger ledger) {
        CompletableFuture<Void> left = new CompletableFuture<>();
        ledger.leave(new Ask(0, Limit.CHECK, null, null, null, List.of()), () -> left.complete(null));
        left.join();
    }

    @Test
    void oneThatLeavesTakesItsShareWithItAndItsNumberIsFree() throws IOException {
        time.advance(Duration.ofSeconds(5));
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        two.exchange(new Ask(0, new Limit(5, 20), null, null, null, List.of()), answer::complete);
        answer.join();
        long first = start(one);
        assertEquals(first + SECOND / 5, start(one));
        leave(two);
        long second = start(one);
        assertEquals(second + INTERVAL, start(one));
        assertFalse(SharedFile.open(file()).alive(1));
        assertEquals(1, SharedFile.open(file()).join());
    }

    @Test
    void eachFileHasAThreadWhichEndsWithItsLastMember() throws Exception {
        CellLedger other = in(folder.resolve("other"));
        Thread thread = threadOf(one);
        assertSame(thread, threadOf(two));
        assertNotSame(thread, threadOf(other));
        leave(one);
        assertSame(thread, threadOf(two));
        leave(two);
        thread.join(60_000);
        assertFalse(thread.isAlive());
        Thread next = threadOf(in(file()));
        assertTrue(next.isAlive());
        assertTrue(threadOf(other).isAlive());
    }

    @Test
    void f26WhoIsHeldUpByASuspendedProcessKeepsToItsPartOfWhatItSawLastUntilItIsOver() throws IOException {
        time.advance(Duration.ofSeconds(5));
        long refused = now();
        start(two);
        assertEquals(refused + THIRTY, start(one, new Feedback.Throttled(Duration.ofSeconds(30), false)));
        Process suspended = suspended();
        assertEquals(refused + THIRTY + SECOND / 24, start(one), 2_000_000, "the pause still holds");
        time.advance(Duration.ofSeconds(60));
        long alone = start(one);
        assertEquals(now(), alone);
        assertEquals(alone + SECOND / 12, start(one));
        suspended.destroyForcibly().onExit().join();
        assertEquals(now() + ANEW, start(one), "others may have started meanwhile");
        assertEquals(now() + ANEW, start(two), INTERVAL + 2_000_000, "and joins them again");
    }

    @Test
    void f26WhoIsHeldUpStartsNothingForAWhileEither() throws IOException {
        time.advance(Duration.ofSeconds(5));
        start(one);
        Process suspended = suspended();
        assertEquals(now() + ANEW, start(one));
        suspended.destroyForcibly().onExit().join();
    }
}
