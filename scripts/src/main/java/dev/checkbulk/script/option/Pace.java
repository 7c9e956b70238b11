package dev.checkbulk.script.option;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.Environment;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.NewerVersion;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.script.terminal.CannotStart;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much of Check's limit is used, as a picocli mixin. */
public final class Pace {
    /** What Check documents for a whole partner. */
    private static final double PER_SECOND = 25;

    private static final String PARTNER = "CHECKBULK_PARTNER";
    private static final Duration STILL_WRITTEN = Duration.ofSeconds(2);

    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100)%");

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests a second at most, below Check's limit, which is the default;"
                    + " above it only to a server on this machine.")
    private @Nullable Double rate;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Requests without an answer at most: 1 to 100, which is Check's limit and the default;"
                    + " more only to a server on this machine.")
    private @Nullable Integer inFlight;

    @Option(
            names = "--share",
            paramLabel = "P%%",
            description = "Leave room for your other systems: use at most this part of Check's limit, 1%% to 100%%,"
                    + " for all that runs to this place on this machine meanwhile.")
    private @Nullable String share;

    @Mixin
    private Mount mount = new Mount(); // the file in which the pace is shared lies in the home

    /** Where the files of the person's runs may lie. */
    public Mount mount() {
        return mount;
    }

    /**
     * A quota of this process alone, for a server of its own.
     *
     * @throws CannotStart when an option is none that can be had there
     */
    Quota alone(Vertx vertx, Environment where) throws CannotStart {
        Limit own = own(where);
        return Quota.inProcess(vertx, share == null ? own : own.within(most()));
    }

    /**
     * The quota of all processes that use this place and this home, for the partner whom {@code CHECKBULK_PARTNER} names.
     *
     * @throws CannotStart when an option is none that can be had there, or the home cannot be used
     */
    Quota shared(Vertx vertx, Environment where, ApiKey key, Map<String, String> environment) throws CannotStart {
        Limit own = own(where);
        if (own.perSecond() > Limit.CHECK.perSecond() || own.inFlight() > Limit.CHECK.inFlight()) {
            return alone(vertx, where);
        }
        Path folder = Runs.home(environment).resolve("quota");
        if (Files.isSymbolicLink(folder)) {
            throw new CannotStart(
                    folder + " is a link, and inside a home none is followed: look who put it there, and take it"
                            + " away. Nothing was sent.");
        }
        requireNoOlderVersion(folder.resolve(key.fingerprint("quota of " + where.baseUrl()) + ".v1"));
        Path file = folder.resolve(budget(where, environment) + ".v2");
        try {
            return Quota.shared(vertx, own, most(), file);
        } catch (NewerVersion e) {
            throw new CannotStart(
                    "This is an older version of Checkbulk: " + e.getMessage() + " (" + file + "). Nothing was sent.");
        } catch (IOException e) {
            throw new CannotStart("The file in which the scripts of this machine share Check's limit cannot be used: "
                    + e + ". Set CHECKBULK_HOME to a folder of yours on a disk of this machine.");
        }
    }

    /** Check counts a partner's requests over all its keys. Only the person knows whether keys are of several partners. */
    private static String budget(Environment where, Map<String, String> environment) throws CannotStart {
        String partner = environment.getOrDefault(PARTNER, "").strip();
        if (!partner.isEmpty() && !partner.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new CannotStart(PARTNER
                    + " is a name of 1 to 100 letters, digits, dots, - and _, such as your partner id at Check.");
        }
        try {
            byte[] name = ("quota of " + where.place() + " " + partner).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Versions before this one have a budget for each key, in a file that they write at each request, and know of no other. */
    private static void requireNoOlderVersion(Path file) throws CannotStart {
        try {
            Duration since = Duration.between(
                    Files.getLastModifiedTime(file).toInstant(),
                    Clock.systemUTC().instant());
            if (since.abs().compareTo(STILL_WRITTEN) < 0) {
                throw new CannotStart(
                        "An older version of Checkbulk is sending with this key now, and does not share the rate"
                                + " limit with this one (" + file
                                + "). Wait until it has ended, or stop it. Nothing was sent.");
            }
        } catch (IOException e) {
            // there is none
        }
    }

    private Limit own(Environment where) throws CannotStart {
        double perSecond = rate == null ? Limit.CHECK.perSecond() : rate;
        int places = inFlight == null ? Limit.CHECK.inFlight() : inFlight;
        boolean here = where.kind() == Environment.Kind.LOOPBACK;
        if (!(perSecond > 0) || perSecond > 100_000) {
            throw new CannotStart("--rate is a number above 0 and at most 100000, not " + rate + ".");
        }
        if (perSecond > Limit.CHECK.perSecond() && !here) {
            throw new CannotStart("Check takes 25 requests a second from all of a partner's systems together:"
                    + " --rate is at most " + Limit.CHECK.perSecond() + ".");
        }
        if (places < 1 || places > (here ? 10_000 : Limit.CHECK.inFlight())) {
            throw new CannotStart("Check takes 100 requests at a time from all of a partner's systems together:"
                    + " --in-flight is 1 to 100, not " + places + ".");
        }
        return new Limit(perSecond, places);
    }

    private Limit most() throws CannotStart {
        if (share == null) {
            return Limit.CHECK;
        }
        Matcher percent = PERCENT.matcher(share);
        if (!percent.matches()) {
            throw new CannotStart("--share is a whole percentage from 1% to 100%, not " + share + ".");
        }
        double part = Integer.parseInt(percent.group(1)) / 100.0;
        return new Limit(Math.min(Limit.CHECK.perSecond(), part * PER_SECOND), Math.max(1, (int)
                (part * Limit.CHECK.inFlight())));
    }
}
