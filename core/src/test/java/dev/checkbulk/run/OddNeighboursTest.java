package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside a home's runs, and is none of its own, stops nothing else. */
class OddNeighboursTest {
    @TempDir
    Path temp;

    private final List<String> told = new ArrayList<>();

    private RunStore store() {
        return RunStore.in(temp.resolve("home/runs")).telling(told::add);
    }

    private static void pipe(Path at) throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", at.toString()).start().waitFor());
    }

    @Test
    void f14APipeAsAPlanIsToldAndTheOthersWork() throws Exception {
        StoredRun run = store().create(null, Plans.of(1, 1), Guard.NEW_WORK);
        Path odd = Files.createDirectory(temp.resolve("home/runs/odd"));
        pipe(odd.resolve(FolderRun.PLAN));
        pipe(temp.resolve("home/runs/also.at"));
        assertEquals(2, store().all().size());
        refused(Reason.UNFIT, () -> store().find("odd").state());
        told.clear();
        store().create(null, Plans.of(2, 1), Guard.NEW_WORK);
        assertTrue(told.stream().anyMatch(text -> text.contains(odd.resolve(FolderRun.PLAN) + " is no regular file")));
        assertTrue(told.stream().anyMatch(text -> text.contains("also.at")), told::toString);
        assertEquals(1, store().find(run.name()).state().open());
    }

    @Test
    void h6ALinkAmongTheRunsIsNoRun() throws Exception {
        StoredRun run = store().create(temp.resolve("elsewhere"), Plans.of(1, 1), Guard.NEW_WORK);
        Files.createSymbolicLink(temp.resolve("home/runs/linked"), run.folder());
        Files.createSymbolicLink(temp.resolve("home/runs/linked.at"), temp.resolve("home/runs/" + run.name() + ".at"));
        assertEquals(
                List.of(run.name()), store().all().stream().map(StoredRun::name).toList());
    }

    @Test
    void h6LinksLeadToAHomeAndToAFolderThatIsNamedAndNoneLeadsOn() throws Exception {
        Path real = Files.createDirectories(temp.resolve("real/home"));
        Files.createSymbolicLink(temp.resolve("home"), real);
        Path named = Files.createDirectory(temp.resolve("named"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), named);
        store().create(link, Plans.of(1, 1), Guard.NEW_WORK);
        assertTrue(Files.exists(named.resolve(FolderRun.PLAN)));
        Files.move(real.resolve("runs"), temp.resolve("moved"));
        Files.createSymbolicLink(real.resolve("runs"), temp.resolve("moved"));
        String refusal = refused(Reason.UNFIT, () -> store().create(null, Plans.of(2, 1), Guard.NONE));
        assertTrue(refusal.contains(temp.resolve("home/runs") + " is a link"), refusal);
    }

    @Test
    void h6TheFilesOfARunAreNoLinks() throws Exception {
        Path victim = Files.writeString(temp.resolve("victim"), "theirs");
        for (String name : List.of(FolderRun.LOCK, FolderRun.JOURNAL, FolderRun.PLAN)) {
            Path folder = Files.createDirectory(temp.resolve("run-" + name));
            Files.createSymbolicLink(folder.resolve(name), victim);
            String refusal = refused(Reason.UNFIT, () -> store().create(folder, Plans.of(1, 1), Guard.NONE));
            assertTrue(refusal.contains(folder.resolve(name) + " is a link"), refusal);
            assertEquals("theirs", Files.readString(victim));
            assertTrue(Files.isSymbolicLink(folder.resolve(name)));
        }
        assertFalse(Files.exists(temp.resolve("home/runs/enroll-20260302-090001"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void h2TheSecretIsMadeOnceForItsOwnerAlone() throws Exception {
        store().create(null, Plans.of(1, 1), Guard.NEW_WORK);
        Path secret = temp.resolve("home/secret");
        assertEquals("rw-------", mode(secret));
        byte[] made = Files.readAllBytes(secret);
        store().create(null, Plans.of(2, 1), Guard.NEW_WORK);
        assertEquals(
                java.util.HexFormat.of().formatHex(made),
                java.util.HexFormat.of().formatHex(Files.readAllBytes(secret)));
        Files.delete(secret);
        Files.createSymbolicLink(secret, Files.writeString(temp.resolve("other"), "x"));
        refused(Reason.UNFIT, () -> store().create(null, Plans.of(3, 1), Guard.NEW_WORK));
    }

    private static String mode(Path file) throws IOException {
        return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
