package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Before whichever call of the disk a purge ends: what says that it was purged is, and the next purge finishes it. */
class PurgeFaultsTest {
    private static final String MARK = "marked-4711";

    static Stream<UnaryOperator<SimulatedDisk>> ends() {
        return Stream.of(
                SimulatedDisk::kill,
                disk -> disk.crash(new SplittableRandom(1)),
                disk -> disk.crash(new SplittableRandom(2)),
                disk -> disk.crash(new SplittableRandom(3)));
    }

    private static void put(Scene scene, Path folder, String... names) throws IOException {
        for (String name : names) {
            scene.disk.write(folder.resolve(name), MARK.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A run with a marked value in each of its files. */
    private static StoredRun marked(Scene scene) throws Exception {
        Plan plan = Plans.of(1, 3);
        List<Edit> edits = new ArrayList<>();
        plan.edits().forEach(edit -> edits.add(edit.warnings(List.of(MARK))));
        StoredRun run = scene.store.create(Scene.ELSEWHERE, new Plan(plan.header(), edits, List.of()), Guard.NEW_WORK);
        for (long row = 1; row <= 3; row++) {
            scene.add(run, new Entry.Result(row, 0, Entries.done("log_" + row, "emp_" + row), MARK));
        }
        put(scene, run.folder(), "results.csv", "failed.csv", "report.html", ".plan.jsonl.tmp");
        return run;
    }

    private static List<Path> marks(Scene scene) throws IOException {
        List<Path> marked = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(Scene.ELSEWHERE));
        for (Path path : scene.disk.list(Scene.ELSEWHERE)) {
            if (!scene.disk.isFile(path)) {
                folders.add(path);
            }
        }
        for (Path folder : folders) {
            for (Path path : scene.disk.list(folder)) {
                if (scene.disk.isFile(path)
                        && new String(scene.disk.read(path), StandardCharsets.UTF_8).contains(MARK)) {
                    marked.add(path);
                }
            }
        }
        return marked;
    }

    @ParameterizedTest
    @MethodSource("ends")
    void h4APurgeThatIsCutShortIsFinishedByTheNext(UnaryOperator<SimulatedDisk> end) throws Exception {
        boolean began = false;
        for (int nth = 1; ; nth++) {
            Scene scene = new Scene();
            StoredRun run = marked(scene);
            List<SimulatedDisk> left = new ArrayList<>();
            scene.disk.before(nth, () -> left.add(end.apply(scene.disk)));
            tryToPurge(run);
            if (left.isEmpty()) {
                break;
            }
            Scene next = scene.next(left.get(0));
            StoredRun found = next.store.find(run.name());
            RunState state = found.state();
            String after = "cut short before call " + nth;
            assertNull(state.damage(), after);
            assertEquals(3, state.counts().done(), after);
            if (state.purged()) {
                assertEquals(List.of(), marks(next), after + ": it says that it was purged");
            } else {
                began |= marks(next).size() < 5;
                next.close(next.open(found));
            }
            Scene.purge(found);
            assertEquals(List.of(), marks(next), after + ", and purged again");
            assertTrue(found.state().purged(), after);
            assertEquals(3, found.state().counts().done(), after);
        }
        assertTrue(began, "some were cut short in the middle");
    }

    private static void tryToPurge(StoredRun run) {
        try {
            Scene.purge(run);
        } catch (RunRefused e) {
            assertEquals(RunRefused.Reason.DISK, e.reason());
        }
    }

    @ParameterizedTest
    @MethodSource("ends")
    void h4APurgeFindsWhatAMoveThatWasCutShortLeft(UnaryOperator<SimulatedDisk> end) throws Exception {
        for (int nth = 1; ; nth++) {
            Scene scene = new Scene();
            StoredRun run = marked(scene);
            List<SimulatedDisk> left = new ArrayList<>();
            scene.disk.before(nth, () -> left.add(end.apply(scene.disk)));
            try {
                scene.store.create(Scene.ELSEWHERE, Plans.of(2, 1), Guard.NEW_WORK);
            } catch (RunRefused e) {
                assertEquals(RunRefused.Reason.DISK, e.reason());
            }
            if (left.isEmpty()) {
                return;
            }
            Scene next = scene.next(left.get(0));
            StoredRun found = next.store.find(run.name());
            Scene.purge(found);
            String after = "moved aside until call " + nth + ", then purged";
            assertEquals(List.of(), marks(next), after);
            assertTrue(next.store.find(run.name()).state().purged(), after);
            assertEquals(3, found.state().counts().done(), after);
            try {
                next.store.create(Scene.ELSEWHERE, Plans.of(3, 1), Guard.NEW_WORK);
            } catch (RunRefused e) {
                assertEquals(RunRefused.Reason.OCCUPIED, e.reason(), after + ": the second run was made");
            }
            assertTrue(next.store.find(run.name()).state().purged(), after + ", and moved aside");
        }
    }
}
