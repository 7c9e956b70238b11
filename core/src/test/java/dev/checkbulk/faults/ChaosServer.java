package dev.checkbulk.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does with each connection whatever a test says, on plain sockets of this machine. */
final class ChaosServer implements AutoCloseable {
    /** What happens on one connection, on a thread of its own. It may throw when the client leaves. */
    @FunctionalInterface
    interface Script {
        void run(Peer peer) throws IOException;
    }

    private final ServerSocket door;
    private final Script script;
    private final List<Peer.Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ChaosServer(ServerSocket door, Script script) {
        this.door = door;
        this.script = script;
        thread(this::accept);
    }

    static ChaosServer start(Script script) {
        return new ChaosServer(door(), script);
    }

    /** A door on any free port of 127.0.0.1. */
    static ServerSocket door() {
        try {
            return new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                connections.incrementAndGet();
                thread(() -> serve(socket));
            }
        } catch (IOException closed) { // the end of the test
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new Peer(socket, requests::add));
        } catch (IOException left) { // the client's doing, or the end of the test
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "chaos");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    String base() {
        return "http://127.0.0.1:" + port();
    }

    /** All requests that arrived whole, over all connections. */
    List<Peer.Request> requests() {
        return requests;
    }

    List<String> lines() {
        return requests.stream().map(Peer.Request::line).toList();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
