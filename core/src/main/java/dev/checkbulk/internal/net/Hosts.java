package dev.checkbulk.internal.net;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hosts as places: several spellings of one name or address are one. */
public final class Hosts {
    private static final int UNIQUE_LOCAL = 0xfc; // fc00::/7, RFC 4193

    private Hosts() {}

    /** The host in its one spelling: in lower case, without the root's dot; an address in its shortest form, IPv6 in brackets. */
    public static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        InetAddress address = literal(name);
        if (address == null) {
            return name;
        }
        String text = NetUtil.toAddressString(address);
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /** The address that the host itself is, with or without brackets; null for a name. Nothing is looked up. */
    public static @Nullable InetAddress literal(String host) {
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        return NetUtil.createInetAddressFromIpAddressString(brackets ? host.substring(1, host.length() - 1) : host);
    }

    /** Whether the host is surely this machine. */
    public static boolean isLoopback(String host) {
        String plain = plain(host);
        InetAddress address = literal(plain);
        return address == null ? plain.equals("localhost") : address.isLoopbackAddress();
    }

    /** Whether the address is one of a network of its owner's: RFC 1918, RFC 4193, link-local or this machine. */
    public static boolean isPrivate(InetAddress address) {
        boolean unique = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL;
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() || address.isLoopbackAddress() || unique;
    }

    /** The port that the URL means, said or not. */
    public static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }
}
