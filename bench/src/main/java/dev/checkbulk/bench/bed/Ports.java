package dev.checkbulk.bench.bed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ports of this machine for servers that are other processes. */
public final class Ports {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Ports() {}

    /** One that is free now. */
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts a server, and returns when it listens on the port. */
    public static Process serve(Bed bed, List<String> command, int port) throws IOException, InterruptedException {
        Path output = bed.folder("server").resolve("output");
        Process process = bed.start(command, Map.of(), output);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(command + " does not serve:\n" + Files.readString(output));
            }
            Thread.sleep(20);
        }
        return process;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
