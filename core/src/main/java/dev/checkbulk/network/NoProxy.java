package dev.checkbulk.network;

import dev.checkbulk.internal.net.Hosts;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code NO_PROXY} says, as curl reads it: names with all that is below them, addresses, networks of addresses, or {@code *}
 * for everything; by commas or spaces.
 */
final class NoProxy {
    private final String list;

    NoProxy(String list) {
        this.list = list;
    }

    /** @param host a name, or an address with or without brackets */
    boolean covers(String host) {
        String plain = Hosts.plain(host);
        InetAddress address = Hosts.literal(plain);
        if (list.strip().equals("*")) {
            return true;
        }
        for (String entry : list.split("[,\\s]+")) {
            if (!entry.isEmpty() && (address == null ? covers(entry, plain) : covers(entry, address))) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String entry, String name) {
        String lower = entry.toLowerCase(Locale.ROOT);
        int from = lower.startsWith(".") ? 1 : 0;
        int to = lower.endsWith(".") && lower.length() > 1 ? lower.length() - 1 : lower.length();
        String domain = lower.substring(Math.min(from, to), to);
        return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }

    private static boolean covers(String entry, InetAddress address) {
        int slash = entry.indexOf('/');
        InetAddress network = Hosts.literal(slash < 0 ? entry : entry.substring(0, slash));
        if (network == null) {
            return false;
        }
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        Integer bits = slash < 0 ? Integer.valueOf(one.length * 8) : bits(entry.substring(slash + 1), one.length * 8);
        return bits != null && one.length == other.length && sameBits(one, other, bits);
    }

    private static @Nullable Integer bits(String text, int most) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most ? Integer.valueOf(text) : null;
    }

    private static boolean sameBits(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
