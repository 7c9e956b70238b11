package dev.checkbulk.run;

import dev.checkbulk.internal.Disk.AppendFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A journal's file that notes, now and then and when it is closed, how much of it is durable and what that is. A note that
 * cannot be written is none: the one before it holds too.
 */
final class Journaled implements AppendFile {
    /** Some hundred rows: so many could be sent twice out of a copy that was made while the run went on. */
    private static final long BETWEEN_NOTES = 64 * 1_024;

    /** Where the notes go. */
    interface Notes extends Closeable {
        void note(long length, int crc) throws IOException;
    }

    private final AppendFile file;
    private final Notes notes;
    private final CRC32C written = new CRC32C();
    private long length;
    private long durable;
    private int durableCrc;
    private long noted;
    private boolean failed;

    /** @param bytes what is in the file, durably, and known to the notes */
    Journaled(AppendFile file, byte[] bytes, Notes notes) {
        this.file = file;
        this.notes = notes;
        written.update(bytes);
        length = bytes.length;
        durable = length;
        noted = length;
        durableCrc = (int) written.getValue();
    }

    /** The checksum of so many first bytes. */
    static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        try {
            file.append(bytes);
        } catch (IOException | RuntimeException e) {
            failed = true; // a part of it may be there
            throw e;
        }
        written.update(bytes);
        length += bytes.length;
    }

    @Override
    public void force() throws IOException {
        try {
            file.force();
        } catch (IOException | RuntimeException e) {
            failed = true; // no later success says anything
            throw e;
        }
        if (!failed) {
            durable = length;
            durableCrc = (int) written.getValue();
            if (durable - noted >= BETWEEN_NOTES) {
                note();
            }
        }
    }

    private void note() {
        try {
            if (durable > noted) {
                noted = durable;
                notes.note(durable, durableCrc);
            }
        } catch (IOException e) {
            // an earlier note says less, and nothing wrong
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        if (size < length) {
            throw new IllegalStateException("Only what is appended is followed");
        }
        file.truncate(size);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
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
