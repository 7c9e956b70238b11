package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes room for a new run in a folder that has an earlier one. */
final class ArchiveEarlierRun {
    private final Disk disk;
    private final Index index;

    ArchiveEarlierRun(Disk disk, Index index) {
        this.disk = disk;
        this.index = index;
    }

    /**
     * What an earlier run left in the folder goes into one of its own, where its name leads from now on. Copied before
     * anything is deleted: whenever this is cut short, the run is whole in one place or the other.
     */
    void move(StoredRun to) throws IOException, RunRefused {
        Path folder = to.folder();
        if (to.exists()) {
            long open = to.state().open();
            if (open > 0 && !to.isUndone()) {
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
        if (!to.exists() || !isElsewhereToo(to)) {
            copyAside(to, left);
        }
        delete(disk, folder);
    }

    /**
     * Deletes what is a run's in a folder where it is not any more. What says whose it is goes last: whatever is left when
     * this is cut short can be told.
     */
    static void delete(Disk disk, Path folder) throws IOException {
        Path plan = folder.resolve(StoredRun.PLAN);
        Path journal = folder.resolve(StoredRun.JOURNAL);
        for (Path file : disk.list(folder)) {
            boolean last = file.equals(plan) || file.equals(journal);
            if (!last && (StoredRun.isOurs(file) || Derived.is(file))) {
                disk.delete(file);
            }
        }
        disk.delete(plan);
        disk.delete(journal);
    }

    /** A copy that was cut short says whose it is. */
    private static List<Path> planFirst(List<Path> files) {
        return files.stream()
                .sorted(Comparator.comparing(file -> !file.endsWith(StoredRun.PLAN)))
                .toList();
    }

    /** Whether an earlier process copied the run already, and did not come to delete it here. */
    private boolean isElsewhereToo(StoredRun run) throws RunRefused {
        Optional<StoredRun> known = index.withId(run.header().runId());
        return known.isPresent() && !known.get().folder().equals(run.folder());
    }

    private void copyAside(StoredRun run, List<Path> files) throws IOException, RunRefused {
        int n = 1;
        while (disk.exists(run.folder().resolve("earlier-" + n))) {
            n++;
        }
        Path aside = run.folder().resolve("earlier-" + n);
        disk.createFolder(aside);
        disk.requireOwn(aside);
        for (Path file : planFirst(files)) {
            disk.write(aside.resolve(file.getFileName()), disk.read(file));
        }
        if (run.exists()) {
            String runId = run.header().runId();
            Optional<StoredRun> known = index.withId(runId);
            String name = known.isPresent() ? known.get().name() : index.freeName(run.header());
            Pointer.write(disk, index.at(name), runId, aside);
        }
    }
}
