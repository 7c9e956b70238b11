package dev.checkbulk.jobs.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.jobs.input.Form;
import dev.checkbulk.jobs.input.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows back as the person wrote them, one on each line, so that the file can be mended and given back. The file
 * belongs to its owner alone (mode 0600). It takes its name, replacing an older one, when it is complete and on the disk:
 * at {@link #close}. Without a row there is no file. Blocks; for one thread.
 */
public final class RowWriter implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private final Path file;
    private final Form form;
    private @Nullable WholeFile open;
    private boolean written;

    /**
     * A writer for some of the rows of a file that was written so.
     *
     * @param baseName the name of the file without extension, such as {@code failed}
     */
    public static RowWriter in(Path folder, String baseName, Form form) {
        return new RowWriter(folder.resolve(baseName + "." + form.format().extension()), form);
    }

    private RowWriter(Path file, Form form) {
        this.file = file;
        this.form = form;
    }

    /**
     * Adds a row.
     *
     * @param raw as its owner wrote it: {@code Row.raw}
     */
    public void write(JsonNode raw) throws IOException {
        WholeFile to = open;
        if (to == null) {
            to = new WholeFile(file);
            open = to;
            begin(to.writer());
        } else if (form.format() == Format.JSON_ARRAY || form.format() == Format.JSON_MAP) {
            to.writer().write(",\n");
        }
        switch (form.format()) {
            case JSON_ARRAY -> to.writer().write(JSON.writeValueAsString(raw));
            case JSON_LINES -> to.writer().write(JSON.writeValueAsString(raw) + "\n");
            case JSON_MAP -> entry(to.writer(), raw);
            case CSV -> cells(to.writer(), raw);
        }
    }

    /** The finished file; empty before {@link #close} and if there was no row. */
    public Optional<Path> file() {
        return written ? Optional.of(file) : Optional.empty();
    }

    /** Finishes the document and gives the file its name; more than once does nothing. */
    @Override
    public void close() throws IOException {
        WholeFile done = open;
        if (done == null) {
            return;
        }
        open = null;
        try (done) {
            end(done.writer());
            done.finish();
        }
        written = true;
    }

    private void begin(Writer writer) throws IOException {
        if (form.marked()) {
            writer.write('\uFEFF'); // a spreadsheet that wrote the mark needs it to read the file right
        }
        switch (form.format()) {
            case JSON_ARRAY -> writer.write("[\n");
            case JSON_MAP -> writer.write("{\n");
            case CSV -> CSV.print(writer).printRecord(form.header());
            case JSON_LINES -> {}
        }
    }

    private void end(Writer writer) throws IOException {
        switch (form.format()) {
            case JSON_ARRAY -> writer.write("\n]\n");
            case JSON_MAP -> writer.write("\n}\n");
            case CSV, JSON_LINES -> {}
        }
    }

    private static void entry(Writer writer, JsonNode raw) throws IOException {
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            writer.write(JSON.writeValueAsString(member.getKey()) + ": ");
            writer.write(JSON.writeValueAsString(member.getValue()));
        }
    }

    private static void cells(Writer writer, JsonNode raw) throws IOException {
        Object[] cells = new Object[raw.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = raw.get(i).textValue();
        }
        CSV.print(writer).printRecord(cells);
    }
}
