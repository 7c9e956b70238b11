package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Idempotency keys that follow from what is sent: a record that is lost cannot make a second key, and another run, row,
 * generation, environment or body never has the same one.
 *
 * <p>A key is the first 160 bits of SHA-256 over {@code "v1"}, base URL, run id, row, generation, method, path with query,
 * and the SHA-256 of the body, each behind its length, in 32 letters and digits.
 */
public final class Keys {
    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int CHARACTERS = 32;

    private final String baseUrl;
    private final String runId;

    public Keys(String baseUrl, String runId) {
        this.baseUrl = baseUrl;
        this.runId = runId;
    }

    /** The key for this generation of the row's request. */
    public String of(long row, CheckRequest request, int generation) {
        MessageDigest digest = Sha256.digest();
        add(digest, "v1");
        add(digest, baseUrl);
        add(digest, runId);
        add(digest, Long.toString(row));
        add(digest, Integer.toString(generation));
        add(digest, request.method().name());
        add(digest, request.target());
        String body = request.body();
        digest.update(Sha256.digest().digest((body == null ? "" : body).getBytes(StandardCharsets.UTF_8)));
        return base32(digest.digest());
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(CHARACTERS);
        for (int n = 0; n < CHARACTERS; n++) {
            int bit = n * 5;
            int two = (bytes[bit / 8] & 0xff) << 8 | bytes[bit / 8 + 1] & 0xff;
            text.append(BASE32[two >> (11 - bit % 8) & 0x1f]);
        }
        return text.toString();
    }
}
