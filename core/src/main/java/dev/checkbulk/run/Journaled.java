package dev.checkbulk.run;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.run.vault.Log;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * A run's log that notes, now and then and when it is closed, how much of it is durable and what that is. A note that cannot
 * be written is none: the one before it holds too.
 */
final class Journaled implements Log {
    /** Some hundred rows: so many could be sent twice out of a copy that was made while the run went on. */
    private static final long BETWEEN_NOTES = 64 * 1_024;

    /** Where the notes go. */
    interface Notes extends Closeable {
        void note(long length, int crc) throws IOException;
    }

    private final Log log;
    private final Notes notes;
    private final CRC32C durable;
    private long noted;

    /** @param durable the checksum of what is in the log, durably, and known to the notes; of this object from here on */
    Journaled(Log log, CRC32C durable, Notes notes) {
        this.log = log;
        this.notes = notes;
        this.durable = durable;
        noted = log.length();
    }

    /** The checksum of so many first bytes. */
    static CRC32C crc(StoredBytes bytes, long length) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] part = new byte[1 << 16];
        long at = 0;
        while (at < length) {
            int read = bytes.read(at, part, 0, (int) Math.min(part.length, length - at));
            if (read == 0) {
                throw new EOFException("It has become shorter than " + length + " bytes");
            }
            crc.update(part, 0, read);
            at += read;
        }
        return crc;
    }

    @Override
    public String place() {
        return log.place();
    }

    @Override
    public long length() {
        return log.length();
    }

    @Override
    public void append(byte[] group) throws IOException {
        log.append(group);
        durable.update(group);
        if (log.length() - noted >= BETWEEN_NOTES) {
            note();
        }
    }

    private void note() {
        try {
            if (log.length() > noted) {
                noted = log.length();
                notes.note(noted, (int) durable.getValue());
            }
        } catch (IOException e) {
            // an earlier note says less, and nothing wrong
        }
    }

    @Override
    public void close() throws IOException {
        try {
            log.close();
        } finally {
            note();
            try {
                notes.close();
            } catch (IOException e) {
                // as above
            }
        }
    }
}
