package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.VirtualTime;
import dev.checkbulk.testing.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;

/** A process with a store of runs on a simulated disk, virtual time, and a payroll that counts what is done to it. */
public final class Scene {
    public static final Path HOME = Path.of("/home/me/.checkbulk/runs");
    public static final Path ELSEWHERE = Path.of("/data/december");

    /** Who takes runs up here; the system proves nothing of it. */
    static final Owner OWNER = new Owner("a simulated host", 1, Set.of());

    public final SimulatedDisk disk;
    public final Payroll payroll;
    public final World world = new World();
    public final RunStore store;
    final Desk desk = new Desk(world.time);
    public final CheckClient client;

    public Scene() {
        this(new SimulatedDisk(), new Payroll());
    }

    private Scene(SimulatedDisk disk, Payroll payroll) {
        this.disk = disk;
        this.payroll = payroll;
        store = new RunStore(disk, HOME).as(OWNER);
        world.wire.script(payroll::answer);
        client = client(World.SECRET);
    }

    /** The process that comes after this one and finds this disk. */
    public Scene next(SimulatedDisk left) {
        return new Scene(left, payroll);
    }

    /** A client with this key, for what is done without virtual time passing. */
    CheckClient client(String key) {
        return CheckClient.over(
                World.HERE, ApiKey.of(key), Quota.inProcess(desk, Limit.CHECK), desk, world.wire, new Random(1));
    }

    /** A new run of some rows in the store. */
    public StoredRun create(int run, int rows) throws RunRefused {
        return store.create(null, Plans.of(run, rows), Guard.NEW_WORK);
    }

    /** A run whose rows have all ended: the first was refused, the others are done. */
    public StoredRun ended(Path wanted, int run, int rows) throws RunRefused, IOException {
        StoredRun made = store.create(wanted, Plans.of(run, rows), Guard.NEW_WORK);
        add(made, new Entry.Result(1, 0, Outcomes.refused(), null));
        for (long row = 2; row <= rows; row++) {
            add(made, Entries.numbered(row));
        }
        return made;
    }

    /** Writes this to the run's journal. */
    public void add(StoredRun run, Entry... entries) throws IOException {
        try (var journal = disk.append(journal(run))) {
            journal.append(JournalFile.lines(List.of(entries)));
            journal.force();
        }
    }

    static Path plan(StoredRun run) {
        return run.folder().resolve(FolderRun.PLAN);
    }

    public static Path journal(StoredRun run) {
        return run.folder().resolve(FolderRun.JOURNAL);
    }

    /** Purges it, and keeps what its script wanted to know. */
    public static void purge(StoredRun run) throws RunRefused {
        run.purge(new Purged("dana", VirtualTime.START), about -> about);
    }

    /** Takes the run up as scripts do. */
    public Run open(StoredRun run) throws RunRefused {
        return run.open(client, false, Timing.CHECK);
    }

    public void close(Run run) {
        desk.await(run.close());
    }

    /** Closes the run; that its journal cannot be closed is no matter. */
    void giveBack(Run run) {
        desk.await(run.close().otherwiseEmpty());
    }

    /** Takes the run up on a machine of this name, which the journal says then, and gives it back. */
    public void openOn(String host, StoredRun run, boolean takeOver) throws RunRefused, IOException {
        close(store.as(new Owner(host, 7, Set.of()))
                .find(run.folder().toString())
                .open(client, takeOver, Timing.CHECK));
        add(run, opened(host));
    }

    public static Entry opened(String host) {
        return new Entry.Opened(VirtualTime.START, host, 7, "0123456789abcdef");
    }

    /** Goes on with the run until it ends or stops, on virtual time. */
    public Shift work(StoredRun run) throws RunRefused, IOException {
        return work(run, Map.of());
    }

    /** The same, where other runs have not settled these records. */
    Shift work(StoredRun run, Map<String, String> elsewhere) throws RunRefused, IOException {
        return new Shift(this, run, elsewhere).toItsEnd();
    }

    /** The message of the refusal. */
    public static String refused(Reason reason, Executable what) {
        RunRefused refusal = assertThrows(RunRefused.class, what);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal.getMessage() + (refusal.remedy() == RunRefused.Remedy.NONE ? "" : " " + refusal.remedy());
    }
}
