package dev.checkbulk.script;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a script's requests go.
 *
 * @param client sends them
 * @param standin the rehearsal's own server, or null when it is no rehearsal
 */
record Target(CheckClient client, @Nullable Standin standin) {
    private static final String NO_KEY = """
            There is no API key. Either
              set CHECK_API_KEY (or CHECK_API_KEY_FILE to a file that holds it) and run the same command again, or
              add --rehearse to try it against a stand-in on this machine; then nothing is sent to Check.""";

    /**
     * The environment's target.
     *
     * @throws CannotStart without a key, or with a key or a URL that cannot be used
     */
    static Target ofEnvironment(Vertx vertx, Map<String, String> environment) throws CannotStart {
        try {
            ApiKey key = ApiKey.from(environment).orElse(null);
            Environment where = Environment.from(environment);
            if (key == null) {
                throw new CannotStart(NO_KEY);
            }
            return new Target(CheckClient.create(vertx, where, key), null);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /** A stand-in of our own in this process, with the records that {@code seed} puts there. */
    static Target rehearsal(Vertx vertx, Consumer<Standin> seed) {
        Standin standin = Await.get(Standin.start(vertx, StandinSettings.defaults()));
        seed.accept(standin);
        Environment loopback = Environment.of(standin.baseUrl());
        return new Target(CheckClient.create(vertx, loopback, ApiKey.of("rehearsal")), standin);
    }

    boolean rehearsal() {
        return standin != null;
    }

    Environment environment() {
        return client.environment();
    }

    /** For people: the URL and what it is. */
    String description() {
        if (rehearsal()) {
            return "a stand-in on this machine";
        }
        String what = switch (environment().kind()) {
            case SANDBOX -> "Check's sandbox";
            case PRODUCTION -> "Check's PRODUCTION";
            case LOOPBACK -> "a server on this machine";
        };
        return what + " (" + environment().baseUrl() + ")";
    }
}
