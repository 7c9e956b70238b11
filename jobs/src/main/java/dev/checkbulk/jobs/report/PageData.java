package dev.checkbulk.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The data inside the page: a line of JSON for each row, an array, of which the first line names the places. It is compressed,
 * as a page of very many rows opens at once only when it is small, and in base64: no value can be taken for markup.
 */
public final class PageData implements Closeable {
    /** What may be known of a row, or of one of its requests; what most rows have comes first. */
    public enum Column {
        OUTCOME,
        ROW,
        ID,
        STATUS,
        LOG,
        ATTEMPTS,
        /** When the first request left, in milliseconds since 1970. */
        SENT,
        /** When it ended, likewise. */
        ENDED,
        /** Method and path; {@code {name}} in it stands for the id. */
        REQUEST,
        /** For each field its name, the value before or null, and the value after. */
        CHANGES,
        MESSAGE,
        TYPE,
        /** For each error its field and its message. */
        FIELDS,
        RECORD,
        CREATES,
        THROTTLED,
        SILENT,
        EVIDENCE,
        WARNINGS,
        /** The requests, when there are several, each of them as a row is. */
        STEPS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final JsonGenerator json;

    /** Begins the data; the page stays open. */
    public PageData(Writer page) throws IOException {
        Writer text = new OutputStreamWriter(
                new GZIPOutputStream(Base64.getEncoder().wrap(new Letters(page)), 1 << 14), StandardCharsets.UTF_8);
        json = JSON.createGenerator(text);
        json.setRootValueSeparator(new SerializedString("\n"));
        value(Stream.of(Column.values()).map(Column::key).toList());
    }

    /** Adds a row: numbers, texts, lists, and maps such as this one for its requests. */
    public void add(Map<Column, ?> row) throws IOException {
        value(row);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> row) {
            array(row);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object one : list) {
                value(one);
            }
            json.writeEndArray();
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    /** 0 where nothing is known, and nothing behind the last that is. */
    private void array(Map<?, ?> row) throws IOException {
        int left = row.size();
        json.writeStartArray();
        for (Column column : Column.values()) {
            if (left == 0) {
                break;
            }
            if (row.containsKey(column)) {
                value(row.get(column));
                left--;
            } else {
                json.writeNumber(0);
            }
        }
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    /** The letters of base64 on their way into the page, which stays open. */
    private static final class Letters extends OutputStream {
        private final Writer page;

        Letters(Writer page) {
            this.page = page;
        }

        @Override
        public void write(int letter) throws IOException {
            page.write(letter);
        }

        @Override
        public void write(byte[] letters, int from, int length) throws IOException {
            page.write(new String(letters, from, length, StandardCharsets.ISO_8859_1));
        }
    }
}
