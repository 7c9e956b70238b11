package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk.AppendFile;
import dev.checkbulk.run.vault.Log;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A log in a file. After the first failure nothing is written any more: a force that failed may have dropped what it should
 * have kept, and one that succeeds afterwards says nothing about that.
 */
public final class FileLog implements Log {
    private final AppendFile file;
    private final BooleanSupplier mayAppend;
    private long length;
    private boolean failed;

    private FileLog(AppendFile file, long length, BooleanSupplier mayAppend) {
        this.file = file;
        this.length = length;
        this.mayAppend = mayAppend;
    }

    /**
     * Goes on with a file behind its valid bytes; blocks until the torn end is gone and the rest is durable. The file is the
     * log's from here on; when this fails it is closed.
     *
     * @param mayAppend asked before each group
     */
    public static FileLog open(AppendFile file, long validLength, BooleanSupplier mayAppend) throws IOException {
        try {
            file.truncate(validLength);
            file.force(); // always: what could be read may never have been forced by the process that wrote it
            return new FileLog(file, validLength, mayAppend);
        } catch (IOException e) {
            try {
                file.close();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void append(byte[] group) throws IOException {
        if (failed) {
            throw new IOException("an earlier group could not be written");
        }
        failed = true; // until it is known that it is whole and durable
        if (!mayAppend.getAsBoolean()) {
            throw new Lost("the lock on it was taken away, and somebody else may have the run by now");
        }
        file.append(group);
        file.force();
        length += group.length;
        failed = false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
