package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.vault.VaultRefused;
import dev.checkbulk.run.vault.VaultRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a process that was cut short in moving a run aside left of it where it is not, or is not yet. */
final class Copies {
    private static final String ASIDE = "earlier-[0-9]+";

    private final Disk disk;
    private final FolderRun run;

    Copies(Disk disk, FolderRun run) {
        this.disk = disk;
        this.run = run;
    }

    /** The folders that have it. */
    List<Path> folders() throws IOException {
        String runId = runId();
        List<Path> folders = new ArrayList<>();
        for (Path folder : neighbours()) {
            if (owner(folder).filter(runId::equals).isPresent() || isBegun(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private String runId() throws IOException {
        try {
            return run.header().runId();
        } catch (PlanUnreadable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Deletes it from one of them. To be called while nobody makes a run in this vault. */
    void delete(Path folder) throws IOException {
        Disk.LockResult lock = disk.lock(folder.resolve(FolderRun.LOCK));
        if (lock instanceof Disk.Taken taken) {
            throw new VaultRefused(
                    Reason.TAKEN, "A copy of " + run.name() + " in " + folder + " is in use by " + taken.owner());
        }
        try {
            ArchiveEarlierRun.delete(disk, folder);
        } finally {
            ((Disk.Lock) lock).release();
        }
    }

    /** The folders between which runs are moved, but for the run's own. */
    private List<Path> neighbours() throws IOException {
        Path own = run.folder();
        Path above = own.getParent();
        boolean aside = above != null && isAside(own);
        Path base = aside && above != null ? above : own;
        List<Path> folders = new ArrayList<>(List.of(base));
        disk.list(base).stream()
                .filter(path -> isAside(path) && !disk.isFile(path))
                .forEach(folders::add);
        folders.remove(own);
        return folders;
    }

    /** Whether a copy was begun here and nothing says of which run: that run is whole elsewhere. */
    private boolean isBegun(Path folder) throws IOException {
        return isAside(folder)
                && !disk.exists(folder.resolve(FolderRun.PLAN))
                && !disk.exists(folder.resolve(FolderRun.JOURNAL))
                && disk.list(folder).stream().anyMatch(Derived::is);
    }

    private static boolean isAside(Path folder) {
        return String.valueOf(folder.getFileName()).matches(ASIDE);
    }

    /** The run whose files these are; empty when there is none, or it cannot be told. */
    private Optional<String> owner(Path folder) throws IOException {
        Path plan = folder.resolve(FolderRun.PLAN);
        Path journal = folder.resolve(FolderRun.JOURNAL);
        try {
            if (disk.exists(plan)) {
                return Optional.of(
                        PlanFile.header(disk.read(plan, FolderRun.BEGINNING)).runId());
            }
        } catch (PlanUnreadable e) {
            return Optional.empty();
        }
        return disk.exists(journal) ? JournalFile.run(disk.read(journal, FolderRun.BEGINNING)) : Optional.empty();
    }
}
