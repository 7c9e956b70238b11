package dev.checkbulk.script;

import dev.checkbulk.http.Environment;
import dev.checkbulk.quota.Limit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast requests are sent, as a picocli mixin. */
public final class Pace {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second at most, below Check's limit, which is the default;"
                    + " above it only to a server on this machine.")
    private @Nullable Double rate;

    /**
     * The limit that was asked for.
     *
     * @throws CannotStart when it is none, or above Check's and meant for Check
     */
    Limit limit(Environment where) throws CannotStart {
        if (rate == null) {
            return Limit.CHECK;
        }
        if (!(rate > 0) || rate > 1_000) {
            throw new CannotStart("--rate is a number above 0 and at most 1000, not " + rate + ".");
        }
        if (rate > Limit.CHECK.perSecond() && where.kind() != Environment.Kind.LOOPBACK) {
            throw new CannotStart("Check takes 25 requests a second from all of a partner's systems together:"
                    + " --rate is at most " + Limit.CHECK.perSecond() + ".");
        }
        return new Limit(rate, Limit.CHECK.inFlight());
    }
}
