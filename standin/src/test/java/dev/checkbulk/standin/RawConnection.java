package dev.checkbulk.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket, to see what really is on the wire. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(120_000);
    }

    /** Asks for the connection to be closed after the answer. */
    public RawConnection request(String method, String path, String body) throws IOException {
        return request(method, path, body, body.length());
    }

    /** Says that the body is of another length than it is. */
    public RawConnection request(String method, String path, String body, int length) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk_test\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + length
                + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Everything up to an orderly close; a reset throws. */
    public String readAll() throws IOException {
        return read(Integer.MAX_VALUE);
    }

    public String read(int most) throws IOException {
        return new String(socket.getInputStream().readNBytes(most), StandardCharsets.ISO_8859_1);
    }

    /** What came before a reset. */
    public String readUntilReset() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int one = in.read(); one >= 0; one = in.read()) {
                bytes.write(one);
            }
        } catch (java.net.SocketException reset) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        throw new AssertionError("an orderly close, not a reset, after: " + bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
