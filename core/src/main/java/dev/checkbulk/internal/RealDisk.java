package dev.checkbulk.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The disk of production. Interrupting a thread that is in one of its calls closes the file for good. On systems without
 * POSIX permissions files get the permissions of their folder, and folders are not synced.
 */
public final class RealDisk implements Disk {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    static final FileAttribute<?>[] OWNER_ALONE = mode("rw-------");
    private static final FileAttribute<?>[] FOLDER = mode("rwx------");

    /**
     * The locks of this process, by the file's own key and not its name. Asked before a lock's file is opened: the system
     * ends a process's locks on a file when the process closes that file, through whichever channel.
     */
    private static final Map<Object, String> LOCKS = new ConcurrentHashMap<>();

    static final String WITHOUT_NAME = "a host without a name";

    private final boolean trustMount;

    public RealDisk() {
        this(false);
    }

    /** @param trustMount whether a mount without owners is taken for the person's own */
    public RealDisk(boolean trustMount) {
        this.trustMount = trustMount;
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public AppendFile append(Path file) throws IOException {
        requireFileOrNothing(file);
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(file, options, OWNER_ALONE);
        try {
            sync(folderOf(file)); // also for one that is there: who created it may have died before this
            return new RealFile(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public byte[] read(Path file) throws IOException {
        try (FileChannel channel = reading(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size())); // what comes meanwhile comes later
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        }
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(reading(file)));
    }

    @Override
    public StoredBytes bytes(Path file) throws IOException {
        FileChannel channel = reading(file);
        return new FileBytes(channel, channel.size());
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        try (InputStream bytes = open(file)) {
            return bytes.readNBytes(most);
        }
    }

    private static FileChannel reading(Path file) throws IOException {
        requireFileOrNothing(file);
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * That a file of this name, if there is one, is a file. Asked before it is opened: a pipe would let nobody go on.
     *
     * @throws Unfit when it is something else
     */
    public static void requireFileOrNothing(Path file) throws IOException {
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        if (!is.isRegularFile()) {
            String what = is.isSymbolicLink()
                    ? "is a link, and is not followed"
                    : is.isDirectory() ? "is a folder, where a file should be" : "is no regular file";
            throw new Unfit(file + " " + what + ": look who put it there, and take it away");
        }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(folderOf(to));
        sync(folderOf(from));
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        sync(folderOf(file));
    }

    @Override
    public boolean exists(Path path) throws IOException {
        try {
            Files.readAttributes(
                    path,
                    BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS); // Files.exists takes "may not look" for "is not there"
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public boolean isFile(Path path) {
        return Files.isRegularFile(path);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        Path above = folderOf(folder);
        if (!exists(above)) {
            createFolder(above);
        }
        try {
            Files.createDirectory(folder, FOLDER);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        sync(above);
    }

    @Override
    public boolean isLink(Path path) {
        return Files.isSymbolicLink(path);
    }

    @Override
    public String owner(Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return Disk.super.owner(path);
        }
    }

    @Override
    public void requireOwn(Path folder) throws IOException {
        Ground.requireOwn(folder, trustMount);
    }

    @Override
    public void requirePrivate(Path file) throws IOException {
        Ground.requirePrivate(file);
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        requireFileOrNothing(file);
        Path folder = folderOf(file);
        Path temporary = folder.resolve("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary); // left by a crash
        try {
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(temporary, options, OWNER_ALONE)) {
                OutputStream to = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.writeTo(to);
                to.flush();
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        sync(folder);
    }

    @Override
    public void sync(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public LockResult lock(Path file) throws IOException {
        return lock(file, "pid " + ProcessHandle.current().pid() + " on " + host());
    }

    @Override
    public LockResult lock(Path file, String owner) throws IOException {
        try {
            Files.createFile(file, OWNER_ALONE);
        } catch (FileAlreadyExistsException e) {
            // left by an earlier owner, or held by one: it is never deleted, so that all lock the same file
            requireFileOrNothing(file);
        }
        Object key = key(file);
        String here = LOCKS.putIfAbsent(key, owner);
        if (here != null) {
            return new Taken(here);
        }
        boolean ours = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (channel.tryLock() == null) {
                return new Taken(read(channel));
            }
            channel.truncate(0);
            writeAll(channel, owner.getBytes(StandardCharsets.UTF_8));
            ours = true;
            return new RealLock(file, key, channel);
        } catch (OverlappingFileLockException e) {
            return new Taken(owner);
        } finally {
            if (!ours) {
                LOCKS.remove(key);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** What tells a lock's file from others, also from one of the same name, as far as the system has that. */
    private static Object key(Path file) throws IOException {
        Object fileKey = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return fileKey == null ? file.toRealPath() : fileKey;
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1_000);
        while (content.hasRemaining() && channel.read(content) >= 0) {}
        String owner = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        return owner.isBlank() ? "an unnamed process" : owner; // between taking the lock and writing its name
    }

    /** What this machine calls itself. */
    public static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return WITHOUT_NAME;
        }
    }

    static Path folderOf(Path path) {
        Path above = path.toAbsolutePath().getParent();
        return above == null ? path : above; // the root is its own
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private record RealFile(Path path, FileChannel channel) implements AppendFile {
        @Override
        public void append(byte[] bytes) throws IOException {
            writeAll(channel, bytes);
        }

        @Override
        public void force() throws IOException {
            channel.force(false); // the size is part of it, times are not
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record RealLock(Path file, Object key, FileChannel channel) implements Lock {
        @Override
        public boolean isSure() {
            try {
                return channel.isOpen() && key.equals(RealDisk.key(file));
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) { // a second close must not end what another has taken since
                channel.close();
                LOCKS.remove(key);
            }
        }
    }
}
