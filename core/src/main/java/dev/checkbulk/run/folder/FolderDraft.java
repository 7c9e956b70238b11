package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.Draft;
import dev.checkbulk.run.vault.Publication;
import dev.checkbulk.run.vault.UnknownWork;
import dev.checkbulk.run.vault.Vault.Work;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A folder whose plan has another name, until it is published. */
final class FolderDraft implements Draft {
    private static final String DRAFT = "plan.jsonl.draft";

    private final FolderVault vault;
    private final Disk disk;
    private final Plan.Header header;
    private final FolderRun run;
    private final boolean elsewhere;
    private final Disk.Lock lock;
    private final Optional<VaultRun> earlier;
    private boolean written;

    /** @param elsewhere whether the folder is one that a person wants */
    FolderDraft(FolderVault vault, Plan.Header header, FolderRun run, boolean elsewhere, Disk.Lock lock)
            throws IOException {
        this.vault = vault;
        this.disk = vault.disk();
        this.header = header;
        this.run = run;
        this.elsewhere = elsewhere;
        this.lock = lock;
        this.earlier = run.exists() ? Optional.of(run) : Optional.empty();
    }

    /** Whether this is what a process left that died before it published. */
    static boolean isLeft(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(DRAFT) || name.equals("." + DRAFT + ".tmp");
    }

    @Override
    public Optional<VaultRun> earlier() {
        return earlier;
    }

    @Override
    public void plan(Disk.Content plan) throws IOException {
        written = true;
        disk.write(run.folder().resolve(DRAFT), plan);
    }

    @Override
    public Publication publish(byte[] log, Terms terms) throws IOException {
        Disk.Lock home = vault.lock();
        try {
            Optional<VaultRun> applied = vault.withId(header.runId());
            if (applied.isPresent()) {
                return new Publication.Applied(applied.get());
            }
            Optional<VaultRun> same = terms.newWork() ? vault.ofWork(Work.of(header)) : Optional.empty();
            if (same.isPresent()) {
                return new Publication.SameWork(same.get());
            }
            return terms.of() == null ? publish(log) : publish(log, terms.of());
        } catch (UnknownWork e) {
            return new Publication.WorkUnknown(e);
        } finally {
            home.release();
        }
    }

    private Publication publish(byte[] log, Of of) throws IOException {
        Disk.LockResult theirs = ((FolderRun) of.run()).lock(vault.who());
        if (theirs instanceof Disk.Taken taken) {
            return new Publication.Taken(taken.owner());
        }
        try {
            if (of.run().claimed(Claim.UNDO).isPresent()
                    || of.run().claimed(of.claim()).isPresent()) {
                return new Publication.Claimed();
            }
            if (of.logLength() >= 0 && of.logLength() != length(of.run())) {
                return new Publication.GoneOn();
            }
            return publish(log, of.run().folder().resolve(FolderRun.file(of.claim())));
        } finally {
            ((Disk.Lock) theirs).release();
        }
    }

    private static long length(VaultRun of) throws IOException {
        try (StoredBytes log = of.log()) {
            return log.size();
        }
    }

    /** The claim first: without it a crash could leave two runs that both have the rows. */
    private Publication publish(byte[] log, Path claim) throws IOException {
        disk.write(claim, header.runId().getBytes(StandardCharsets.UTF_8));
        try {
            return publish(log);
        } catch (IOException e) {
            if (vault.withId(header.runId()).isEmpty()) { // refused before its plan was there
                disk.delete(claim);
            }
            throw e;
        }
    }

    private Publication publish(byte[] log) throws IOException {
        new ArchiveEarlierRun(vault).move(run);
        String name = run.name();
        if (elsewhere) {
            name = vault.index().freeName(header);
            Pointer.write(disk, vault.index().at(name), header.runId(), run.folder());
        }
        // The plan last: with it there is a run, and a run without its journal is a broken one.
        disk.write(run.folder().resolve(FolderRun.JOURNAL), log);
        disk.rename(run.folder().resolve(DRAFT), run.folder().resolve(FolderRun.PLAN));
        written = false;
        return new Publication.Published(new FolderRun(vault, name, run.folder()));
    }

    @Override
    public void close() {
        try {
            if (written) {
                disk.delete(run.folder().resolve(DRAFT));
            }
        } catch (IOException e) {
            // the next one in this folder replaces it
        } finally {
            lock.release();
        }
    }
}
