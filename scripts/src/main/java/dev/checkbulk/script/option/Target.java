package dev.checkbulk.script.option;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.network.Network;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a script's requests go.
 *
 * @param client sends them
 * @param timing how long a run waits for what
 * @param standin the rehearsal's own server, or null when it is no rehearsal
 */
public record Target(
        CheckClient client, Timing timing, @Nullable Standin standin) {
    private static final String NO_KEY =
            "CHECK_API_KEY is not set. Set it to your Check API key, or set CHECK_API_KEY_FILE to a file that contains it.";

    /**
     * The environment's target.
     *
     * @throws CannotStart without a key, or with a key or a URL that cannot be used
     */
    public static Target ofEnvironment(Vertx vertx, Map<String, String> environment, Pace pace) throws CannotStart {
        return of(vertx, environment, pace, () -> Environment.from(environment));
    }

    /**
     * The place to which a run was begun, with the environment's key.
     *
     * @throws CannotStart as {@link #ofEnvironment}
     */
    public static Target of(Vertx vertx, Map<String, String> environment, Pace pace, String baseUrl)
            throws CannotStart {
        return of(vertx, environment, pace, () -> Environment.of(baseUrl, environment));
    }

    private static Target of(Vertx vertx, Map<String, String> environment, Pace pace, Supplier<Environment> place)
            throws CannotStart {
        try {
            ApiKey key = ApiKey.from(environment).orElse(null);
            Environment where = place.get();
            if (key == null) {
                throw new CannotStart(NO_KEY);
            }
            warnOfReadableKey(environment);
            pace.mount().requireHome(environment);
            Quota quota = pace.shared(vertx, where, key, environment);
            Network network = Network.from(environment, where.baseUrl());
            return new Target(CheckClient.create(vertx, where, key, quota, network), timing(where, environment), null);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** A key that others can read is not refused, as it may be meant so, but it is said. */
    private static void warnOfReadableKey(Map<String, String> environment) {
        String name = environment.getOrDefault("CHECK_API_KEY_FILE", "");
        if (name.isBlank() || !environment.getOrDefault("CHECK_API_KEY", "").isBlank()) {
            return;
        }
        try {
            Path file = Path.of(name).toRealPath();
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (Files.isRegularFile(file) && !Collections.disjoint(modes, OTHERS)) {
                Console.system()
                        .say("Warning: others on this machine can read or change the API key in " + name
                                + ": chmod 600 " + name);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // a system without such modes; what cannot be read was told by whoever read it
        }
    }

    /** A stand-in of our own in this process, with the records that {@code seed} puts there. */
    public static Target rehearsal(Vertx vertx, Pace pace, Consumer<Standin> seed) throws CannotStart {
        String key =
                "rehearsal_" + new BigInteger(160, new SecureRandom()).toString(36); // others have this machine too
        Standin standin =
                Await.get(Standin.startClosed(vertx, StandinSettings.defaults().withKey(key)));
        seed.accept(standin);
        Environment loopback = Environment.of(standin.baseUrl());
        Quota quota = pace.alone(vertx, loopback);
        return new Target(CheckClient.create(vertx, loopback, ApiKey.of(key), quota), Timing.CHECK, standin);
    }

    /**
     * {@code CHECKBULK_QUARANTINE_MS} shortens the wait behind a request without an answer, for a stand-in that works on no
     * request for a minute.
     */
    private static Timing timing(Environment where, Map<String, String> environment) throws CannotStart {
        String millis = environment.getOrDefault("CHECKBULK_QUARANTINE_MS", "");
        if (millis.isBlank()) {
            return Timing.CHECK;
        }
        if (where.kind() != Environment.Kind.LOOPBACK) {
            throw new CannotStart("CHECKBULK_QUARANTINE_MS is for servers on this machine alone: unset it.");
        }
        if (!millis.matches("[1-9][0-9]{0,5}")) {
            throw new CannotStart("CHECKBULK_QUARANTINE_MS is a number of milliseconds from 1 to 999999.");
        }
        return Timing.CHECK.quarantine(Duration.ofMillis(Long.parseLong(millis)));
    }

    public boolean rehearsal() {
        return standin != null;
    }

    public Environment environment() {
        return client.environment();
    }

    /** For people: the URL and what it is. */
    public String description() {
        if (rehearsal()) {
            return "a stand-in on this machine";
        }
        return describe(environment());
    }

    /** For people: a URL and what it is. */
    public static String describe(Environment where) {
        String what = switch (where.kind()) {
            case SANDBOX -> "Check's sandbox";
            case PRODUCTION -> "Check's PRODUCTION";
            case LOOPBACK -> "a server on this machine";
            case NAMED -> "the PLACE of " + Environment.ALLOW_PLACE;
        };
        return what + " (" + where.baseUrl() + ")";
    }
}
