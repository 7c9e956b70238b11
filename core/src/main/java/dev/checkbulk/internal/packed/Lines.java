package dev.checkbulk.internal.packed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.packed.Packed.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Values as lines of JSON in UTF-8, compressed and not. */
final class Lines {
    private Lines() {}

    static <E> byte[] of(List<E> values, Form<E> form) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (E value : values) {
            lines.writeBytes(Json.write(form.json(value)).getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** @throws UncheckedIOException when a line has no value of the form */
    static <E> List<E> values(byte[] bytes, Form<E> form) {
        List<E> values = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            values.add(form.value(parse(bytes, at, end)));
            at = end + 1;
        }
        return List.copyOf(values);
    }

    private static JsonNode parse(byte[] bytes, int start, int end) {
        try {
            return Json.parseOwn(bytes, start, end);
        } catch (Json.Unreadable e) {
            throw new UncheckedIOException("a line is " + e.getMessage(), new IOException(e));
        }
    }

    static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(compressed, fast, 8_192)) {
            deflating.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written to", e);
        } finally {
            fast.end();
        }
        return compressed.toByteArray();
    }

    /** What was compressed. */
    static byte[] inflated(byte[] compressed) {
        try (InputStream text = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
    }
}
