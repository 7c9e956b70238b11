package dev.checkbulk.script.option;

import dev.checkbulk.http.Environment;
import dev.checkbulk.script.terminal.CannotStart;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person says beforehand of where requests go and how many, as a picocli mixin. */
public final class Bounds {
    @Option(
            names = "--confirm",
            paramLabel = "N",
            description =
                    "How many requests it may send: in place of typing the number for production. Another number sends"
                            + " nothing.")
    private @Nullable Long confirm;

    @Option(
            names = "--place",
            paramLabel = "sandbox|production|URL",
            description = "Where it goes, if that is not where CHECK_BASE_URL says.")
    private @Nullable String place;

    /** The number that was confirmed, or null. */
    @Nullable
    public Long confirm() {
        return confirm;
    }

    /** Whether the place was said. */
    public boolean saysPlace() {
        return place != null;
    }

    /**
     * The place that was said, else the environment's.
     *
     * @throws CannotStart when it is none that the key may be sent to
     */
    public Environment place(Map<String, String> environment) throws CannotStart {
        try {
            if (place == null) {
                return Environment.from(environment);
            }
            return switch (place) {
                case "sandbox" -> Environment.SANDBOX;
                case "production" -> Environment.PRODUCTION;
                default -> Environment.of(place, environment);
            };
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }
}
