package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.VaultRefused;
import dev.checkbulk.run.vault.VaultRefused.Reason;
import dev.checkbulk.run.vault.VaultRun;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run's folder, for its owner alone (0700, files 0600): plan, journal, lock, and small files that say what became of it. */
public final class FolderRun implements VaultRun {
    public static final String PLAN = "plan.jsonl";
    public static final String JOURNAL = "journal.jsonl";
    public static final String LOCK = ".lock";

    /** Has the run's id when all its rows have ended, so that nobody has to read them to know. */
    public static final String ENDED = "ended";

    /** Enough for the first line of any plan. */
    static final int BEGINNING = 256 * 1_024;

    private final FolderVault vault;
    private final String name;
    private final Path folder;

    FolderRun(FolderVault vault, String name, Path folder) {
        this.vault = vault;
        this.name = name;
        this.folder = folder;
    }

    /** The file that has the id of the run that claimed this one's rows. */
    public static String file(Claim claim) {
        return claim.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path folder() {
        return folder;
    }

    private Disk disk() {
        return vault.disk();
    }

    /** Whether there is a plan, and with it a run. */
    boolean exists() throws IOException {
        try {
            return disk().exists(folder.resolve(PLAN));
        } catch (AccessDeniedException e) {
            return true; // whoever reads it is told whose it is
        } catch (FileSystemException e) {
            if (disk().isFile(folder)) {
                return false; // nothing is below a file
            }
            throw e;
        }
    }

    @Override
    public byte[] head() throws IOException {
        return reading(PLAN, file -> disk().read(file, BEGINNING));
    }

    Plan.Header header() throws IOException, PlanUnreadable {
        return PlanFile.header(head());
    }

    @Override
    public StoredBytes plan() throws IOException {
        return reading(PLAN, disk()::bytes);
    }

    @Override
    public StoredBytes log() throws IOException {
        return reading(JOURNAL, disk()::bytes);
    }

    @Override
    public boolean hasEnded() throws IOException {
        byte[] id = reading(ENDED, file -> disk().exists(file) ? disk().read(file, 1_000) : new byte[0]);
        try {
            return id.length > 0 && header().runId().equals(new String(id, StandardCharsets.UTF_8));
        } catch (PlanUnreadable e) {
            return false;
        }
    }

    @Override
    public Optional<Claimed> claimed(Claim claim) throws IOException {
        Path file = folder.resolve(file(claim));
        return disk().exists(file)
                ? Optional.of(
                        new Claimed(new String(disk().read(file, 1_000), StandardCharsets.UTF_8), file.toString()))
                : Optional.empty();
    }

    @Override
    public @Nullable String holder() {
        try {
            disk().requireOwn(folder); // asking writes to the lock
            Path lock = folder.resolve(LOCK);
            Disk.LockResult result = disk().exists(lock) ? disk().lock(lock) : null;
            if (result instanceof Disk.Lock free) {
                free.release();
            }
            return result instanceof Disk.Taken taken ? taken.owner() : null;
        } catch (IOException e) {
            return null; // a folder that may only be read
        }
    }

    @Override
    public void requireOwn() throws IOException {
        try {
            disk().requireOwn(folder);
        } catch (Unfit e) {
            throw e;
        } catch (IOException e) {
            throw new VaultRefused(Reason.FAILED, "Whose " + folder + " is cannot be told (" + e + ")");
        }
    }

    @Override
    public Taking take(String who) throws IOException {
        requireOwn();
        Disk.LockResult result = lock(who);
        return result instanceof Disk.Taken taken
                ? new Taken(taken.owner())
                : new FolderHold(vault, this, (Disk.Lock) result);
    }

    Disk.LockResult lock(String who) throws IOException {
        try {
            return disk().lock(folder.resolve(LOCK), who);
        } catch (Unfit e) {
            throw e;
        } catch (IOException e) {
            throw new VaultRefused(Reason.FAILED, "The lock in " + folder + " cannot be taken (" + e + ")");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Path file) throws IOException;
    }

    private <T> T reading(String name, Reading<T> reading) throws IOException {
        try {
            return reading.of(folder.resolve(name));
        } catch (FileNotFoundException | NoSuchFileException e) {
            if (name.equals(PLAN)) {
                throw new VaultRefused(Reason.NO_RUN, folder + " is no run: it has no " + PLAN);
            }
            throw new NoSuchFileException(folder.resolve(name).toString());
        } catch (AccessDeniedException e) {
            throw new Unfit("The " + name + " in " + folder + " cannot be read: it belongs to "
                    + disk().owner(folder) + ". Make it yours (sudo chown -R \"$(id -un)\" " + folder
                    + "), or move the folder away");
        } catch (Unfit e) {
            throw e;
        } catch (IOException e) {
            throw new VaultRefused(Reason.FAILED, "The " + name + " in " + folder + " cannot be read (" + e + ")");
        }
    }
}
