package dev.checkbulk.internal.packed;

/** A set of longs for very many of them: 16 to 32 bytes each, and no objects. For one thread. */
public final class LongSet {
    private long[] table = new long[16];
    private int size;
    private boolean hasZero;

    /** @return whether it was not there */
    public boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (2 * (size + 1) > table.length) {
            grow();
        }
        int place = place(value);
        if (table[place] == value) {
            return false;
        }
        table[place] = value;
        size++;
        return true;
    }

    public boolean contains(long value) {
        return value == 0 ? hasZero : table[place(value)] == value;
    }

    /** How many there are. */
    public int size() {
        return size + (hasZero ? 1 : 0);
    }

    public boolean isEmpty() {
        return size == 0 && !hasZero;
    }

    /** Where the value is, or would be. */
    private int place(long value) {
        int mask = table.length - 1;
        int place = (int) TextHash.mixed(value) & mask;
        while (table[place] != 0 && table[place] != value) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (long value : old) {
            if (value != 0) {
                table[place(value)] = value;
            }
        }
    }
}
