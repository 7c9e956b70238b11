package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.HOME;
import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of files is a claim: only what this home made, or somebody agreed to, is sent. */
class ForeignRunTest {
    private static final Path FORGED = Path.of("/shared/run");
    private static final Path SECRET = HOME.resolveSibling("secret");

    private final Scene scene = new Scene();
    private final RunStore store = scene.store;

    /** A run that somebody wrote by hand, with all that a plan and a journal prove of themselves. */
    private StoredRun forged(Plan plan) throws IOException, RunRefused {
        scene.disk.createFolder(FORGED);
        scene.disk.write(FORGED.resolve(FolderRun.JOURNAL), JournalFile.begin(plan));
        scene.disk.write(FORGED.resolve(FolderRun.PLAN), PlanFile.write(plan));
        return store.find(FORGED.toString());
    }

    private static Plan otherPlace() {
        Plan.Header header = Plans.header(1);
        return Plans.of(
                new Plan.Header(
                        header.runId(),
                        header.script(),
                        header.input(),
                        "http://127.0.0.1:6666",
                        header.made(),
                        header.about()),
                2);
    }

    static Stream<Plan> forgeries() {
        return Stream.of(Plans.of(1, 2), Plans.of(2, 2), otherPlace());
    }

    private void assertNothingIsSent(StoredRun run) throws Exception {
        String refusal = refused(Reason.FOREIGN, () -> scene.open(run));
        assertTrue(refusal.contains(run.folder().toString()) && refusal.contains("runs adopt"), refusal);
        refused(Reason.FOREIGN, () -> store.createRetry(run, null, Plans.of(5, 1)));
        refused(Reason.FOREIGN, () -> store.createUndo(run, null, Plans.of(5, 1)));
        scene.add(run, new Entry.Result(1, 0, Outcomes.refused(), null), Entries.numbered(2));
        refused(Reason.FOREIGN, () -> run.retry(scene.client));
        refused(Reason.FOREIGN, () -> run.undo(scene.client, (create, id) -> new Inverse.None("")));
        scene.world.time.runUntilIdle();
        assertEquals(List.of(), scene.world.wire.calls());
        assertFalse(scene.disk.isLocked(run.folder().resolve(FolderRun.LOCK)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void h2AForgedRunWithTheRightHashesIsNotSent(Plan plan) throws Exception {
        scene.create(1, 2);
        assertEquals(Origin.UNSEALED, forged(plan).origin());
        assertNothingIsSent(forged(plan));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void h2TheSealOfOneRunIsNoneOfAnother(Plan plan) throws Exception {
        StoredRun own = scene.create(1, 3);
        String seal = own.loaded().seal();
        forged(plan);
        scene.disk.write(FORGED.resolve(FolderRun.PLAN), sealed(PlanFile.write(plan), String.valueOf(seal)));
        StoredRun run = store.find(FORGED.toString());
        assertEquals(Origin.ELSEWHERE, run.origin());
        assertNothingIsSent(run);
    }

    @Test
    void h2ARunOfAnotherHomeIsForeignAndOneOfAHomeWithTheSameSecretIsNot() throws Exception {
        scene.create(1, 2);
        RunStore other = new RunStore(scene.disk, Path.of("/other/runs"));
        StoredRun theirs = other.create(null, Plans.of(2, 2), Guard.NEW_WORK);
        assertEquals(Origin.HERE, theirs.origin());
        StoredRun seen = store.find(theirs.folder().toString());
        assertEquals(Origin.ELSEWHERE, seen.origin());
        assertNothingIsSent(seen);
        RunStore sharing = new RunStore(scene.disk, Path.of("/third/runs")).secretIn(SECRET);
        StoredRun shared = sharing.create(null, Plans.of(3, 2), Guard.NEW_WORK);
        assertEquals(Origin.HERE, store.find(shared.folder().toString()).origin());
        scene.close(scene.open(store.find(shared.folder().toString())));
    }

    @Test
    void h2OneThatWasAdoptedIsARunOfThisHome() throws Exception {
        StoredRun run = forged(Plans.of(1, 2));
        byte[] journal = scene.disk.read(Scene.journal(run));
        run.adopt();
        StoredRun found = store.find(FORGED.toString());
        assertEquals(Origin.HERE, found.origin());
        assertEquals(Plans.of(1, 2), found.plan());
        assertEquals(new String(journal, StandardCharsets.UTF_8), read(Scene.journal(found)));
        scene.close(scene.open(found));
    }

    @Test
    void h2OneThatSomebodyAgreedToIsSentOnceAndStaysForeign() throws Exception {
        StoredRun run = forged(Plans.of(1, 2));
        run.agree();
        scene.close(scene.open(run));
        StoredRun again = store.find(FORGED.toString());
        assertEquals(Origin.UNSEALED, again.origin());
        refused(Reason.FOREIGN, () -> scene.open(again));
    }

    @Test
    void h2WhatFollowsFromAForeignRunIsThisHomes() throws Exception {
        StoredRun run = forged(Plans.of(1, 2));
        scene.add(run, Entries.numbered(1), Entries.numbered(2));
        run.agree();
        assertEquals(Origin.HERE, store.createUndo(run, null, Plans.of(2, 1)).origin());
    }

    @Test
    void h2APurgedRunKeepsItsSeal() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        Scene.purge(run);
        assertTrue(store.find(run.name()).state().purged());
        assertEquals(Origin.HERE, store.find(run.name()).origin());
    }

    @Test
    void h2WithoutItsSecretAHomeKnowsNoneOfItsRuns() throws Exception {
        StoredRun run = scene.create(1, 2);
        scene.disk.delete(SECRET);
        Scene next = scene.next(scene.disk.kill());
        assertFalse(next.store.hasSecret());
        StoredRun found = next.store.find(run.name());
        assertEquals(Origin.ELSEWHERE, found.origin());
        refused(Reason.FOREIGN, () -> next.open(found));
        next.create(2, 2);
        assertTrue(next.store.hasSecret());
        assertEquals(Origin.ELSEWHERE, next.store.find(run.name()).origin());
        next.store.find(run.name()).adopt();
        assertEquals(Origin.HERE, next.store.find(run.name()).origin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789abcdef", "checkbulk-secret-1 00 00"})
    void h2ADamagedSecretIsToldByNameAndNothingIsSent(String damaged) throws Exception {
        StoredRun run = scene.create(1, 2);
        String whole = read(SECRET);
        Scene next = scene.next(scene.disk.kill());
        for (String content :
                List.of(damaged, whole.substring(1), whole.replaceFirst("[0-9a-f](?= )", "g"), flip(whole))) {
            next = next.next(next.disk.kill());
            next.disk.write(SECRET, content.getBytes(StandardCharsets.UTF_8));
            assertRefusedFor(next, run.name(), content);
        }
    }

    private static void assertRefusedFor(Scene next, String run, String content) throws Exception {
        StoredRun found = next.store.find(run);
        String refusal = refused(Reason.UNFIT, () -> next.open(found));
        assertTrue(refusal.contains(SECRET + " is damaged"), refusal);
        refused(Reason.UNFIT, () -> next.create(2, 2));
        refused(Reason.UNFIT, found::adopt);
        assertEquals(2, found.state().open(), "to look at, it need not be");
        assertEquals(content, new String(next.disk.read(SECRET), StandardCharsets.UTF_8));
    }

    /** The same with another first digit: nobody sees it, and it is no other home's. */
    private static String flip(String secret) {
        char[] text = secret.toCharArray();
        int at = "checkbulk-secret-1 ".length();
        text[at] = text[at] == '0' ? '1' : '0';
        return new String(text);
    }

    @Test
    void h2ASavedPlanTellsWhoMadeItAndIsNoRun() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.save(Plans.of(1, 2), file);
        assertEquals(new RunStore.Saved(Plans.of(1, 2), Origin.HERE), store.read(file.toByteArray()));
        assertEquals(Origin.UNSEALED, store.read(PlanFile.write(Plans.of(1, 2))).origin());
        RunStore other = new RunStore(scene.disk, Path.of("/other/runs"));
        assertEquals(Origin.ELSEWHERE, other.read(file.toByteArray()).origin());
        forged(Plans.of(1, 2));
        scene.disk.write(FORGED.resolve(FolderRun.PLAN), file.toByteArray());
        assertEquals(Origin.ELSEWHERE, store.find(FORGED.toString()).origin());
        assertEquals(Plans.of(1, 2), Plan.read(file.toByteArray()));
    }

    @Test
    void h13AVerbThatIsNoneIsToldAndKeepsNothingElse() throws Exception {
        StoredRun own = scene.create(1, 2);
        Plan plan = Plans.of(2, 300);
        String text = new String(PlanFile.write(plan), StandardCharsets.UTF_8).replaceFirst("\"PATCH\"", "\"CONNECT\"");
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String hash = java.util.HexFormat.of()
                .formatHex(dev.checkbulk.internal.Sha256.digest()
                        .digest(text.substring(0, last).getBytes(StandardCharsets.UTF_8)));
        Path folder = HOME.resolve("odd");
        scene.disk.createFolder(folder);
        scene.disk.write(
                folder.resolve(FolderRun.PLAN),
                (text.substring(0, last) + "{\"sha256\":\"" + hash + "\"}\n").getBytes(StandardCharsets.UTF_8));
        StoredRun odd = store.find("odd");
        refused(Reason.CHANGED, odd::state);
        refused(Reason.CHANGED, odd::origin);
        assertThrows(RunRefused.class, () -> store.read(scene.disk.read(folder.resolve(FolderRun.PLAN))));
        assertEquals(2, store.all().size());
        scene.create(3, 1);
        scene.close(scene.open(own));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "", ".", "..", "a b", "né", "a\u0000b", "a\nb"})
    void h8AScriptThatCouldBeAPathIsNone(String script) throws Exception {
        Plan.Header header = Plans.header(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Plan.Header(
                        header.runId(), script, header.input(), header.baseUrl(), header.made(), header.about()));
        String json = dev.checkbulk.internal.Json.write(Map.of("s", script)).replaceFirst("^\\{\"s\":(.*)}$", "$1");
        String text = new String(PlanFile.write(Plans.of(1, 1)), StandardCharsets.UTF_8)
                .replace("\"script\":\"enroll\"", "\"script\":" + java.util.regex.Matcher.quoteReplacement(json));
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String hash = java.util.HexFormat.of()
                .formatHex(dev.checkbulk.internal.Sha256.digest()
                        .digest(text.substring(0, last).getBytes(StandardCharsets.UTF_8)));
        byte[] file = (text.substring(0, last) + "{\"sha256\":\"" + hash + "\"}\n").getBytes(StandardCharsets.UTF_8);
        assertTrue(refused(Reason.CHANGED, () -> store.read(file)).contains("A script's name is 1 to 100"));
        PlanUnreadable unreadable = assertThrows(PlanUnreadable.class, () -> Plan.read(file));
        assertTrue(String.valueOf(unreadable.getMessage()).contains("A script's name is 1 to 100"));
    }

    @Test
    void h8AScriptsNameHasOneHundredCharactersAtMost() {
        Plan.Header header = Plans.header(1);
        for (int length : new int[] {1, 100}) {
            new Plan.Header(
                    header.runId(),
                    "x".repeat(length),
                    header.input(),
                    header.baseUrl(),
                    header.made(),
                    header.about());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Plan.Header(
                        header.runId(),
                        "x".repeat(101),
                        header.input(),
                        header.baseUrl(),
                        header.made(),
                        header.about()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc", "", "0", "\n/etc", "00000000000000000000000000000002/../x"})
    void h8AClaimOrAPointerThatIsNoRunsIdLeadsNowhere(String id) throws Exception {
        StoredRun run = scene.create(1, 1);
        scene.disk.write(HOME.resolve("odd.at"), (id + "\n/shared").getBytes(StandardCharsets.UTF_8));
        scene.disk.write(
                HOME.resolve("relative.at"), ("%032x".formatted(1) + "\nruns").getBytes(StandardCharsets.UTF_8));
        scene.disk.write(
                HOME.resolve("nul.at"), ("%032x".formatted(1) + "\n/a\u0000b").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(run.name()), store.all().stream().map(StoredRun::name).toList());
        scene.disk.write(run.folder().resolve(FolderRun.file(Claim.UNDO)), id.getBytes(StandardCharsets.UTF_8));
        String refusal = refused(Reason.CHANGED, () -> scene.open(run));
        assertTrue(
                refusal.startsWith(run.folder().resolve(FolderRun.file(Claim.UNDO)) + " is not what was written"),
                refusal);
    }

    private String read(Path file) throws IOException {
        return new String(scene.disk.read(file), StandardCharsets.UTF_8);
    }

    private static byte[] sealed(byte[] file, String seal) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        PlanFile.sealed(StoredBytes.of(file), seal, sealed);
        return sealed.toByteArray();
    }
}
