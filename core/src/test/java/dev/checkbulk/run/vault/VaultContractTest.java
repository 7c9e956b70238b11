package dev.checkbulk.run.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.vault.Draft.Of;
import dev.checkbulk.run.vault.Draft.Terms;
import dev.checkbulk.run.vault.VaultRun.Taken;
import dev.checkbulk.testing.Plans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every place for runs promises. Who writes another one extends this, and adds what only that one can do. */
public abstract class VaultContractTest {
    private static final Terms NEW_WORK = new Terms(true, null);
    private static final Terms ANY = new Terms(false, null);

    /** The place, as a process of this name sees it; each call is another process. */
    protected abstract Vault open(String who) throws IOException;

    /** All processes die, and the power with them; what {@link #open} gives afterwards is what is left. */
    protected abstract void crash() throws IOException;

    /** A process dies while it appends this to the log of a run that nobody has: only a part of it is there. */
    protected abstract void tear(VaultRun run, byte[] part) throws IOException;

    /** Somebody takes the run away from whoever has it. */
    protected abstract void steal(VaultRun run) throws IOException;

    /** Whether several threads may use it at once, as several processes do. */
    protected abstract boolean bearsThreads();

    private static byte[] begin(Plan plan) {
        return JournalFile.begin(plan);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Draft draft(Vault vault, Plan plan) throws IOException {
        Draft draft = vault.begin(plan.header(), null);
        draft.plan(to -> PlanFile.write(plan, to));
        return draft;
    }

    private static Publication publish(Vault vault, Plan plan, Terms terms) throws IOException {
        try (Draft draft = draft(vault, plan)) {
            return draft.publish(begin(plan), terms);
        }
    }

    private static VaultRun published(Vault vault, Plan plan) throws IOException {
        return assertInstanceOf(Publication.Published.class, publish(vault, plan, NEW_WORK))
                .run();
    }

    private static Hold take(VaultRun run, String who) throws IOException {
        return assertInstanceOf(Hold.class, run.take(who));
    }

    private static byte[] read(StoredBytes stored) throws IOException {
        try (stored) {
            return stored.bytes(0, stored.size());
        }
    }

    private static VaultRun found(Vault vault, Plan plan) throws IOException {
        return vault.withId(plan.header().runId()).orElseThrow();
    }

    private static List<String> ids(Vault vault) throws Exception {
        List<String> ids = new ArrayList<>();
        for (VaultRun run : vault.runs()) {
            ids.add(PlanFile.header(run.head()).runId());
        }
        return ids;
    }

    private Vault made() throws IOException {
        Vault vault = open("ana");
        vault.require();
        return vault;
    }

    @Test
    void aRunIsSeenByAllWhenItIsPublishedAndNotBefore() throws Exception {
        Vault ana = made();
        Vault ben = open("ben");
        Plan plan = Plans.of(1, 3);
        try (Draft draft = draft(ana, plan)) {
            assertEquals(List.of(), ben.runs());
            assertEquals(Optional.empty(), ben.withId(plan.header().runId()));
            assertEquals(Optional.empty(), ben.ofWork(Vault.Work.of(plan.header())));
            var done = assertInstanceOf(Publication.Published.class, draft.publish(begin(plan), NEW_WORK));
            VaultRun run = found(ben, plan);
            assertEquals(done.run().name(), run.name());
            assertEquals(run.name(), ben.find(run.name()).orElseThrow().name());
            assertEquals(
                    run.name(),
                    ben.ofWork(Vault.Work.of(plan.header())).orElseThrow().name());
        }
        VaultRun run = found(ben, plan);
        assertEquals(plan.header(), PlanFile.header(run.head()));
        assertArrayEquals(PlanFile.write(plan), read(run.plan()));
        assertArrayEquals(begin(plan), read(run.log()));
        assertFalse(run.hasEnded());
        assertNull(run.holder());
        assertEquals(Optional.empty(), run.claimed(Claim.RETRY));
        assertEquals(Optional.empty(), run.claimed(Claim.UNDO));
        assertEquals(Optional.empty(), ben.find("somebody-else"));
        assertEquals(Optional.empty(), ben.withId("%032x".formatted(77)));
    }

    @Test
    void aDraftThatIsGivenUpIsNoRunAndLeavesTheWorkToOthers() throws Exception {
        Vault vault = made();
        Plan plan = Plans.of(1, 3);
        draft(vault, plan).close();
        assertEquals(List.of(), vault.runs());
        published(vault, plan);
        assertEquals(List.of(plan.header().runId()), ids(vault));
    }

    @Test
    void aDraftThatACrashLeavesIsNoRun() throws Exception {
        Plan plan = Plans.of(1, 3);
        Draft left = draft(made(), plan);
        crash();
        Vault next = made();
        assertEquals(List.of(), next.runs());
        published(next, plan);
        left.close();
    }

    @Test
    void whatIsPublishedAndWhatIsAppendedIsThereAfterACrash() throws Exception {
        Plan plan = Plans.of(1, 3);
        Hold hold = take(published(made(), plan), "ana");
        Log log = hold.log(begin(plan).length);
        log.append(bytes("one\n"));
        log.append(bytes("two\n"));
        assertEquals(begin(plan).length + 8, log.length());
        crash();
        VaultRun run = found(open("ben"), plan);
        assertArrayEquals(PlanFile.write(plan), read(run.plan()));
        assertArrayEquals(join(begin(plan), bytes("one\ntwo\n")), read(run.log()));
        hold.close();
    }

    @Test
    void whatIsReadGrowsWhileARunGoesOnAndWhatWasReadStays() throws Exception {
        Plan plan = Plans.of(1, 3);
        int header = begin(plan).length;
        VaultRun seen = found(made(), publishedIn(plan));
        try (Hold hold = take(found(open("ben"), plan), "ben");
                Log log = hold.log(header)) {
            log.append(bytes("one\n"));
            try (StoredBytes before = seen.log()) {
                log.append(bytes("two\n"));
                assertEquals(header + 4, before.size());
                assertArrayEquals(
                        bytes("one\n"), before.stream(header, before.size()).readAllBytes());
            }
            try (StoredBytes after = seen.log()) {
                assertArrayEquals(
                        bytes("two\n"), after.stream(header + 4, after.size()).readAllBytes());
                assertArrayEquals(bytes("e\nt"), after.bytes(header + 2, header + 5));
            }
        }
    }

    private Plan publishedIn(Plan plan) throws IOException {
        published(open("ana"), plan);
        return plan;
    }

    @Test
    void aTornEndIsGoneWhenTheRunIsGoneOnWith() throws Exception {
        Plan plan = Plans.of(1, 3);
        VaultRun run = published(made(), plan);
        tear(run, bytes("tor"));
        int header = begin(plan).length;
        try (Hold hold = take(run, "ana");
                Log log = hold.log(header)) {
            assertArrayEquals(begin(plan), read(run.log()));
            log.append(bytes("one\n"));
        }
        assertArrayEquals(join(begin(plan), bytes("one\n")), read(run.log()));
    }

    @Test
    void oneHasARunUntilItIsGivenBack() throws Exception {
        Plan plan = Plans.of(1, 3);
        VaultRun run = published(made(), plan);
        VaultRun seen = found(open("ben"), plan);
        Hold hold = take(run, "ana at her desk");
        assertTrue(hold.isSure());
        assertEquals(new Taken("ana at her desk"), seen.take("ben"));
        assertEquals("ana at her desk", seen.holder());
        hold.close();
        assertNull(seen.holder());
        Hold theirs = take(seen, "ben");
        hold.close(); // a second time, which must not end what the other has since
        assertFalse(hold.isSure());
        assertTrue(theirs.isSure());
        assertEquals(new Taken("ben"), run.take("ana"));
        theirs.close();
    }

    @Test
    void aRunThatSomebodyDiedWithCanBeTaken() throws Exception {
        Plan plan = Plans.of(1, 3);
        Hold hold = take(published(made(), plan), "ana");
        crash();
        VaultRun run = found(open("ben"), plan);
        assertNull(run.holder());
        take(run, "ben").close();
        hold.close();
    }

    @Test
    void whoIsNotSureOfTheRunWritesNothing() throws Exception {
        Plan plan = Plans.of(1, 3);
        VaultRun run = published(made(), plan);
        try (Hold hold = take(run, "ana");
                Log log = hold.log(begin(plan).length)) {
            log.append(bytes("one\n"));
            steal(run);
            assertFalse(hold.isSure());
            assertThrows(Log.Lost.class, () -> log.append(bytes("two\n")));
            assertThrows(IOException.class, () -> log.append(bytes("three\n")));
            assertArrayEquals(join(begin(plan), bytes("one\n")), read(run.log()));
        }
    }

    @Test
    void runsAreListedTheNewestFirst() throws Exception {
        Vault vault = made();
        for (int run : new int[] {3, 1, 4, 2}) {
            published(vault, Plans.of(run, 1));
        }
        assertEquals(
                List.of(
                        Plans.header(4).runId(),
                        Plans.header(3).runId(),
                        Plans.header(2).runId(),
                        Plans.header(1).runId()),
                ids(vault));
    }

    /** A plan of the same work as the n-th run's, made in the same second. */
    private static Plan same(int work, int run) {
        Plan.Header of = Plans.header(work);
        return Plans.of(
                new Plan.Header(
                        Plans.header(run).runId(), of.script(), of.input(), of.baseUrl(), of.made(), of.about()),
                2);
    }

    @Test
    void runsOfOneSecondHaveNamesOfTheirOwn() throws Exception {
        Vault vault = made();
        VaultRun first = published(vault, Plans.of(1, 1));
        VaultRun second = assertInstanceOf(Publication.Published.class, publish(vault, same(1, 2), ANY))
                .run();
        assertNotEquals(first.name(), second.name());
        assertEquals(
                Plans.header(2).runId(),
                PlanFile.header(vault.find(second.name()).orElseThrow().head()).runId());
    }

    @Test
    void ofTwoThatBeganTheSameWorkOneIsPublished() throws Exception {
        Vault ana = made();
        Vault ben = open("ben");
        try (Draft one = draft(ana, Plans.of(1, 1));
                Draft other = draft(ben, same(1, 2))) {
            var run = assertInstanceOf(Publication.Published.class, one.publish(begin(Plans.of(1, 1)), NEW_WORK));
            var refused = assertInstanceOf(Publication.SameWork.class, other.publish(begin(same(1, 2)), NEW_WORK));
            assertEquals(run.run().name(), refused.run().name());
        }
        assertEquals(List.of(Plans.header(1).runId()), ids(ben));
        published(ben, Plans.of(3, 1));
    }

    @Test
    void ofManyThatPublishTheSameWorkAtOnceOneIs() throws Exception {
        int many = bearsThreads() ? 8 : 1;
        made();
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Publication>> processes = new ArrayList<>();
            for (int n = 1; n <= many; n++) {
                int run = n;
                processes.add(() -> publish(open("process " + run), same(1, run), NEW_WORK));
            }
            int runs = 0;
            for (Future<Publication> each : threads.invokeAll(processes)) {
                runs += each.get() instanceof Publication.Published ? 1 : 0;
            }
            assertEquals(1, runs);
            assertEquals(1, open("ana").runs().size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPlanIsPublishedOnceWhateverIsAskedOfIt() throws Exception {
        Vault vault = made();
        VaultRun run = published(vault, Plans.of(1, 1));
        for (Terms terms : List.of(NEW_WORK, ANY)) {
            var refused = assertInstanceOf(Publication.Applied.class, publish(vault, Plans.of(1, 1), terms));
            assertEquals(run.name(), refused.run().name());
        }
        assertEquals(1, vault.runs().size());
    }

    private static Publication claim(Vault vault, VaultRun of, Claim claim, int run) throws IOException {
        return publish(vault, Plans.of(run, 1), new Terms(false, new Of(of, claim, -1)));
    }

    private static String by(VaultRun run, Claim claim) throws IOException {
        return run.claimed(claim).map(VaultRun.Claimed::by).orElse("nobody");
    }

    @Test
    void rowsAreTakenOnceEachWayAndAfterAnUndoNoMore() throws Exception {
        Vault vault = made();
        VaultRun of = published(vault, Plans.of(1, 1));
        assertInstanceOf(Publication.Published.class, claim(vault, of, Claim.RETRY, 2));
        assertInstanceOf(Publication.Claimed.class, claim(open("ben"), of, Claim.RETRY, 3));
        assertInstanceOf(Publication.Published.class, claim(vault, of, Claim.UNDO, 4));
        assertInstanceOf(Publication.Claimed.class, claim(vault, of, Claim.UNDO, 5));
        VaultRun seen = found(open("ben"), Plans.of(1, 1));
        assertEquals(Plans.header(2).runId(), by(seen, Claim.RETRY));
        assertEquals(Plans.header(4).runId(), by(seen, Claim.UNDO));
        VaultRun undone = published(vault, Plans.of(6, 1));
        assertInstanceOf(Publication.Published.class, claim(vault, undone, Claim.UNDO, 7));
        assertInstanceOf(Publication.Claimed.class, claim(vault, undone, Claim.RETRY, 8));
        assertEquals(5, vault.runs().size());
    }

    @Test
    void theRowsOfARunThatSomebodyHasAreNotTaken() throws Exception {
        Vault vault = made();
        VaultRun of = published(vault, Plans.of(1, 1));
        try (Hold hold = take(of, "ana")) {
            assertEquals(new Publication.Taken("ana"), claim(open("ben"), of(open("ben")), Claim.RETRY, 2));
        }
        assertEquals("nobody", by(of, Claim.RETRY));
        assertEquals(1, vault.runs().size());
        assertInstanceOf(Publication.Published.class, claim(vault, of, Claim.RETRY, 2));
    }

    private static VaultRun of(Vault vault) throws IOException {
        return found(vault, Plans.of(1, 1));
    }

    @Test
    void theRowsOfARunThatWasGoneOnWithAreNotTaken() throws Exception {
        Vault vault = made();
        Plan plan = Plans.of(1, 1);
        VaultRun of = published(vault, plan);
        long planned = begin(plan).length;
        try (Hold hold = take(of, "ana");
                Log log = hold.log(planned)) {
            log.append(bytes("one\n"));
        }
        Terms then = new Terms(false, new Of(of, Claim.UNDO, planned));
        assertInstanceOf(Publication.GoneOn.class, publish(vault, Plans.of(2, 1), then));
        assertEquals("nobody", by(of, Claim.UNDO));
        Terms now = new Terms(false, new Of(of, Claim.UNDO, planned + 4));
        assertInstanceOf(Publication.Published.class, publish(vault, Plans.of(2, 1), now));
    }

    @Test
    void aClaimAndItsRunAreThereAfterACrash() throws Exception {
        Vault vault = made();
        claim(vault, published(vault, Plans.of(1, 1)), Claim.UNDO, 2);
        crash();
        Vault next = open("ben");
        assertEquals(Plans.header(2).runId(), by(of(next), Claim.UNDO));
        assertEquals(2, next.runs().size());
    }

    @Test
    void aRunSaysThatItHasEndedWhenItWasGivenBackSo() throws Exception {
        VaultRun run = published(made(), Plans.of(1, 1));
        take(run, "ana").close();
        assertFalse(run.hasEnded());
        take(run, "ana").end();
        assertNull(run.holder());
        assertTrue(of(open("ben")).hasEnded());
    }

    @Test
    void whatAPurgeLeavesIsInThePlaceOfWhatWasThereAlsoAfterACrash() throws Exception {
        Plan plan = Plans.of(1, 1);
        Vault vault = made();
        VaultRun run = published(vault, plan);
        byte[] less = Arrays.copyOf(begin(plan), begin(plan).length);
        Hold hold = take(run, "ana");
        hold.sweep();
        assertArrayEquals(PlanFile.write(plan), read(run.plan()), "that is not swept away");
        assertArrayEquals(begin(plan), read(run.log()), "nor that");
        hold.replaceLog(to -> to.write(less));
        Plan other = same(1, 1);
        hold.replacePlan(to -> PlanFile.write(other, to));
        crash();
        VaultRun left = of(open("ben"));
        assertArrayEquals(PlanFile.write(other), read(left.plan()));
        assertArrayEquals(less, read(left.log()));
        hold.close();
    }
}
