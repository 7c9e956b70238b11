package dev.checkbulk.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection as the server has it: bytes, and the ways to end it. Whatever the client breaks is an IOException. */
final class Peer {
    /** A request that arrived whole. */
    record Request(String head, String body) {
        String line() {
            return head.substring(0, head.indexOf('\r'));
        }

        @Override
        public String toString() {
            return line();
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final Socket socket;
    private final Consumer<Request> arrived;

    Peer(Socket socket, Consumer<Request> arrived) {
        this.socket = socket;
        this.arrived = arrived;
    }

    /** The next whole request; the client's leaving instead is an IOException. */
    Request request() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) read());
        }
        Matcher length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        byte[] body = input().readNBytes(bytes);
        if (body.length < bytes) {
            throw new IOException("left in the body");
        }
        Request request = new Request(head.toString(), new String(body, StandardCharsets.UTF_8));
        arrived.accept(request);
        return request;
    }

    InputStream input() throws IOException {
        return socket.getInputStream();
    }

    private int read() throws IOException {
        int next = input().read();
        if (next < 0) {
            throw new IOException("left");
        }
        return next;
    }

    /** Answers each request like this until the client leaves. */
    void serve(String answer) throws IOException {
        while (true) {
            request();
            write(answer);
        }
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Closes with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Closes in order: all that was written arrives. */
    void close() throws IOException {
        socket.close();
    }

    /** Says that nothing more will be written, and goes on reading. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** What comes until the client leaves, by an orderly close or by a reset, or until patience ends. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        try {
            InputStream in = input();
            for (int next = in.read(); next >= 0; next = in.read()) {
                rest.append((char) next);
            }
        } catch (SocketTimeoutException stillThere) {
            rest.append("<still there>");
        } catch (IOException reset) {
            rest.append("<reset>");
        }
        return rest.toString();
    }

    /** How long a read waits; then it throws. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }
}
