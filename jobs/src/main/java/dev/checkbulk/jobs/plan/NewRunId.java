package dev.checkbulk.jobs.plan;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The id of a run that is planned now: 128 random bits, from which all its idempotency keys follow. */
public final class NewRunId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewRunId() {}

    public static String make() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
