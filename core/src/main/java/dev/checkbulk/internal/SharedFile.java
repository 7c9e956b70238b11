package dev.checkbulk.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small file that several processes change, one at a time, and that knows which of its members are alive. Its calls block
 * and are made on one thread, never on an event loop.
 *
 * <p>The locks are the system's: they end with the process that has them, however it ends. They lie far behind the content,
 * because some systems let nobody read what is locked. Each file is opened once in a process and never closed: a process
 * that closes a file gives up all the locks that it has on it.
 */
public final class SharedFile {
    private static final Map<Path, SharedFile> OPEN = new HashMap<>();
    private static final long CHANGE = 1L << 40;
    private static final long FIRST_MEMBER = CHANGE + 1;
    private static final int MOST_MEMBERS = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final @Nullable Object key;
    private final Map<Integer, FileLock> joined = new HashMap<>();

    private SharedFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.key = key();
    }

    /** The file of this name; one that is not there is created, with its folder, for its owner alone. */
    public static SharedFile open(Path file) throws IOException {
        Path folder = RealDisk.folderOf(file);
        new RealDisk().createFolder(folder);
        Path path = folder.toRealPath().resolve(file.getFileName());
        synchronized (OPEN) {
            SharedFile open = OPEN.get(path);
            if (open == null || open.replaced()) {
                RealDisk.requireFileOrNothing(path);
                var options = Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
                open = new SharedFile(path, FileChannel.open(path, options, RealDisk.OWNER_ALONE));
                OPEN.put(path, open);
            }
            return open;
        }
    }

    /** Whether its name leads to another file by now, or to none: it was deleted, moved or replaced, and others see that one. */
    public boolean replaced() {
        try {
            return !Objects.equals(key, key());
        } catch (IOException e) {
            return false; // nothing tells
        }
    }

    /** What tells the file from others of the same name, as far as the system has that; null when there is no file. */
    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Its name, without links. */
    public Path path() {
        return path;
    }

    /** A number that no other living member of any process has, until it {@link #leave leaves} or this process ends. */
    public synchronized int join() throws IOException {
        for (int number = 0; number < MOST_MEMBERS; number++) {
            FileLock lock = tryLock(FIRST_MEMBER + number);
            if (lock != null) {
                joined.put(number, lock);
                return number;
            }
        }
        throw new IOException(MOST_MEMBERS + " members are too many");
    }

    /** Gives the number back. One that the system does not take back is taken until this process ends. */
    public synchronized void leave(int member) {
        FileLock lock = joined.remove(member);
        try {
            if (lock != null) {
                lock.release();
            }
        } catch (IOException e) {
            joined.put(member, lock);
        }
    }

    /** Whether the process of this member has not ended. */
    public synchronized boolean alive(int member) throws IOException {
        FileLock lock = tryLock(FIRST_MEMBER + member);
        if (lock == null) {
            return true;
        }
        lock.release();
        return false;
    }

    /**
     * Replaces the content, which no other process reads or changes meanwhile.
     *
     * @param change from the content as it is to what it shall be; of a new file it is empty
     * @param patience how many milliseconds to wait for a process that is in the middle of a change
     * @throws IOException also when that one takes longer, as one that was suspended does
     */
    public synchronized void update(int patience, UnaryOperator<byte[]> change) throws IOException {
        FileLock lock = lock(patience);
        try {
            byte[] content = change.apply(read());
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
            if (channel.size() > content.length) {
                channel.truncate(content.length);
            }
        } finally {
            lock.release();
        }
    }

    private FileLock lock(int patience) throws IOException {
        for (int waited = 0; waited <= patience; waited++) {
            FileLock lock = tryLock(CHANGE);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        }
        throw new IOException("another process does not finish its change");
    }

    private @Nullable FileLock tryLock(long position) throws IOException {
        try {
            return channel.tryLock(position, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // another member of this process has it
        }
    }

    private byte[] read() throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) Math.min(channel.size(), MOST_BYTES));
        int read = 0;
        while (content.hasRemaining() && read >= 0) {
            read = channel.read(content, content.position());
        }
        return Arrays.copyOf(content.array(), content.position());
    }
}
