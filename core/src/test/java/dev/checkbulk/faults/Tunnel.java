package dev.checkbulk.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on a plain socket: it connects to a port of this machine, whatever the name is, and remembers what it was asked. */
final class Tunnel implements AutoCloseable {
    private final ServerSocket door;
    private final int leadsTo;
    private final String status;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** @param status what CONNECT is answered with, such as {@code 200 OK} */
    Tunnel(int leadsTo, String status) throws IOException {
        this.leadsTo = leadsTo;
        this.status = status;
        door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread(() -> {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                thread(() -> serve(client));
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    /** The heads of all that was asked of it. */
    List<String> heads() {
        return heads;
    }

    private void serve(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = client.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                return;
            }
            head.append((char) one);
        }
        heads.add(head.toString());
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        if (!status.startsWith("2")) {
            client.close();
            return;
        }
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), leadsTo);
        open.add(server);
        thread(() -> copy(server.getInputStream(), client.getOutputStream()));
        copy(in, server.getOutputStream());
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[4096];
        for (int read = from.read(some); read >= 0; read = from.read(some)) {
            to.write(some, 0, read);
            to.flush();
        }
        to.close();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException closed) { // somebody left, or the end of the test
                    }
                },
                "tunnel");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : new ArrayList<>(open)) {
            socket.close();
        }
    }
}
