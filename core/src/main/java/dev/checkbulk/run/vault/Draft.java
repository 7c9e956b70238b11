package dev.checkbulk.run.vault;

import dev.checkbulk.internal.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that is being written, seen by nobody else. Its place is ours until this is closed. */
public interface Draft extends Closeable {
    /** The run that is in its place now. Publishing moves it aside, so only one that nobody goes on with may be. */
    Optional<VaultRun> earlier();

    /** Writes the plan. */
    void plan(Disk.Content plan) throws IOException;

    /**
     * Makes it a run: whole, durable and seen by all, or not at all. What the terms ask is asked in the same moment, so that
     * of two who come together with one work, or for the rows of one run, one is refused.
     *
     * @param log what its log begins with
     */
    Publication publish(byte[] log, Terms terms) throws IOException;

    /**
     * What has to be so.
     *
     * @param newWork that there is no run of the same work
     * @param of whose rows it takes, or null
     */
    record Terms(boolean newWork, @Nullable Of of) {}

    /**
     * A run whose rows another one takes: it is claimed for that one by publishing it.
     *
     * @param logLength how long its log was when the other one was planned, or -1: it may not have grown since
     */
    record Of(VaultRun run, Claim claim, long logLength) {}

    /** Gives up what was not published. */
    @Override
    void close();
}
