package dev.checkbulk.standin.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.internal.StrictJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers every create that took effect, by key and by content, as digests. */
final class CreateLedger {
    private final Map<Digest, Integer> byKey = new HashMap<>();
    private final Map<Digest, Integer> byContent = new HashMap<>();
    private long doubledKeys;
    private long identical;

    private record Digest(long high, long low) {}

    void created(String kind, @Nullable String key, JsonNode body) {
        if (key != null && add(byKey, digest(key, new byte[0])) == 2) {
            doubledKeys++;
        }
        if (add(byContent, digest(kind, StrictJson.canonical(body))) > 1) {
            identical++;
        }
    }

    long doubledKeys() {
        return doubledKeys;
    }

    long identical() {
        return identical;
    }

    private static int add(Map<Digest, Integer> counts, Digest digest) {
        return counts.merge(digest, 1, Integer::sum);
    }

    private static Digest digest(String name, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            ByteBuffer bytes = ByteBuffer.wrap(sha.digest(content));
            return new Digest(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
