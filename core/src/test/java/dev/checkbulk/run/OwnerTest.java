package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.Timing;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On which machine a run may be gone on with. */
class OwnerTest {
    private static final Set<String> NONE = Set.of();

    private final Scene scene = new Scene();

    private StoredRun run(Owner owner) throws RunRefused {
        return scene.store.as(owner).find(scene.store.all().get(0).name());
    }

    /** One takes the run up, begins to send, and dies. */
    private Scene workedOnBy(Owner owner) throws Exception {
        scene.create(1, 2);
        Shift.by(owner, scene, run(owner)).toItsEnd();
        return scene.next(scene.disk.kill());
    }

    private static void open(Scene next, Owner owner) throws RunRefused {
        StoredRun run = next.store.all().get(0);
        next.close(next.store.as(owner).find(run.name()).open(next.client, false, Timing.CHECK));
    }

    @Test
    void aRestartedContainerOfTheSameMachineGoesOn() throws Exception {
        Scene next = workedOnBy(new Owner("0f3c2a11be7d", 1, Set.of("boot 1")));
        open(next, new Owner("9a77e01c44aa", 1, Set.of("boot 1")));
    }

    @Test
    void aRestartedMachineGoesOn() throws Exception {
        Scene next = workedOnBy(new Owner("server-7", 1, Set.of("boot 1", "machine 7")));
        open(next, new Owner("server-7", 1, Set.of("boot 2", "machine 7")));
    }

    @Test
    void anotherMachineOfTheSameNameDoesNot() throws Exception {
        Scene next = workedOnBy(new Owner("localhost", 1, Set.of("boot 1")));
        String refusal = refused(Reason.ELSEWHERE, () -> open(next, new Owner("localhost", 1, Set.of("boot 2"))));
        assertTrue(refusal.contains("last run on localhost, and this is another machine of that name"), refusal);
    }

    @Test
    void whereNothingIsProvenTheNameCountsAndNoNameIsNobodys() throws Exception {
        Scene next = workedOnBy(new Owner("desk", 1, NONE));
        open(next, new Owner("desk", 1, Set.of("boot 2")));
        refused(Reason.ELSEWHERE, () -> open(next, new Owner("laptop", 1, NONE)));
    }

    @Test
    void twoMachinesWithoutANameAreNotOne() throws Exception {
        Scene next = workedOnBy(new Owner("a host without a name", 1, NONE));
        refused(Reason.ELSEWHERE, () -> open(next, new Owner("a host without a name", 1, NONE)));
    }

    @Test
    void whoHasARunIsNamedAsTheOwnerSays() throws Exception {
        Owner owner = new Owner("orders", 12, Set.of("volume orders-0"));
        scene.create(1, 2);
        Run open = run(owner).open(scene.client, false, Timing.CHECK);
        assertEquals("pid 12 on orders", scene.store.all().get(0).state().holder());
        scene.close(open);
    }
}
