package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Path unfinished;
    private final Format format;
    private final List<String> header;
    private final boolean marked;
    private @Nullable Open open;
    private boolean written;

    private record Open(FileChannel channel, Writer writer) {}

    RowWriter(Path file, Format format, List<String> header, boolean marked) {
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + ".part");
        this.format = format;
        this.header = header;
        this.marked = marked;
    }

    /** Adds a row of the input that this writer was asked of. */
    public void write(Row row) throws IOException {
        Open to = open;
        if (to == null) {
            to = create();
            open = to;
            begin(to.writer());
        } else if (format == Format.JSON_ARRAY || format == Format.JSON_MAP) {
            to.writer().write(",\n");
        }
        switch (format) {
            case JSON_ARRAY -> to.writer().write(JSON.writeValueAsString(row.raw()));
            case JSON_LINES -> to.writer().write(JSON.writeValueAsString(row.raw()) + "\n");
            case JSON_MAP -> entry(to.writer(), row.raw());
            case CSV -> cells(to.writer(), row.raw());
        }
    }

    /** The finished file; empty before {@link #close} and if there was no row. */
    public Optional<Path> file() {
        return written ? Optional.of(file) : Optional.empty();
    }

    /** Finishes the document and gives the file its name; more than once does nothing. */
    @Override
    public void close() throws IOException {
        Open done = open;
        if (done == null) {
            return;
        }
        open = null;
        try (Writer writer = done.writer()) {
            end(writer);
            writer.flush();
            done.channel().force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written = true;
    }

    private Open create() throws IOException {
        Files.deleteIfExists(unfinished);
        FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Open(
                channel,
                new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8)));
    }

    private void begin(Writer writer) throws IOException {
        if (marked) {
            writer.write('\uFEFF'); // a spreadsheet that wrote the mark needs it to read the file right
        }
        switch (format) {
            case JSON_ARRAY -> writer.write("[\n");
            case JSON_MAP -> writer.write("{\n");
            case CSV -> CSV.print(writer).printRecord(header);
            case JSON_LINES -> {}
        }
    }

    private void end(Writer writer) throws IOException {
        switch (format) {
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
