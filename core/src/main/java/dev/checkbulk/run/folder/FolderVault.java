package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.vault.Draft;
import dev.checkbulk.run.vault.UnknownWork;
import dev.checkbulk.run.vault.Vault;
import dev.checkbulk.run.vault.VaultRefused;
import dev.checkbulk.run.vault.VaultRefused.Reason;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A folder with a folder for each run, and a small file {@code NAME.at} for each that is elsewhere. */
public final class FolderVault implements Vault {
    private static final int TRIES = 500;
    private static final String RUNS = "runs";

    private final Disk disk;
    private final Path folder;
    private final String who;
    private final Consumer<String> told;
    private final Index index;

    /**
     * @param folder absolute; it need not be there yet
     * @param who this process, as others are told that it has something
     * @param told of what is passed over because it is not this person's, a sentence each; one may come again
     */
    public FolderVault(Disk disk, Path folder, String who, Consumer<String> told) {
        this.disk = disk;
        this.folder = folder;
        this.who = who;
        this.told = told;
        this.index = new Index(this, folder);
    }

    /** The home of a folder of runs: the folder above, where it is called {@code runs}; else the folder itself. */
    public static Path home(Path runs) {
        Path above = runs.getParent();
        return above != null && runs.endsWith(RUNS) ? above : runs;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    Disk disk() {
        return disk;
    }

    String who() {
        return who;
    }

    Index index() {
        return index;
    }

    @Override
    public void require() throws IOException {
        Path home = home(folder);
        requireOwn(home);
        if (!folder.equals(home)) {
            requireNoLink(folder);
            requireOwn(folder);
        }
    }

    private void requireOwn(Path own) throws IOException {
        disk.createFolder(own);
        disk.requireOwn(own);
    }

    /** Links lead to a home and to a folder that a person names; none leads on from there. */
    private void requireNoLink(Path inside) throws IOException {
        if (disk.isLink(inside)) {
            throw new Unfit(
                    inside + " is a link, and inside a home none is followed: look who put it there, and take it away");
        }
    }

    @Override
    public List<VaultRun> runs() throws IOException {
        return new ArrayList<>(index.all());
    }

    @Override
    public Optional<VaultRun> withId(String runId) throws IOException {
        return index.withId(runId).map(run -> run);
    }

    @Override
    public Optional<VaultRun> find(String nameOrPlace) throws IOException {
        Path place = Path.of(nameOrPlace).toAbsolutePath().normalize();
        for (FolderRun run : index.all()) {
            if (run.name().equals(nameOrPlace) || run.folder().equals(place)) {
                return Optional.of(run);
            }
        }
        FolderRun there = new FolderRun(this, nameOrPlace, place);
        return there.exists() ? Optional.of(there) : Optional.empty();
    }

    @Override
    public Optional<VaultRun> ofWork(Work work) throws IOException, UnknownWork {
        for (FolderRun run : index.all()) {
            try {
                if (Work.of(run.header()).equals(work)) {
                    return Optional.of(run);
                }
            } catch (Unfit e) {
                passedOver(e);
            } catch (PlanUnreadable e) {
                throw new UnknownWork(run, e.getMessage() + " (" + run.folder() + ")");
            }
        }
        return Optional.empty();
    }

    /** Says so: it would stop everything else. */
    void passedOver(Unfit why) {
        tell(why.getMessage() + ". It is passed over.");
    }

    void tell(String text) {
        told.accept(text);
    }

    @Override
    public Draft begin(Plan.Header header, @Nullable Path wanted) throws IOException {
        if (wanted != null) {
            Path place = wanted.toAbsolutePath().normalize();
            FolderRun run = new FolderRun(this, index.freeName(header), place);
            Disk.LockResult lock = lockNew(run);
            if (lock instanceof Disk.Taken taken) {
                throw new VaultRefused(Reason.TAKEN, run.name() + " is being run by " + taken.owner());
            }
            return draft(header, run, true, (Disk.Lock) lock);
        }
        while (true) {
            String name = index.freeName(header);
            FolderRun run = new FolderRun(this, name, folder.resolve(name));
            if (lockNew(run) instanceof Disk.Lock lock) {
                Draft draft = draft(header, run, false, lock);
                if (draft.earlier().isEmpty()) {
                    return draft;
                }
                draft.close();
            } // another process found the same name free, and was faster
        }
    }

    private Disk.LockResult lockNew(FolderRun run) throws IOException {
        disk.createFolder(run.folder());
        if (folder.equals(run.folder().getParent())) {
            requireNoLink(run.folder());
        }
        run.requireOwn();
        return run.lock(who);
    }

    private Draft draft(Plan.Header header, FolderRun run, boolean elsewhere, Disk.Lock lock) throws IOException {
        try {
            return new FolderDraft(this, header, run, elsewhere, lock);
        } catch (IOException e) {
            lock.release();
            throw e;
        }
    }

    /** Deletes what was left of a run where it is not. */
    void deleteCopies(FolderRun of) throws IOException {
        Copies copies = new Copies(disk, of);
        if (copies.folders().isEmpty()) {
            return;
        }
        disk.createFolder(folder);
        Disk.Lock lock = lock(); // nobody moves a run aside meanwhile
        try {
            for (Path copy : copies.folders()) {
                requireNotLedTo(copy);
                copies.delete(copy);
            }
        } finally {
            lock.release();
        }
    }

    private void requireNotLedTo(Path copy) throws IOException {
        for (FolderRun known : index.all()) {
            if (known.folder().equals(copy)) {
                throw new VaultRefused(
                        Reason.OCCUPIED, "This run was moved to " + copy + ": purge " + known.name() + " instead");
            }
        }
    }

    /** Held for as long as it takes to publish; who waits longer than that waits for something broken. */
    Disk.Lock lock() throws IOException {
        Path file = folder.resolve(FolderRun.LOCK);
        Disk.LockResult result = disk.lock(file, who);
        for (int tries = 0; result instanceof Disk.Taken taken; tries++) {
            if (tries == TRIES) {
                throw new IOException("it is being written to by " + taken.owner());
            }
            pause();
            result = disk.lock(file, who);
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
