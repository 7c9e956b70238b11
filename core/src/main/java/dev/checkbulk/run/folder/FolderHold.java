package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.run.vault.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A folder whose lock is ours. */
final class FolderHold implements Hold {
    private final FolderVault vault;
    private final Disk disk;
    private final FolderRun run;
    private final Disk.Lock lock;

    FolderHold(FolderVault vault, FolderRun run, Disk.Lock lock) {
        this.vault = vault;
        this.disk = vault.disk();
        this.run = run;
        this.lock = lock;
    }

    /** As long as nobody took the lock's file away: who comes then makes another, and takes that. */
    @Override
    public boolean isSure() {
        return lock.isSure();
    }

    /**
     * The first bytes are written anew: after a force that failed the system may never have put on the disk what it still
     * shows.
     */
    @Override
    public Log log(long validLength) throws IOException {
        Path file = run.folder().resolve(FolderRun.JOURNAL);
        try (StoredBytes old = disk.bytes(file)) {
            disk.write(file, to -> old.stream(0, validLength).transferTo(to));
        }
        return FileLog.open(disk.append(file), validLength, this::isSure);
    }

    @Override
    public void replacePlan(Disk.Content plan) throws IOException {
        disk.write(run.folder().resolve(FolderRun.PLAN), plan);
    }

    @Override
    public void replaceLog(Disk.Content log) throws IOException {
        disk.write(run.folder().resolve(FolderRun.JOURNAL), log);
    }

    @Override
    public void sweep() throws IOException {
        vault.deleteCopies(run);
        for (Path file : disk.list(run.folder())) {
            if (Derived.is(file) || FolderDraft.isLeft(file)) {
                disk.delete(file);
            }
        }
    }

    @Override
    public void end() {
        try {
            byte[] id = run.header().runId().getBytes(StandardCharsets.UTF_8);
            disk.write(run.folder().resolve(FolderRun.ENDED), id);
        } catch (IOException | PlanUnreadable e) {
            // whoever asks reads the journal
        }
        close();
    }

    @Override
    public void close() {
        lock.release();
    }
}
