package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.Sha256;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.testing.Damage;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are not what was written: nothing is sent on what they say, and what can be read of them is told. */
class StoredRunChangedTest {
    private final Scene scene = new Scene();
    private StoredRun run;

    @BeforeEach
    void make() throws Exception {
        run = scene.create(1, 4);
        scene.add(run, Entries.numbered(1), Entries.numbered(2), Entries.numbered(3));
    }

    /** Neither taken up nor touched, and the lock is given back. */
    private String assertRefused() throws IOException {
        byte[] before = scene.disk.exists(Scene.journal(run)) ? scene.disk.read(Scene.journal(run)) : new byte[0];
        String message = refused(Reason.CHANGED, () -> scene.open(run));
        assertTrue(message.contains(run.folder().toString()), message);
        assertFalse(scene.disk.isLocked(run.folder().resolve(FolderRun.LOCK)));
        if (before.length > 0) {
            assertArrayEquals(before, scene.disk.read(Scene.journal(run)));
        }
        return message;
    }

    /** The journal is damaged, and its readable part leaves so many rows open. */
    private void assertDamaged(int line, String why, int open) throws Exception {
        String message = assertRefused();
        String damage = "The journal is damaged in line " + line + ": " + why + ".";
        assertTrue(message.startsWith(damage + " Nothing is sent on what it says"), message);
        assertTrue(message.contains("runs show " + run.name()), message);
        RunState state = run.state();
        assertEquals(damage, state.damage());
        assertEquals(open, state.open());
        assertEquals(4, state.rows().size());
    }

    private void journal(byte[]... parts) throws IOException {
        scene.disk.write(Scene.journal(run), Damage.join(parts));
    }

    private List<String> lines(Path file) throws IOException {
        return new String(scene.disk.read(file), StandardCharsets.UTF_8).lines().toList();
    }

    private byte[] line(int number) throws IOException {
        return (lines(Scene.journal(run)).get(number - 1) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The plan with something replaced, and sealed as if it had been written so. */
    private void forge(String old, String now) throws IOException {
        List<String> lines = lines(Scene.plan(run));
        String body = String.join("\n", lines.subList(0, lines.size() - 1)).replace(old, now) + "\n";
        var digest = Sha256.digest();
        digest.update(body.getBytes(StandardCharsets.UTF_8));
        String seal = "{\"sha256\":\"" + java.util.HexFormat.of().formatHex(digest.digest()) + "\"}\n";
        scene.disk.write(Scene.plan(run), (body + seal).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEditedPlanIsRefused() throws Exception {
        String plan = new String(scene.disk.read(Scene.plan(run)), StandardCharsets.UTF_8);
        scene.disk.write(Scene.plan(run), plan.replace("fsa", "hsa").getBytes(StandardCharsets.UTF_8));
        assertTrue(assertRefused().startsWith("The plan was edited or cut"));
        refused(Reason.CHANGED, run::state);
        refused(Reason.CHANGED, () -> Scene.purge(run));
        assertEquals(Plans.header(1), run.header(), "what can be read of it");
    }

    @Test
    void aPlanThatWasCutIsRefused() throws Exception {
        byte[] plan = scene.disk.read(Scene.plan(run));
        scene.disk.write(Scene.plan(run), Arrays.copyOf(plan, plan.length - 1));
        assertTrue(assertRefused().startsWith("The plan is cut short"));
    }

    @Test
    void aPlanThatWasEditedAndSealedAnewIsNotTheJournals() throws Exception {
        forge("fsa", "hsa");
        assertDamaged(1, "it is the journal of another plan", 1);
    }

    @Test
    void aPlanOfANewerVersionIsRefused() throws Exception {
        forge("\"plan\":1", "\"plan\":2");
        assertTrue(assertRefused().startsWith("The plan is of version 2, and this program reads 1"));
        refused(Reason.CHANGED, run::state);
        refused(Reason.CHANGED, run::header);
    }

    @Test
    void aMissingJournalIsNotANewOne() throws Exception {
        scene.disk.delete(Scene.journal(run));
        assertDamaged(1, "it is missing", 4);
    }

    @Test
    void anEmptyJournalIsNotANewOne() throws Exception {
        journal();
        assertDamaged(1, "it is empty", 4);
        journal(Arrays.copyOf(line(), 30));
        assertDamaged(1, "it is empty", 4);
    }

    private byte[] line() throws RunRefused {
        return JournalFile.line(
                new JournalFile.Header(Plans.header(1).runId(), run.loaded().hash()));
    }

    @Test
    void aJournalThatIsDamagedInTheMiddleIsRefusedAndReadAsFarAsItCanBe() throws Exception {
        byte[] broken = line(3);
        broken[20] ^= 1;
        journal(line(1), line(2), broken, line(4));
        assertDamaged(3, "its checksum is wrong, and it is not a torn end", 2);
    }

    @Test
    void aJournalOfANewerVersionIsRefused() throws Exception {
        journal(Damage.record("{\"journal\":2,\"run\":\"x\",\"plan\":\"y\"}"), line(2));
        assertDamaged(1, "a newer version wrote it: journal format 2", 3);
    }

    @Test
    void anEntryOfANewerVersionIsRefusedAlsoAtTheEnd() throws Exception {
        journal(line(1), line(2), Damage.record("{\"e\":\"fenced\",\"row\":1,\"gen\":0}"));
        assertDamaged(3, "a newer version wrote it: entries of the kind fenced", 3);
    }

    @Test
    void anotherRunsJournalIsRefused() throws Exception {
        StoredRun other = scene.create(2, 4);
        journal(scene.disk.read(Scene.journal(other)));
        assertDamaged(1, "it is the journal of run " + Plans.header(2).runId(), 4);
    }
}
