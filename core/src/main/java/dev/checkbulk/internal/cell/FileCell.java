package dev.checkbulk.internal.cell;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.SharedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A cell in a file, for the processes of one machine: by its wall clock, with the system's locks as their membership. When
 * the file is lost or another is put in its place, all meet in that one, and are told that they missed something.
 */
public final class FileCell implements Cell {
    /** For a change of another process, in milliseconds; one that was suspended in the middle is waited for once. */
    private static final int PATIENCE = 2_000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Scheduler scheduler;
    private final Path path;
    private final FileThread thread;
    private SharedFile file;
    private int member;
    private boolean missed;
    private int patience = PATIENCE;

    private FileCell(Scheduler scheduler, Path path, SharedFile file, int member) {
        this.scheduler = scheduler;
        this.path = path;
        this.file = file;
        this.member = member;
        this.thread = FileThread.of(file.path());
    }

    /** The cell in the file of this name, which is created if it is not there. */
    public static FileCell open(Scheduler scheduler, Path path, Change first) throws IOException {
        SharedFile file = SharedFile.open(path);
        int member = file.join();
        try {
            file.update(PATIENCE, value -> first.of(value, new Seat(member, now(scheduler), false)));
        } catch (IOException e) {
            file.leave(member);
            throw e;
        }
        return new FileCell(scheduler, path, file, member);
    }

    @Override
    public long now() {
        return now(scheduler);
    }

    private static long now(Scheduler scheduler) {
        Instant now = scheduler.wallClock();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** One that is not heard is asked for: its lock is free when it has ended. */
    @Override
    public boolean isGone(int other, long silent) {
        try {
            return silent > SECOND && !file.alive(other);
        } catch (IOException e) {
            return false; // nothing tells
        }
    }

    @Override
    public void update(Change change, Consumer<Boolean> end) {
        thread.execute(() -> {
            boolean replaced = false;
            try {
                replaced = update(change);
            } finally { // an error of our own is the thread's to tell; who is told nothing waits for ever
                end.accept(replaced);
            }
        });
    }

    private boolean update(Change change) {
        try {
            if (file.replaced()) {
                SharedFile newer = SharedFile.open(path);
                member = newer.join();
                file = newer;
                missed = true;
            }
            file.update(patience, value -> change.of(value, new Seat(member, now(), missed)));
            missed = false;
            patience = PATIENCE;
            return true;
        } catch (IOException e) {
            patience = 0;
            return false;
        }
    }

    @Override
    public void leave(Change last, Runnable done) {
        thread.execute(() -> {
            try {
                file.update(patience, value -> last.of(value, new Seat(member, now(), missed)));
            } catch (IOException e) {
                // the others find out by themselves, as with a process that has ended
            } finally {
                file.leave(member);
                thread.leave();
                done.run();
            }
        });
    }
}
