package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Records on the disk until all are there. The file is its owner's alone (mode 0600) and loses its name as soon as it is open,
 * as the JDK does it on Linux and macOS: nothing is left of it, however the process ends. Blocks; for one thread.
 */
final class ExportSpool implements Closeable {
    /** Numbers stay as they are, to the last zero. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final FileChannel channel;
    private final OutputStream stream;

    /** Takes a record that was kept. */
    @FunctionalInterface
    interface Reader {
        void read(JsonNode record) throws IOException;
    }

    /** @param file one that is not there */
    ExportSpool(Path file) throws IOException {
        channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    void add(JsonNode record) throws IOException {
        stream.write(JSON.writeValueAsBytes(record));
        stream.write('\n');
    }

    /** Gives all records in the order in which they came; nothing can be added any more. */
    void each(Reader reader) throws IOException {
        stream.flush();
        channel.position(0);
        try (MappingIterator<JsonNode> records =
                JSON.readerFor(JsonNode.class).readValues(Channels.newInputStream(channel))) {
            while (records.hasNextValue()) {
                reader.read(records.nextValue());
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
