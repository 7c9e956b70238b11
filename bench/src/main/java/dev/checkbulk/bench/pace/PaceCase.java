package dev.checkbulk.bench.pace;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.PeerTool;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.bench.traffic.LimitedServer;
import dev.checkbulk.bench.traffic.NetworkPath;
import dev.checkbulk.bench.traffic.PacedTraffic;
import dev.checkbulk.bench.traffic.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody's requests, to a server, on a way. */
record PaceCase(NetworkPath way, LimitedServer server, Caller caller) {
    /** All that are measured; of a short run, one of each way, server and caller. */
    static List<PaceCase> all(boolean every) {
        List<PaceCase> cases = new ArrayList<>();
        for (NetworkPath way : NetworkPath.values()) {
            for (LimitedServer server : LimitedServer.all()) {
                for (Caller caller : every ? callers(way, server) : fewCallers(way, server)) {
                    cases.add(new PaceCase(way, server, caller));
                }
            }
        }
        return cases;
    }

    /** Python takes part where that tells something: not on the rough way, and the slow answers are the stand-in's alone. */
    private static Set<Caller> callers(NetworkPath way, LimitedServer server) {
        return switch (way) {
            case CALM -> EnumSet.allOf(Caller.class);
            case ROUGH -> EnumSet.of(Caller.SCRIPT);
            case TAIL -> server.tool().isEmpty() ? EnumSet.allOf(Caller.class) : EnumSet.noneOf(Caller.class);
        };
    }

    private static Set<Caller> fewCallers(NetworkPath way, LimitedServer server) {
        if (way != NetworkPath.CALM || server.strict()) {
            return EnumSet.noneOf(Caller.class);
        }
        return switch (server.label()) {
            case "sliding log" -> EnumSet.allOf(Caller.class);
            case "token bucket" -> EnumSet.of(Caller.SCRIPT);
            default -> server.tool().isEmpty() ? EnumSet.noneOf(Caller.class) : EnumSet.of(Caller.EVEN);
        };
    }

    /** What stands in the place of its figures when a program is not on this machine. */
    Optional<String> missing() {
        return Stream.concat(server.tool().stream(), caller.tool().stream())
                .filter(tool -> tool.path().isEmpty())
                .map(PeerTool::missing)
                .findFirst();
    }

    int runs(Sizes sizes) {
        return caller == Caller.SCRIPT ? sizes.runs() : sizes.othersRuns();
    }

    int rows(Sizes sizes) {
        return caller == Caller.SCRIPT ? sizes.rows() : sizes.othersRows();
    }

    PacedTraffic run(Bed bed, int rows, long seed) throws IOException, InterruptedException {
        LimitedServer.Running running = server.start(bed, way.latency());
        Relay relay = Relay.start(bed.vertx(), running.port(), way.jitterMillis(), seed);
        try {
            List<String> command = caller.command(bed, bed.moves("emp_", rows));
            bed.run(command, Caller.environment(relay.baseUrl(), bed.folder("home")))
                    .ran();
            return PacedTraffic.of(relay.seen(), rows);
        } finally {
            relay.close();
            running.close();
        }
    }
}
