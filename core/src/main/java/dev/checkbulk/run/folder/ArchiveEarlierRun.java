package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.PlanUnreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes room for a new run in a folder that has an earlier one. */
final class ArchiveEarlierRun {
    private static final Pattern OURS = Pattern.compile(
            "plan\\.jsonl|journal\\.jsonl|ended|retry|undo|results\\.csv|report(-ticket)?\\.html(\\.[0-9]+)?(\\.part)?|(failed|unknown)\\.(json|jsonl|csv)(\\.part)?");

    private final Disk disk;
    private final Index index;

    ArchiveEarlierRun(FolderVault vault) {
        this.disk = vault.disk();
        this.index = vault.index();
    }

    /** Whether a file in a run's folder is the run's, the lock excepted. */
    private static boolean isOurs(Path file) {
        return OURS.matcher(String.valueOf(file.getFileName())).matches();
    }

    /**
     * What an earlier run left in the folder goes into one of its own, where its name leads from now on. Copied before
     * anything is deleted: whenever this is cut short, the run is whole in one place or the other.
     */
    void move(FolderRun to) throws IOException {
        List<Path> left = disk.list(to.folder()).stream()
                .filter(ArchiveEarlierRun::isOurs)
                .toList();
        if (left.isEmpty()) {
            return;
        }
        Optional<String> runId = to.exists() ? Optional.of(idOf(to)) : Optional.empty();
        if (runId.isEmpty() || !isElsewhereToo(to, runId.get())) {
            copyAside(to, runId, left);
        }
        delete(disk, to.folder());
    }

    private static String idOf(FolderRun run) throws IOException {
        try {
            return run.header().runId();
        } catch (PlanUnreadable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Deletes what is a run's in a folder where it is not any more. What says whose it is goes last: whatever is left when
     * this is cut short can be told.
     */
    static void delete(Disk disk, Path folder) throws IOException {
        Path plan = folder.resolve(FolderRun.PLAN);
        Path journal = folder.resolve(FolderRun.JOURNAL);
        for (Path file : disk.list(folder)) {
            boolean last = file.equals(plan) || file.equals(journal);
            if (!last && (isOurs(file) || Derived.is(file))) {
                disk.delete(file);
            }
        }
        disk.delete(plan);
        disk.delete(journal);
    }

    /** A copy that was cut short says whose it is. */
    private static List<Path> planFirst(List<Path> files) {
        return files.stream()
                .sorted(Comparator.comparing(file -> !file.endsWith(FolderRun.PLAN)))
                .toList();
    }

    /** Whether an earlier process copied the run already, and did not come to delete it here. */
    private boolean isElsewhereToo(FolderRun run, String runId) throws IOException {
        Optional<FolderRun> known = index.withId(runId);
        return known.isPresent() && !known.get().folder().equals(run.folder());
    }

    private void copyAside(FolderRun run, Optional<String> runId, List<Path> files) throws IOException {
        int n = 1;
        while (disk.exists(run.folder().resolve("earlier-" + n))) {
            n++;
        }
        Path aside = run.folder().resolve("earlier-" + n);
        disk.createFolder(aside);
        disk.requireOwn(aside);
        for (Path file : planFirst(files)) {
            copy(file, aside.resolve(file.getFileName()));
        }
        if (runId.isPresent()) {
            Optional<FolderRun> known = index.withId(runId.get());
            String name = known.isPresent() ? known.get().name() : freeName(run);
            Pointer.write(disk, index.at(name), runId.get(), aside);
        }
    }

    private void copy(Path file, Path to) throws IOException {
        try (StoredBytes bytes = disk.bytes(file)) {
            disk.write(to, out -> bytes.stream(0, bytes.size()).transferTo(out));
        }
    }

    private String freeName(FolderRun run) throws IOException {
        try {
            return index.freeName(run.header());
        } catch (PlanUnreadable e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
