package dev.checkbulk.internal.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.packed.Packed.Packer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists whose values are kept as compressed lines of JSON. */
class PackedTest {
    private static final Packed.Form<String> TEXTS = new Texts();

    private static final class Texts implements Packed.Form<String> {
        @Override
        public JsonNode json(String value) {
            return TextNode.valueOf(value);
        }

        @Override
        public String value(JsonNode json) {
            return json.textValue();
        }
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i + " é\n\"" + "x".repeat(i % 7))
                .toList();
    }

    private static byte[] written(Packed<String> packed) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        packed.writeTo(lines);
        return lines.toByteArray();
    }

    /** The values of these lines, which come in parts of some bytes. */
    private static Packed<String> found(byte[] lines) {
        Packed.Finder<String> finder = new Packed.Finder<>(TEXTS, StoredBytes.of(lines), 0);
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            boolean ends = lines[at] == '\n';
            if (ends || at - from == 4) {
                finder.add(lines, from, at + 1 - from, ends);
                from = at + 1;
            }
        }
        return finder.all();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 100_000})
    void hasTheValuesThatWentIn(int count) throws IOException {
        List<String> values = texts(count);
        Packed<String> packed = Packed.copyOf(values, TEXTS);
        assertEquals(values, packed);
        byte[] lines = written(packed);
        assertEquals(values, found(lines));
    }

    @Test
    void whatDoesNotFitIntoAMegabyteIsReadFromAFileWithoutAName() throws IOException {
        Random random = new Random(11);
        List<String> values = IntStream.range(0, 10_000)
                .mapToObj(i -> random.ints(300, 32, 1_000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
        Packed<String> packed = Packed.copyOf(values, TEXTS);
        assertEquals(values, packed);
        assertEquals(values, found(written(packed)));
    }

    @Test
    void anyPlaceCanBeAskedForInAnyOrder() {
        List<String> values = texts(30_000);
        Packed<String> packed = Packed.copyOf(values, TEXTS);
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(values.size());
            assertEquals(values.get(at), packed.get(at), () -> "place " + at);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> packed.get(30_000));
        assertThrows(IndexOutOfBoundsException.class, () -> packed.get(-1));
    }

    @Test
    void aPackerGoesOnBehindAListThatItGave() {
        Packer<String> packer = new Packer<>(TEXTS);
        List<String> values = new ArrayList<>();
        List<Packed<String>> given = new ArrayList<>();
        for (String value : texts(600)) {
            given.add(packer.all());
            packer.add(value);
            values.add(value);
        }
        for (int count : List.of(0, 255, 256, 599)) {
            assertEquals(values.subList(0, count), given.get(count));
        }
        assertEquals(600, packer.size());
    }

    @Test
    void aPackedListIsItsOwnCopy() {
        Packed<String> packed = Packed.copyOf(texts(300), TEXTS);
        assertSame(packed, Packed.copyOf(packed, TEXTS));
        assertEquals(packed, Packed.copyOf(packed, new Texts()));
    }

    @Test
    void itDoesNotChange() {
        Packed<String> packed = Packed.copyOf(texts(300), TEXTS);
        assertThrows(UnsupportedOperationException.class, () -> packed.add("more"));
        assertThrows(UnsupportedOperationException.class, () -> packed.set(0, "other"));
    }

    @Test
    void linesThatAreNotJsonAreRefused() {
        byte[] lines = "\"a\"\n{\n".getBytes(StandardCharsets.UTF_8);
        Packed<String> packed = found(lines);
        assertThrows(UncheckedIOException.class, () -> packed.get(0));
    }

    @Test
    void rowsThatAreChangedWhereTheyAreKeptAreNotTakenForThoseThatWereThere() throws IOException {
        byte[] lines = written(Packed.copyOf(texts(300), TEXTS));
        Packed<String> packed = found(lines);
        lines[lines.length - 4] ^= 1;
        assertEquals(texts(1).get(0), packed.get(0));
        assertThrows(UncheckedIOException.class, () -> packed.get(299));
    }
}
