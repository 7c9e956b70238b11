package dev.checkbulk.internal.packed;

/**
 * 64 bits that stand for a text. Two of a million different texts have the same once in forty million such millions (the
 * birthday bound), so it serves where that costs memory, or one look more.
 */
public final class TextHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private TextHash() {}

    /** FNV-1a over the text's characters, mixed once more. */
    public static long of(String text) {
        long hash = OFFSET;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * PRIME;
        }
        return mixed(hash);
    }

    /** Every bit of it depends on every bit of the value. */
    static long mixed(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
