package dev.checkbulk.internal.packed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A list for any number of values: it keeps them as lines of JSON outside of memory, and makes them anew when they are asked for,
 * a block at a time. In memory are a few blocks, and of the others where they are. To be walked in order; a jump elsewhere
 * makes a block.
 *
 * <p>It does not change, and any thread may read it; reading may block for as long as a local file takes. The values are equal
 * to those that went in, and not the same.
 *
 * @param <E> what its {@link Form} can write and read
 */
public final class Packed<E> extends AbstractList<E> implements RandomAccess {
    private static final int BLOCK = 256;

    private final Form<E> form;
    private final StoredBytes bytes;
    private final boolean compressed;
    private final BlockIndex index;
    private final int inBlocks;
    private final List<E> last;
    private final Recent<E> recent;

    /** The blocks that were asked for last. */
    private static final class Recent<E> extends LinkedHashMap<Integer, List<E>> {
        private static final long serialVersionUID = 1;

        /** 2,000 rows of a plan, which take some 6 MB: a small plan is made once. */
        private static final int BLOCKS = 8;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<E>> eldest) {
            return size() > BLOCKS;
        }
    }

    /**
     * How a value is written, and read again.
     *
     * @param <E> the values; a value that is read equals the one that was written
     */
    public interface Form<E> {
        JsonNode json(E value);

        E value(JsonNode json);
    }

    private Packed(
            Form<E> form,
            StoredBytes bytes,
            boolean compressed,
            BlockIndex index,
            int inBlocks,
            List<E> last,
            Recent<E> recent) {
        this.form = form;
        this.bytes = bytes;
        this.compressed = compressed;
        this.index = index;
        this.inBlocks = inBlocks;
        this.last = List.copyOf(last);
        this.recent = recent;
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

    @Override
    public E get(int place) {
        Objects.checkIndex(place, size());
        return place < inBlocks ? values(place / BLOCK).get(place % BLOCK) : last.get(place - inBlocks);
    }

    private List<E> values(int block) {
        synchronized (recent) {
            List<E> known = recent.get(block);
            if (known == null) {
                known = Lines.values(lines(block), form);
                recent.put(block, known);
            }
            return known;
        }
    }

    /** @throws UncheckedIOException when they cannot be read, or are not what was written */
    private byte[] lines(int block) {
        try {
            byte[] stored = bytes.bytes(index.start(block), index.end(block));
            if (!index.holds(block, stored)) {
                throw new IOException("rows were changed where they are kept");
            }
            return compressed ? Lines.inflated(stored) : stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public int size() {
        return inBlocks + last.size();
    }

    /** Writes the values as they are kept: a line of JSON in UTF-8 for each. */
    public void writeTo(OutputStream lines) throws IOException {
        for (int block = 0; block < index.count(); block++) {
            lines.write(lines(block));
        }
        lines.write(Lines.of(last, form));
    }

    /** Whether one of the lines as they are kept is so: quicker than to make the values. */
    public boolean anyLine(LineTest test) {
        for (int block = 0; block <= index.count(); block++) {
            byte[] lines = block == index.count() ? Lines.of(last, form) : lines(block);
            int start = 0;
            for (int at = 0; at < lines.length; at++) {
                if (lines[at] == '\n') {
                    if (test.is(lines, start, at)) {
                        return true;
                    }
                    start = at + 1;
                }
            }
        }
        return false;
    }

    /** What is asked of a line. */
    @FunctionalInterface
    public interface LineTest {
        boolean is(byte[] bytes, int start, int end);
    }

    /**
     * Gathers the values of a list, one after the other; for one thread.
     *
     * @param <E> the values
     */
    public static final class Packer<E> {
        private final Form<E> form;
        private final Spool spool = new Spool();
        private final BlockIndex index = new BlockIndex();
        private final Recent<E> recent = new Recent<>();
        private final List<E> last = new ArrayList<>();

        public Packer(Form<E> form) {
            this.form = form;
        }

        /**
         * Takes one more value.
         *
         * @throws UncheckedIOException when there is no room for it
         */
        public Packer<E> add(E value) {
            last.add(value);
            if (last.size() == BLOCK) {
                byte[] block = Lines.compressed(Lines.of(last, form));
                try {
                    index.add(spool.append(block), block, 0, block.length);
                } catch (IOException e) {
                    throw new UncheckedIOException("there is no room for more rows: " + e.getMessage(), e);
                }
                synchronized (recent) {
                    recent.put(index.count() - 1, List.copyOf(last));
                }
                last.clear();
            }
            return this;
        }

        /** How many there are. */
        public int size() {
            return index.count() * BLOCK + last.size();
        }

        /** All values until now. */
        public Packed<E> all() {
            return new Packed<>(form, spool, true, index.now(), index.count() * BLOCK, last, recent);
        }
    }

    /**
     * Finds the values of a list among bytes that hold a line of JSON for each, as they are read from first to last; for one
     * thread. The values themselves are made when they are asked for.
     *
     * @param <E> the values
     */
    public static final class Finder<E> {
        private final Form<E> form;
        private final StoredBytes bytes;
        private final BlockIndex index = new BlockIndex();
        private byte[] block = new byte[1 << 16];
        private int filled;
        private int lines;
        private int all;
        private long start;

        /** @param start where the first line begins */
        public Finder(Form<E> form, StoredBytes bytes, long start) {
            this.form = form;
            this.bytes = bytes;
            this.start = start;
        }

        /** Takes the next line, or a part of one. */
        public void add(byte[] some, int offset, int length, boolean ends) {
            if (filled + length > block.length) {
                block = java.util.Arrays.copyOf(block, Math.max(filled + length, 2 * block.length));
            }
            System.arraycopy(some, offset, block, filled, length);
            filled += length;
            if (ends) {
                lines++;
                all++;
                if (lines == BLOCK) {
                    end();
                }
            }
        }

        private void end() {
            index.add(start, block, 0, filled);
            start += filled;
            filled = 0;
            lines = 0;
        }

        /** All values until now; nothing can be added then. */
        public Packed<E> all() {
            if (lines > 0) {
                end();
            }
            return new Packed<>(form, bytes, false, index, all, List.of(), new Recent<>());
        }
    }
}
