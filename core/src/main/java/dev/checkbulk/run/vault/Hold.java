package dev.checkbulk.run.vault;

import dev.checkbulk.internal.Disk;
import java.io.Closeable;
import java.io.IOException;

/** A run that is ours until this is closed. */
public non-sealed interface Hold extends VaultRun.Taking, Closeable {
    /** Whether it surely still is. Once it is not, nothing more is written through this. */
    boolean isSure();

    /**
     * Goes on with the log behind its first bytes, which are durable when this returns; what is behind them is a torn end,
     * and gone. Asked once.
     */
    Log log(long validLength) throws IOException;

    /** Replaces the plan: by the same with another seal, or by what a purge leaves of it. It is one or the other at any time. */
    void replacePlan(Disk.Content plan) throws IOException;

    /** Replaces the log by what a purge leaves of it. It is one or the other at any time. */
    void replaceLog(Disk.Content log) throws IOException;

    /** Deletes all else that there is of the run: what was made of it for people, and what was left where it was before. */
    void sweep() throws IOException;

    /** Gives it back with nothing left to do: {@link VaultRun#hasEnded} from now on, if that can be written. */
    void end();

    /** Gives it back; what this cannot give back ends with the process. A second time does nothing. */
    @Override
    void close();
}
