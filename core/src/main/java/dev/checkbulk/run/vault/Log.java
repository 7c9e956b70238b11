package dev.checkbulk.run.vault;

import java.io.Closeable;
import java.io.IOException;

/** The end of a run's log, to be written to. Calls may come from several threads, one after the other. */
public interface Log extends Closeable {
    /** Where it is, for people. */
    String place();

    /** How many bytes it has. */
    long length();

    /**
     * Adds a group, durable as a whole when this returns. After a failure a part of it may be there, and nothing is appended
     * any more.
     *
     * @throws Lost when the run is not surely ours: then nothing of it was written
     */
    void append(byte[] group) throws IOException;

    /** The run is somebody else's by now, or may be. */
    final class Lost extends IOException {
        private static final long serialVersionUID = 1;

        public Lost(String message) {
            super(message);
        }
    }
}
