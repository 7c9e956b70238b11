package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.RealDisk;
import dev.checkbulk.run.RunRefused.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the runs of one person are: a folder with a folder for each, and a small file {@code NAME.at} for each that is
 * elsewhere. Its methods block, and may be called from any thread but an event loop's.
 */
public final class RunStore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String ELSEWHERE = ".at";
    private static final int TRIES = 500;

    private final Disk disk;
    private final Path home;

    RunStore(Disk disk, Path home) {
        this.disk = disk;
        this.home = home.toAbsolutePath().normalize();
    }

    /** The store in this folder, which need not be there yet. */
    public static RunStore in(Path folder) {
        return new RunStore(new RealDisk(), folder);
    }

    /** What a new run asks of the others. */
    public enum Guard {
        /** That none of them has the same script, input and base URL. */
        NEW_WORK,
        /** Nothing. */
        NONE
    }

    /**
     * Writes a new run: its folder and its plan, durable before this returns. Nothing is sent by it.
     *
     * @param wanted where, or null for a new folder in this store; a run there that has ended is moved to
     *     {@code earlier-1}, {@code earlier-2} …
     * @throws RunRefused when the folder has a run that has not ended, when the guard objects, or when the disk does
     */
    public StoredRun create(@Nullable Path wanted, Plan plan, Guard guard) throws RunRefused {
        byte[] bytes = PlanFile.write(plan);
        try {
            disk.createFolder(home);
            try (Disk.Lock lock = lock()) {
                require(guard, plan.header());
                String name = freeName(plan.header());
                Path folder = wanted == null
                        ? home.resolve(name)
                        : wanted.toAbsolutePath().normalize();
                disk.createFolder(folder);
                StoredRun run = new StoredRun(disk, name, folder);
                try (Disk.Lock taken = run.lock()) {
                    moveAside(folder);
                    if (wanted != null) {
                        disk.write(at(name), folder.toString().getBytes(StandardCharsets.UTF_8));
                    }
                    // The plan last: with it there is a run, and a run without its journal is a broken one.
                    disk.write(folder.resolve(StoredRun.JOURNAL), JournalFile.begin(plan, bytes));
                    disk.write(folder.resolve(StoredRun.PLAN), bytes);
                }
                return run;
            }
        } catch (IOException e) {
            throw new RunRefused(
                    Reason.DISK,
                    "The run's folder " + (wanted == null ? home : wanted) + " cannot be used (" + e
                            + "). Name another with --run-dir DIR.");
        }
    }

    /**
     * Makes a run of rows that another run has ended without success, once: a second time it is refused, and told which run
     * has them.
     *
     * @param of whose rows they are; it has ended
     * @throws RunRefused as {@link #create}, and when the rows are another run's already
     */
    public StoredRun createRetry(StoredRun of, @Nullable Path wanted, Plan plan) throws RunRefused {
        try (Disk.Lock lock = of.lock()) {
            Optional<StoredRun> earlier = retryOf(of);
            if (earlier.isPresent()) {
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "The rows of " + of.name() + " were taken over by run "
                                + earlier.get().name() + " already.");
            }
            // The claim first: without it a crash could leave two runs that both have the rows.
            Path claim = of.folder().resolve(StoredRun.RETRY);
            disk.write(claim, plan.header().runId().getBytes(StandardCharsets.UTF_8));
            try {
                return create(wanted, plan, Guard.NONE);
            } catch (RunRefused e) {
                disk.delete(claim);
                throw e;
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The folder of " + of.name() + " cannot be written to (" + e + ").");
        }
    }

    /** The run that has this run's failed rows now, if there is one. */
    public Optional<StoredRun> retryOf(StoredRun run) throws RunRefused {
        Path claim = run.folder().resolve(StoredRun.RETRY);
        try {
            if (!disk.exists(claim)) {
                return Optional.empty();
            }
            String runId = new String(disk.read(claim), StandardCharsets.UTF_8);
            for (StoredRun other : all()) {
                if (other.readable() && other.header().runId().equals(runId)) {
                    return Optional.of(other);
                }
            }
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "The rows of " + run.name() + " were taken over by a run that is not in " + home + " (its id is "
                            + runId + "). When it is certain that it sent nothing, delete " + claim + ".");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, claim + " cannot be read (" + e + ").");
        }
    }

    /**
     * The run of this name, or in this folder.
     *
     * @throws RunRefused when there is none
     */
    public StoredRun find(String nameOrFolder) throws RunRefused {
        Path folder = Path.of(nameOrFolder).toAbsolutePath().normalize();
        for (StoredRun run : all()) {
            if (run.name().equals(nameOrFolder) || run.folder().equals(folder)) {
                return run;
            }
        }
        StoredRun there = new StoredRun(disk, nameOrFolder, folder);
        if (there.readable()) {
            return there;
        }
        throw new RunRefused(
                Reason.NOT_FOUND,
                "There is no run " + nameOrFolder + ", neither by this name in " + home + " nor as a folder.");
    }

    /** All runs, the newest first. Folders without a plan are none: nothing was ever sent for them. */
    public List<StoredRun> all() throws RunRefused {
        List<StoredRun> runs = new ArrayList<>();
        try {
            if (!disk.exists(home)) {
                return List.of();
            }
            for (Path path : disk.list(home)) {
                String name = path.getFileName().toString();
                boolean elsewhere = name.endsWith(ELSEWHERE);
                Path folder = elsewhere ? Path.of(new String(disk.read(path), StandardCharsets.UTF_8)) : path;
                if (!name.startsWith(".") && disk.exists(folder.resolve(StoredRun.PLAN))) {
                    runs.add(new StoredRun(
                            disk, elsewhere ? name.substring(0, name.length() - ELSEWHERE.length()) : name, folder));
                }
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The runs in " + home + " cannot be listed (" + e + ").");
        }
        Comparator<StoredRun> byStamp = Comparator.comparing(run -> stampOf(run.name()));
        runs.sort(byStamp.reversed());
        return runs;
    }

    private static String stampOf(String name) {
        return name.replaceFirst("^.*?(\\d{8}-\\d{6}.*)$", "$1");
    }

    /**
     * Objects early to what {@link #create} would refuse.
     *
     * @throws RunRefused when the guard objects
     */
    public void require(Guard guard, Plan.Header header) throws RunRefused {
        if (guard == Guard.NEW_WORK) {
            requireNewWork(header);
        }
    }

    private void requireNewWork(Plan.Header header) throws RunRefused {
        for (StoredRun run : all()) {
            if (run.readable() && isSameWork(run.header(), header)) {
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "This input was run before, as " + run.name() + ". To go on with that run: resume " + run.name()
                                + ". To do everything a second time: the same command with --again.");
            }
        }
    }

    private static boolean isSameWork(Plan.Header one, Plan.Header other) {
        return one.input().equals(other.input())
                && one.script().equals(other.script())
                && one.baseUrl().equals(other.baseUrl());
    }

    private String freeName(Plan.Header header) throws IOException {
        String first = header.script() + "-" + STAMP.format(header.made());
        String name = first;
        for (int n = 2; disk.exists(home.resolve(name)) || disk.exists(at(name)); n++) {
            name = first + "-" + n;
        }
        return name;
    }

    private Path at(String name) {
        return home.resolve(name + ELSEWHERE);
    }

    /** What an earlier run left in the folder goes into one of its own, where its name leads from now on. */
    private void moveAside(Path folder) throws IOException, RunRefused {
        StoredRun there = new StoredRun(disk, folder.toString(), folder);
        if (there.readable()) {
            long open = there.state().open();
            if (open > 0) {
                throw new RunRefused(
                        Reason.OCCUPIED,
                        folder + " has a run with " + open + " rows that have not ended: resume it (resume " + folder
                                + "), or name another folder with --run-dir.");
            }
        }
        List<Path> left = disk.list(folder).stream().filter(StoredRun::isOurs).toList();
        if (left.isEmpty()) {
            return;
        }
        int n = 1;
        while (disk.exists(folder.resolve("earlier-" + n))) {
            n++;
        }
        Path aside = folder.resolve("earlier-" + n);
        disk.createFolder(aside);
        for (StoredRun run : all()) {
            if (run.folder().equals(folder) && disk.exists(at(run.name()))) {
                disk.write(at(run.name()), aside.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Path file : left) {
            disk.rename(file, aside.resolve(file.getFileName()));
        }
    }

    /** Held for as long as it takes to write a plan; who waits longer than that waits for something broken. */
    private Disk.Lock lock() throws IOException {
        Path file = home.resolve(StoredRun.LOCK);
        Disk.LockResult result = disk.lock(file);
        for (int tries = 0; result instanceof Disk.Taken taken; tries++) {
            if (tries == TRIES) {
                throw new IOException("it is being written to by " + taken.owner());
            }
            pause();
            result = disk.lock(file);
        }
        return (Disk.Lock) result;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
