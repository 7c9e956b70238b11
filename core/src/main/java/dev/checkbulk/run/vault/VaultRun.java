package dev.checkbulk.run.vault;

import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run in a vault: a plan that never changes, but for its seal and for a purge, and a log that only grows. Anybody may
 * read it at any time, also while somebody has it.
 */
public interface VaultRun {
    /** What people call it. */
    String name();

    /** Where on this machine that is put which is made of it for people. */
    Path folder();

    /** The plan's first line, and perhaps more. */
    byte[] head() throws IOException;

    /** Its plan; to be closed, or left to who has the rows. */
    StoredBytes plan() throws IOException;

    /**
     * What its log holds now; to be closed. Its end may be torn, when somebody writes to it or died doing so: what was
     * appended is all there before it.
     *
     * @throws java.nio.file.NoSuchFileException when there is none, which is damage
     */
    StoredBytes log() throws IOException;

    /** Whether it was closed with nothing left to do. Only saves reading: false says nothing. */
    boolean hasEnded() throws IOException;

    /** What is written of who took its rows; empty when nobody did. */
    Optional<Claimed> claimed(Claim claim) throws IOException;

    /**
     * Who took a run's rows.
     *
     * @param by what is written: a run's id, unless it is damaged
     * @param place what has to be taken away when it holds no longer, for people
     */
    record Claimed(String by, String place) {}

    /** Who has it, for people; null when nobody has, or that cannot be known. */
    @Nullable
    String holder();

    /**
     * That nobody else can change what is its own.
     *
     * @throws dev.checkbulk.internal.Unfit when somebody can
     */
    void requireOwn() throws IOException;

    /**
     * Takes it, so that nobody else has it until it is given back or the process ends. Never waits.
     *
     * @param who takes it, for people
     */
    Taking take(String who) throws IOException;

    /** The answer to whoever wants a run. */
    sealed interface Taking permits Hold, Taken {}

    /** Somebody has it. */
    record Taken(String owner) implements Taking {}
}
