package dev.checkbulk.testing;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.StoredBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory, as one process sees it. It knows what was forced; {@link #crash} and {@link #kill} give the disk that
 * the next process finds, and end this one. A call that a test lets fail does a part of its work at most.
 *
 * <p>It assumes that a crash keeps a prefix of what was appended since the last force, and of the names given since the
 * last sync of their folder. After a failed force nothing more becomes durable through the same {@link AppendFile},
 * although it says so.
 */
public final class SimulatedDisk implements Disk {
    /** The steps that can fail, and before which a process can die. A {@link #write} is four of them. */
    public enum Call {
        OPEN,
        READ,
        EXISTS,
        CREATE_FOLDER,
        APPEND,
        FORCE,
        TRUNCATE,
        RENAME,
        SYNC,
        LOCK,
        CLOSE
    }

    /** A name that was given, or taken away, and perhaps another that ended with it, since the last sync of its folder. */
    private record Named(
            Path name,
            @Nullable SimulatedFile content,
            @Nullable Path ended) {
        void apply(Map<Path, SimulatedFile> names) {
            if (content == null) {
                names.remove(name);
            } else {
                names.put(name, content);
            }
            if (ended != null) {
                names.remove(ended);
            }
        }
    }

    private record Failing(Call call, int count) {}

    private final int pid;
    private final Map<Path, SimulatedFile> names = new TreeMap<>();
    private final Map<Path, SimulatedFile> durable = new TreeMap<>();
    private final Map<Path, List<Named>> unsynced = new TreeMap<>();
    private final Map<Path, String> locks = new TreeMap<>();
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private final Set<Failing> failing = new HashSet<>();
    private int callsUntilHook;
    private Runnable hook = () -> {};
    private boolean ended;

    public SimulatedDisk() {
        this(1);
    }

    private SimulatedDisk(int pid) {
        this.pid = pid;
    }

    /** The power fails: forced bytes and synced names stay, and of the others as much as the random numbers say. */
    public SimulatedDisk crash(RandomGenerator random) {
        ended = true;
        SimulatedDisk left = new SimulatedDisk(pid + 1);
        unsynced.values()
                .forEach(named ->
                        named.subList(0, random.nextInt(named.size() + 1)).forEach(n -> n.apply(durable)));
        durable.forEach((name, content) -> {
            if (left.isFolder(name.getParent())) { // sorted: folders come before what is in them
                left.names.put(name, content.afterCrash(random));
            }
        });
        left.durable.putAll(left.names);
        return left;
    }

    /** The process dies, the machine does not: nothing is lost, and nothing becomes durable by it. */
    public SimulatedDisk kill() {
        ended = true;
        SimulatedDisk left = new SimulatedDisk(pid + 1);
        left.names.putAll(names);
        left.durable.putAll(durable);
        left.unsynced.putAll(unsynced);
        return left;
    }

    /** The n-th call of this kind from now, counted from 1, fails. */
    public void fail(Call call, int nth) {
        failing.add(new Failing(call, count(call) + nth));
    }

    /** Runs this once, before the n-th call of any kind from now, counted from 1; a crash in it comes before that call. */
    public void before(int nth, Runnable what) {
        callsUntilHook = nth;
        hook = what;
    }

    /** How many calls of this kind there were. */
    public int count(Call call) {
        return calls.getOrDefault(call, 0);
    }

    /** Another process, of this description, takes this lock and keeps it. */
    public void lockedByAnother(Path file, String owner) {
        locks.put(file, owner);
    }

    @Override
    public AppendFile append(Path file) throws IOException {
        call(Call.OPEN);
        SimulatedFile content = names.get(file);
        if (content == null) {
            content = name(file, new SimulatedFile(), null);
        }
        requireFile(file, content);
        sync(file.getParent());
        return new Appending(file, content);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        call(Call.READ);
        SimulatedFile content = names.get(file);
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        requireFile(file, content);
        return Arrays.copyOf(content.bytes, content.length);
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(read(file));
    }

    @Override
    public StoredBytes bytes(Path file) throws IOException {
        return StoredBytes.of(read(file));
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        byte[] all = read(file);
        return Arrays.copyOf(all, Math.min(most, all.length));
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        call(Call.READ);
        if (!isFolder(folder)) {
            throw new FileNotFoundException(folder.toString());
        }
        return names.keySet().stream()
                .filter(name -> folder.equals(name.getParent()))
                .toList();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        call(Call.RENAME);
        SimulatedFile content = names.get(from);
        if (content == null) {
            throw new FileNotFoundException(from.toString());
        }
        name(to, content, from);
        sync(to.getParent());
        if (!from.getParent().equals(to.getParent())) {
            sync(from.getParent());
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        call(Call.RENAME);
        if (names.containsKey(file)) {
            name(file, null, null);
        }
        sync(file.getParent());
    }

    @Override
    public boolean exists(Path path) throws IOException {
        call(Call.EXISTS);
        requireNoFileAbove(path);
        return names.containsKey(path);
    }

    @Override
    public boolean isFile(Path path) {
        return names.containsKey(path) && !isFolder(path);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        if (!isFolder(folder.getParent())) {
            createFolder(folder.getParent());
        }
        call(Call.CREATE_FOLDER);
        if (!names.containsKey(folder)) {
            name(folder, new SimulatedFile(true), null);
        } else if (!names.get(folder).folder) {
            throw new FileSystemException(folder + ": File exists");
        }
        sync(folder.getParent());
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (AppendFile out = new Appending(temporary, name(temporary, new SimulatedFile(), null))) {
            out.append(bytes.toByteArray());
            out.force();
        }
        call(Call.RENAME);
        name(file, names.get(temporary), temporary);
        sync(file.getParent());
    }

    @Override
    public void sync(Path folder) throws IOException {
        call(Call.SYNC);
        List<Named> named = unsynced.remove(folder);
        if (named != null) {
            named.forEach(each -> each.apply(durable));
        }
    }

    @Override
    public LockResult lock(Path file) throws IOException {
        return lock(file, "pid " + pid + " on a simulated host");
    }

    @Override
    public LockResult lock(Path file, String us) throws IOException {
        call(Call.LOCK);
        if (!names.containsKey(file)) {
            name(file, new SimulatedFile(), null).append(us.getBytes(StandardCharsets.UTF_8), us.length());
        }
        String owner = locks.putIfAbsent(file, us);
        return owner == null ? new Held(file, names.get(file)) : new Taken(owner);
    }

    /** Whether somebody has this lock. */
    public boolean isLocked(Path file) {
        return locks.containsKey(file);
    }

    private @Nullable SimulatedFile name(Path name, @Nullable SimulatedFile content, @Nullable Path ended)
            throws IOException {
        requireNoFileAbove(name);
        if (!isFolder(name.getParent())) {
            throw new FileNotFoundException(name.getParent().toString());
        }
        Named named = new Named(name, content, ended);
        unsynced.computeIfAbsent(name.getParent(), folder -> new ArrayList<>()).add(named);
        named.apply(names);
        return content;
    }

    private boolean isFolder(Path path) {
        return path.getParent() == null
                || (names.containsKey(path) && names.get(path).folder); // the root is always there
    }

    /** What is below a file is not known to be missing: the question cannot be asked. */
    private void requireNoFileAbove(Path path) throws IOException {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (names.containsKey(above) && !names.get(above).folder) {
                throw new FileSystemException(path + ": Not a directory");
            }
        }
    }

    private static void requireFile(Path path, SimulatedFile content) throws IOException {
        if (content.folder) {
            throw new FileSystemException(path + ": Is a directory");
        }
    }

    private void call(Call call) throws IOException {
        if (callsUntilHook > 0 && --callsUntilHook == 0) {
            hook.run();
        }
        if (ended) {
            throw new IOException("this process has ended");
        }
        int count = calls.merge(call, 1, Integer::sum);
        if (failing.remove(new Failing(call, count))) {
            throw new IOException(call + " number " + count + " fails");
        }
    }

    /** A lock that we have; whatever closing says, the system takes it back. */
    private final class Held implements Lock {
        private final Path file;
        private final SimulatedFile content;
        private boolean closed;

        Held(Path file, SimulatedFile content) {
            this.file = file;
            this.content = content;
        }

        @Override
        public boolean isSure() {
            return !closed && names.get(file) == content;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                locks.remove(file);
                call(Call.CLOSE);
            }
        }
    }

    private final class Appending implements AppendFile {
        private final Path path;
        private final SimulatedFile content;
        private boolean lost;

        Appending(Path path, SimulatedFile content) {
            this.path = path;
            this.content = content;
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public void append(byte[] bytes) throws IOException {
            try {
                call(Call.APPEND);
            } catch (IOException e) {
                if (!ended) {
                    content.append(bytes, bytes.length / 2); // the disk is full
                }
                throw e;
            }
            content.append(bytes, bytes.length);
        }

        @Override
        public void force() throws IOException {
            try {
                call(Call.FORCE);
            } catch (IOException e) {
                lost = true;
                throw e;
            }
            if (!lost) {
                content.force();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            call(Call.TRUNCATE);
            content.cut((int) size);
        }

        @Override
        public long size() throws IOException {
            call(Call.EXISTS);
            return content.length;
        }

        @Override
        public void close() throws IOException {
            call(Call.CLOSE);
        }
    }
}
