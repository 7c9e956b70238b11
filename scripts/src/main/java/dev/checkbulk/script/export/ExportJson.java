package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;

/** Writes each record as it comes, on a line of its own: as JSON lines, or as one JSON array. */
final class ExportJson implements ExportWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer to;
    private final boolean array;
    private boolean begun;

    ExportJson(Writer to, boolean array) {
        this.to = to;
        this.array = array;
    }

    @Override
    public void write(JsonNode record) throws IOException {
        if (array) {
            to.write(begun ? ",\n" : "[\n");
            begun = true;
        }
        to.write(JSON.writeValueAsString(record));
        if (!array) {
            to.write('\n');
        }
    }

    @Override
    public void finish() throws IOException {
        if (array) {
            to.write(begun ? "\n]\n" : "[]\n");
        }
    }

    @Override
    public void close() {}
}
