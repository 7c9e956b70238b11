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
import org.jspecify.annotations.Nullable;

/**
 * Some values of a {@link Packed} list. Any thread may read it.
 *
 * @param <E> the values
 */
final class PackedBlock<E> {
    private final byte[] compressed;
    private final @Nullable List<E> kept;

    private PackedBlock(byte[] compressed, @Nullable List<E> kept) {
        this.compressed = compressed;
        this.kept = kept;
    }

    /** @param keep whether the values stay in memory besides, to be had without being made */
    static <E> PackedBlock<E> of(List<E> values, Form<E> form, boolean keep) {
        byte[] lines = lines(values, form);
        return new PackedBlock<>(compress(lines, 0, lines.length), keep ? List.copyOf(values) : null);
    }

    /**
     * The values of these lines.
     *
     * @param keep whether the values stay in memory besides, to be had without being made
     * @throws UncheckedIOException when a line has none of the form
     */
    static <E> PackedBlock<E> of(byte[] bytes, int start, int end, Form<E> form, boolean keep) {
        List<E> values = values(bytes, start, end, form);
        return new PackedBlock<>(compress(bytes, start, end), keep ? values : null);
    }

    static <E> byte[] lines(List<E> values, Form<E> form) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (E value : values) {
            lines.writeBytes(Json.write(form.json(value)).getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    static <E> List<E> values(byte[] bytes, int start, int end, Form<E> form) {
        List<E> values = new ArrayList<>();
        for (int at = start; at < end; ) {
            int next = lineEnd(bytes, at, end);
            values.add(form.value(parse(bytes, at, next)));
            at = next + 1;
        }
        return List.copyOf(values);
    }

    static int lineEnd(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static JsonNode parse(byte[] bytes, int start, int end) {
        try {
            return Json.parseOwn(bytes, start, end);
        } catch (Json.Unreadable e) {
            throw new UncheckedIOException("a line is " + e.getMessage(), new IOException(e));
        }
    }

    static byte[] compress(byte[] bytes, int start, int end) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(compressed, fast, 8_192)) {
            deflating.write(bytes, start, end - start);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written to", e);
        } finally {
            fast.end();
        }
        return compressed.toByteArray();
    }

    /** The lines. */
    InputStream text() {
        return new InflaterInputStream(new ByteArrayInputStream(compressed));
    }

    /** What was compressed. */
    static byte[] lines(byte[] compressed) {
        try (InputStream text = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
    }

    List<E> values(Form<E> form) {
        if (kept != null) {
            return kept;
        }
        byte[] lines = lines(compressed);
        return values(lines, 0, lines.length, form);
    }
}
