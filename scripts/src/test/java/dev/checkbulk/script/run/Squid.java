package dev.checkbulk.script.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real squid on this machine, with a hosts file of its own. */
final class Squid implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final int port;

    private Squid(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Where squid is, if it is on this machine. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/squid", "/usr/local/sbin/squid", "/opt/homebrew/sbin/squid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param password what it asks of user dana, or null for nothing */
    static Squid start(Path folder, String hosts, String password) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Path own = Files.createDirectories(folder.resolve("squid-" + port));
        Path log = own.resolve("access.log");
        Path hostsFile = Files.writeString(own.resolve("hosts"), hosts);
        Path helper = Files.writeString(
                own.resolve("check.sh"),
                "#!/bin/sh\nwhile read -r line; do [ \"$line\" = \"dana " + password
                        + "\" ] && echo OK || echo ERR; done\n");
        String asking = password == null
                ? ""
                : "auth_param basic program /bin/sh " + helper
                        + "\nacl known proxy_auth REQUIRED\nhttp_access deny !known\n";
        Path configuration = Files.writeString(
                own.resolve("squid.conf"),
                "http_port 127.0.0.1:" + port + "\nhosts_file " + hostsFile + "\ndns_nameservers 127.0.0.1\n" + asking
                        + "http_access allow all\ncache deny all\npid_filename none\ncache_log /dev/null\n"
                        + "access_log stdio:" + log + "\nshutdown_lifetime 0 seconds\nbuffered_logs off\n");
        for (Path at = own; at != null && at.startsWith(folder); at = at.getParent()) {
            at.toFile().setExecutable(true, false); // squid gives up root's rights
            at.toFile().setReadable(true, false);
        }
        own.toFile().setWritable(true, false);
        Process process = new ProcessBuilder(
                        List.of(program().orElseThrow().toString(), "-N", "-f", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("said").toFile())
                .start();
        while (!listens(port)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("squid ended: " + Files.readString(own.resolve("said")));
            }
        }
        return new Squid(process, log, port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** What it did, a line each. */
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
