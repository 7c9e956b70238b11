package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes records in one form. Blocks; for one thread. */
interface ExportWriter extends Closeable {
    void write(JsonNode record) throws IOException;

    /** Writes what comes behind the last record; without it what was written does not look complete. */
    void finish() throws IOException;

    /** The fields that were given and have no place in the form, when all has been written. */
    default List<String> leftOut() {
        return List.of();
    }

    /** Lets go of what this writer needed; not of where it writes to. */
    @Override
    void close() throws IOException;
}
