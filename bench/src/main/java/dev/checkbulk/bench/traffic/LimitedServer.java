package dev.checkbulk.bench.traffic;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.PeerTool;
import dev.checkbulk.bench.bed.Ports;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server that takes 25 requests a second, each by an algorithm of its own. */
public sealed interface LimitedServer {
    /** What stands in the tables. */
    String label();

    /** Whether it lets requests pass one by one only, with no room for a burst. */
    default boolean strict() {
        return false;
    }

    /** The program that it needs, if it is none of ours. */
    default Optional<PeerTool> tool() {
        return Optional.empty();
    }

    /** Starts one. */
    Running start(Bed bed, Latency latency) throws IOException, InterruptedException;

    /** All of them. */
    static List<LimitedServer> all() {
        return Stream.concat(
                        Stream.of(
                                        Limiter.FIXED_WINDOW,
                                        Limiter.SLIDING_LOG,
                                        Limiter.SLIDING_LOG_OF_ALL,
                                        Limiter.TOKEN_BUCKET,
                                        Limiter.LEAKY_BUCKET)
                                .map(Ours::new),
                        Stream.<LimitedServer>of(new Nginx(" burst=25 nodelay"), new Nginx(""), new Haproxy()))
                .toList();
    }

    /** One that serves; the port is on this machine. */
    record Running(int port, Standin standin, @Nullable Process front) {
        public void close() throws InterruptedException {
            if (front != null) {
                Bed.end(front);
            }
            Bed.get(standin.close());
        }
    }

    /** The stand-in with one of its limiters. */
    record Ours(Limiter limiter) implements LimitedServer {
        @Override
        public String label() {
            return switch (limiter) {
                case FIXED_WINDOW -> "fixed window";
                case SLIDING_LOG -> "sliding log";
                case SLIDING_LOG_OF_ALL -> "sliding log, counts refused";
                case TOKEN_BUCKET -> "token bucket";
                case LEAKY_BUCKET -> "leaky bucket, no burst";
                case NONE -> "no limit";
            };
        }

        @Override
        public boolean strict() {
            return limiter == Limiter.LEAKY_BUCKET;
        }

        @Override
        public Running start(Bed bed, Latency latency) {
            Standin standin = standin(bed, limiter, latency);
            return new Running(standin.port(), standin, null);
        }
    }

    /** nginx with {@code limit_req} in front of a stand-in without a limit. */
    record Nginx(String burst) implements LimitedServer {
        @Override
        public String label() {
            return "nginx limit_req" + (strict() ? ", no burst" : burst);
        }

        @Override
        public boolean strict() {
            return burst.isEmpty();
        }

        @Override
        public Optional<PeerTool> tool() {
            return Optional.of(PeerTool.NGINX);
        }

        @Override
        public Running start(Bed bed, Latency latency) throws IOException, InterruptedException {
            Standin standin = standin(bed, Limiter.NONE, latency);
            int port = Ports.free();
            Path folder = bed.folder("nginx");
            Path file = Files.writeString(
                    folder.resolve("nginx.conf"), String.format(Locale.ROOT, """
                    daemon off;
                    master_process off;
                    pid %1$s/pid;
                    events { worker_connections 512; }
                    http {
                        access_log off;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        scgi_temp_path %1$s/scgi;
                        limit_req_zone $http_authorization zone=key:1m rate=25r/s;
                        limit_req_status 429;
                        upstream standin { server 127.0.0.1:%3$d; keepalive 100; }
                        server {
                            listen 127.0.0.1:%2$d;
                            location / {
                                limit_req zone=key%4$s;
                                proxy_pass http://standin;
                                proxy_http_version 1.1;
                                proxy_set_header Connection "";
                            }
                        }
                    }
                    """, folder, port, standin.port(), burst));
            List<String> command =
                    List.of(PeerTool.NGINX.path().orElseThrow(), "-e", folder + "/error.log", "-c", file.toString());
            return new Running(port, standin, Ports.serve(bed, command, port));
        }
    }

    /** HAProxy with a stick table, which counts refused requests too, in front of a stand-in without a limit. */
    record Haproxy() implements LimitedServer {
        @Override
        public String label() {
            return "HAProxy stick table";
        }

        @Override
        public Optional<PeerTool> tool() {
            return Optional.of(PeerTool.HAPROXY);
        }

        @Override
        public Running start(Bed bed, Latency latency) throws IOException, InterruptedException {
            Standin standin = standin(bed, Limiter.NONE, latency);
            int port = Ports.free();
            Path file = Files.writeString(
                    bed.folder("haproxy").resolve("haproxy.cfg"),
                    String.format(Locale.ROOT, """
                    global
                        maxconn 512
                    defaults
                        mode http
                        timeout connect 5s
                        timeout client 70s
                        timeout server 70s
                    frontend front
                        bind 127.0.0.1:%d
                        stick-table type string len 64 size 1k expire 10s store http_req_rate(1s)
                        http-request track-sc0 hdr(authorization)
                        http-request deny deny_status 429 if { sc_http_req_rate(0) gt 25 }
                        default_backend standin
                    backend standin
                        server standin 127.0.0.1:%d
                    """, port, standin.port()));
            List<String> command = List.of(PeerTool.HAPROXY.path().orElseThrow(), "-db", "-f", file.toString());
            return new Running(port, standin, Ports.serve(bed, command, port));
        }
    }

    /** A stand-in of this process, which knows every record that a request mentions. */
    static Standin standin(Bed bed, Limiter limiter, Latency latency) {
        return Bed.get(Standin.start(
                bed.vertx(),
                StandinSettings.defaults()
                        .withLimiter(limiter)
                        .withLatency(latency)
                        .withMentioned(true)));
    }
}
