package dev.checkbulk.internal.packed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A list for very many values: it keeps them as lines of JSON, compressed in blocks, and makes them anew when they are asked
 * for, but for as many of the first as a small part of the memory holds. To be walked in order; a jump elsewhere makes a block.
 *
 * <p>It does not change, and any thread may read it. The values of an object are equal to those that went in, and not the
 * same.
 *
 * @param <E> what its {@link Form} can write and read
 */
public final class Packed<E> extends AbstractList<E> implements RandomAccess {
    private static final int BLOCK = 256;

    /** How many blocks stay in memory besides: of plans, whose rows take about 3 KB each, a tenth of it. */
    private static final int KEPT = (int) (Runtime.getRuntime().maxMemory() / (10L * BLOCK * 3_000));

    private final Form<E> form;
    private final List<PackedBlock<E>> blocks;
    private final List<E> last;
    private volatile @Nullable Recent<E> recent;

    /** The block that was asked for last. */
    private record Recent<E>(int block, List<E> values) {}

    /**
     * How a value is written, and read again.
     *
     * @param <E> the values; a value that is read equals the one that was written
     */
    public interface Form<E> {
        JsonNode json(E value);

        E value(JsonNode json);
    }

    private Packed(Form<E> form, List<PackedBlock<E>> blocks, List<E> last) {
        this.form = form;
        this.blocks = List.copyOf(blocks);
        this.last = List.copyOf(last);
    }

    /** The same values, packed; a list that is packed in this form already is given back as it is. */
    public static <E> Packed<E> copyOf(List<? extends E> values, Form<E> form) {
        if (values instanceof Packed<?> packed && packed.form == form) {
            @SuppressWarnings("unchecked") // of this form, and so of these values; it does not change
            Packed<E> same = (Packed<E>) packed;
            return same;
        }
        Packer<E> packer = new Packer<>(form);
        values.forEach(packer::add);
        return packer.all();
    }

    /**
     * The values that {@link #writeTo} wrote, read on all processors: a person waits for it.
     *
     * @param start where the first line begins
     * @param end behind the last line
     * @throws UncheckedIOException when a line is not JSON
     */
    public static <E> Packed<E> read(byte[] bytes, int start, int end, Form<E> form) {
        List<int[]> spans = new ArrayList<>();
        int from = start;
        int lines = 0;
        for (int at = start; at < end; at = PackedBlock.lineEnd(bytes, at, end) + 1) {
            if (lines == BLOCK) {
                spans.add(new int[] {from, at});
                from = at;
                lines = 0;
            }
            lines++;
        }
        List<PackedBlock<E>> blocks = IntStream.range(0, spans.size())
                .parallel()
                .mapToObj(block -> PackedBlock.of(bytes, spans.get(block)[0], spans.get(block)[1], form, block < KEPT))
                .toList();
        List<E> rest = PackedBlock.values(bytes, from, end, form);
        return new Packed<>(form, blocks, rest);
    }

    @Override
    public E get(int index) {
        Objects.checkIndex(index, size());
        int block = index / BLOCK;
        return (block == blocks.size() ? last : values(block)).get(index % BLOCK);
    }

    private List<E> values(int block) {
        Recent<E> known = recent;
        if (known == null || known.block() != block) {
            known = new Recent<>(block, blocks.get(block).values(form));
            recent = known;
        }
        return known.values();
    }

    @Override
    public int size() {
        return blocks.size() * BLOCK + last.size();
    }

    /** Writes the values as they are kept: a line of JSON in UTF-8 for each. */
    public void writeTo(OutputStream lines) throws IOException {
        for (PackedBlock<E> block : blocks) {
            try (InputStream text = block.text()) {
                text.transferTo(lines);
            }
        }
        lines.write(PackedBlock.lines(last, form));
    }

    /**
     * Gathers the values of a list, one after the other; for one thread.
     *
     * @param <E> the values
     */
    public static final class Packer<E> {
        private final Form<E> form;
        private final List<PackedBlock<E>> blocks = new ArrayList<>();
        private final List<E> last = new ArrayList<>();

        public Packer(Form<E> form) {
            this.form = form;
        }

        /** Takes one more value. */
        public Packer<E> add(E value) {
            last.add(value);
            if (last.size() == BLOCK) {
                blocks.add(PackedBlock.of(last, form, blocks.size() < KEPT));
                last.clear();
            }
            return this;
        }

        /** How many there are. */
        public int size() {
            return blocks.size() * BLOCK + last.size();
        }

        /** All values until now. */
        public Packed<E> all() {
            return new Packed<>(form, blocks, last);
        }
    }
}
