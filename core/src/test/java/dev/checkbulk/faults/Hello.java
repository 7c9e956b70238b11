package dev.checkbulk.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The first message of a TLS client, as far as its extensions (RFC 8446, 4.1.2). */
record Hello(List<Integer> extensions) {
    static final int ALPN = 16;
    static final int SUPPORTED_VERSIONS = 43;

    static Hello read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        in.skipNBytes(5 + 4 + 2 + 32); // record, handshake, version, random
        in.skipNBytes(in.readUnsignedByte()); // session
        in.skipNBytes(in.readUnsignedShort()); // cipher suites
        in.skipNBytes(in.readUnsignedByte()); // compression
        List<Integer> extensions = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; ) {
            extensions.add(in.readUnsignedShort());
            int length = in.readUnsignedShort();
            in.skipNBytes(length);
            left -= 4 + length;
        }
        return new Hello(extensions);
    }
}
