package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.state.RunRefused;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a store had, and what must still be true of it whatever happened to its disk. */
final class Inventory {
    private record Kept(String name, List<String> rows) {}

    private final Map<String, Kept> runs = new TreeMap<>();

    private Inventory() {}

    static Inventory of(Scene scene) throws RunRefused {
        Inventory inventory = new Inventory();
        for (StoredRun run : scene.store.all()) {
            inventory.runs.put(run.header().runId(), new Kept(run.name(), rows(run)));
        }
        return inventory;
    }

    private static List<String> rows(StoredRun run) throws RunRefused {
        return run.state().rows().stream()
                .map(row -> row.row() + " " + row.label() + " " + row.outcome().kind() + (row.ended() ? "" : " open"))
                .toList();
    }

    /** Nothing that was there is lost or stands otherwise, and what is new is whole: each run can be taken up. */
    void assertKept(Scene scene, String after) throws RunRefused, IOException {
        for (Map.Entry<String, Kept> was : runs.entrySet()) {
            StoredRun run = scene.store.find(was.getValue().name());
            assertEquals(was.getKey(), run.header().runId(), after);
            assertEquals(was.getValue().rows(), rows(run), after);
        }
        Set<String> ids = new HashSet<>();
        for (StoredRun run : scene.store.all()) {
            assertTrue(ids.add(run.header().runId()), () -> after + ": listed twice: " + run.folder());
            assertNull(run.state().damage(), after);
            if (!run.state().purged() && !run.isUndone()) {
                scene.close(scene.open(run));
            }
        }
    }

    /** Nobody has a lock any more. */
    static void assertUnlocked(Scene scene, String after) throws RunRefused {
        assertFalse(scene.disk.isLocked(Scene.HOME.resolve(FolderRun.LOCK)), after);
        assertFalse(scene.disk.isLocked(Scene.ELSEWHERE.resolve(FolderRun.LOCK)), after);
        for (StoredRun run : scene.store.all()) {
            assertFalse(scene.disk.isLocked(run.folder().resolve(FolderRun.LOCK)), after);
        }
    }
}
