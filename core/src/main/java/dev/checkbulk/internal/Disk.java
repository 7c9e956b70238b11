package dev.checkbulk.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that must survive a crash. Every call blocks until the disk has done it, and is never made on an event loop. What
 * the disk refuses is an {@link IOException}.
 *
 * <p>What is called durable here is there again after a loss of power. A name that stands for a link, a folder or anything
 * else but a file is not read or written as one: that is {@link Unfit}. Links on the way to it are followed.
 */
public interface Disk {
    /**
     * Opens a file for appending, with its name durable; one that is not there is created, readable by its owner alone.
     * Its folder must be there.
     */
    AppendFile append(Path file) throws IOException;

    /** All bytes of a file. */
    byte[] read(Path file) throws IOException;

    /** The bytes of a file that may be very long, one after the other; to be closed. */
    InputStream open(Path file) throws IOException;

    /** The bytes that a file has now, to be read at any place; to be closed. */
    StoredBytes bytes(Path file) throws IOException;

    /** The file's first bytes, at most so many. */
    byte[] read(Path file, int most) throws IOException;

    /** What is in a folder, sorted by name. */
    List<Path> list(Path folder) throws IOException;

    /** Gives a file or folder another name on the same disk, replacing a file that had it; durable when this returns. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file, durably; one that is not there is none. */
    void delete(Path file) throws IOException;

    /** Whether there is a file or folder of this name; fails when that cannot be known. */
    boolean exists(Path path) throws IOException;

    /** Whether this is the name of a file, and not of a folder; also false when that cannot be known. */
    boolean isFile(Path path);

    /**
     * Creates the folder and those above it that are missing, each open to its owner alone and its name durable. One that
     * is there stays as it is.
     */
    void createFolder(Path folder) throws IOException;

    /** Whether this is the name of a link; false when there is nothing of that name. */
    default boolean isLink(Path path) {
        return false;
    }

    /** Whom a file or folder belongs to, for people. */
    default String owner(Path path) {
        return "somebody else";
    }

    /**
     * That a folder is this user's alone: nobody else owns it, may look into it, or could put another in its place. One of
     * the user's that is open to others is closed to them.
     *
     * @throws Unfit when it is not
     */
    default void requireOwn(Path folder) throws IOException {}

    /**
     * That nobody else may read or change a file.
     *
     * @throws Unfit when somebody may
     */
    default void requirePrivate(Path file) throws IOException {}

    /**
     * Writes a whole file, readable by its owner alone, durable when this returns. Whoever reads it, before or after a
     * crash, finds the old content or the new, never a part. Two writers of one file at a time are not provided for.
     */
    void write(Path file, Content content) throws IOException;

    /** As {@link #write(Path, Content)}, of these bytes. */
    default void write(Path file, byte[] content) throws IOException {
        write(file, to -> to.write(content));
    }

    /** Makes the names in a folder durable. */
    void sync(Path folder) throws IOException;

    /**
     * Takes the lock that this file stands for, or tells who has it; never waits. The lock ends with {@link Lock#close} or
     * with the process. The file holds nothing but its owner's name: nothing else in the process may open it, because
     * closing a file ends all locks that the process has on it.
     *
     * @param owner what others are told, for people
     */
    LockResult lock(Path file, String owner) throws IOException;

    /** The same, in the name of this process. */
    LockResult lock(Path file) throws IOException;

    /** What a file is to have, which may be more than fits into memory. */
    @FunctionalInterface
    interface Content {
        /** Writes it, and does not close. */
        void writeTo(OutputStream to) throws IOException;
    }

    /** A file that only grows. Calls may come from several threads, one after the other. */
    interface AppendFile extends Closeable {
        Path path();

        /** Writes the bytes at the end. After a failure a part of them may be there. */
        void append(byte[] bytes) throws IOException;

        /** Makes all that was written durable. After a failure nobody knows what is, and no later success tells. */
        void force() throws IOException;

        /** Cuts the file to this many bytes; a shorter one stays as it is. */
        void truncate(long size) throws IOException;

        long size() throws IOException;
    }

    /** The answer to whoever wants a lock. */
    sealed interface LockResult permits Lock, Taken {}

    /** The lock is ours until it is closed. */
    non-sealed interface Lock extends LockResult, Closeable {
        /** Whether it surely still is: its name leads to the file that we have locked, and others come to the same. */
        boolean isSure();

        /** Closes it; should that fail, it ends with the process. */
        default void release() {
            try {
                close();
            } catch (IOException e) {
                // nothing that was done depends on it
            }
        }
    }

    /** Another has it. The owner is named as the lock's file tells it, for people. */
    record Taken(String owner) implements LockResult {}
}
