package dev.checkbulk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody's requests, to a server, on a way. */
record PaceCase(Way way, Limited server, Caller caller) {
    /** All that are measured; of a short run, one of each way, server and caller. */
    static List<PaceCase> all(boolean every) {
        List<PaceCase> cases = new ArrayList<>();
        for (Way way : Way.values()) {
            for (Limited server : Limited.all()) {
                for (Caller caller : every ? callers(way, server) : fewCallers(way, server)) {
                    cases.add(new PaceCase(way, server, caller));
                }
            }
        }
        return cases;
    }

    /** Python takes part where that tells something: not on the rough way, and the slow answers are the stand-in's alone. */
    private static Set<Caller> callers(Way way, Limited server) {
        return switch (way) {
            case CALM -> EnumSet.allOf(Caller.class);
            case ROUGH -> EnumSet.of(Caller.SCRIPT);
            case TAIL -> server.tool().isEmpty() ? EnumSet.allOf(Caller.class) : EnumSet.noneOf(Caller.class);
        };
    }

    private static Set<Caller> fewCallers(Way way, Limited server) {
        if (way != Way.CALM || server.strict()) {
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
                .map(Tool::missing)
                .findFirst();
    }

    int runs(Sizes sizes) {
        return caller == Caller.SCRIPT ? sizes.runs() : sizes.othersRuns();
    }

    int rows(Sizes sizes) {
        return caller == Caller.SCRIPT ? sizes.rows() : sizes.othersRows();
    }

    Paced run(Bed bed, int rows, long seed) throws IOException, InterruptedException {
        Limited.Running running = server.start(bed, way.latency());
        Relay relay = Relay.start(bed.vertx(), running.port(), way.jitterMillis(), seed);
        try {
            List<String> command = caller.command(bed, bed.moves("emp_", rows));
            bed.run(command, Caller.environment(relay.baseUrl(), bed.folder("home")))
                    .ran();
            return Paced.of(relay.seen(), rows);
        } finally {
            relay.close();
            running.close();
        }
    }
}
