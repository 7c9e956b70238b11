package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.plan.Plan;
import dev.checkbulk.testing.Plans;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What a seal stands for, and that it is an HMAC. */
class SealTest {
    private static final String HASH = "ab".repeat(32);
    private static final Plan.Header HEADER = Plans.header(1);

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static Plan.Header header(String script, String baseUrl, String runId) {
        return new Plan.Header(runId, script, HEADER.input(), baseUrl, HEADER.made(), HEADER.about());
    }

    @Test
    void itIsTheHmacThatEveryJavaHas() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret(7), "HmacSHA256"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String part : List.of("checkbulk run 1", HEADER.baseUrl(), HEADER.script(), HEADER.runId(), HASH)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            text.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            text.writeBytes(bytes);
        }
        String expected = HexFormat.of().formatHex(mac.doFinal(text.toByteArray()));
        assertEquals(expected, Seal.RUN.of(secret(7), HEADER, HASH));
        assertTrue(Seal.RUN.is(expected, secret(7), HEADER, HASH));
    }

    @Test
    void anythingElseHasAnother() {
        Set<String> seals = new HashSet<>();
        seals.add(Seal.RUN.of(secret(7), HEADER, HASH));
        seals.add(Seal.PLAN.of(secret(7), HEADER, HASH));
        seals.add(Seal.RUN.of(secret(8), HEADER, HASH));
        seals.add(Seal.RUN.of(secret(7), HEADER, "cd".repeat(32)));
        String id = HEADER.runId();
        seals.add(Seal.RUN.of(secret(7), header("enroll", "https://api.checkhq.com", id), HASH));
        seals.add(Seal.RUN.of(secret(7), header("undo", HEADER.baseUrl(), id), HASH));
        seals.add(Seal.RUN.of(secret(7), header("enroll", HEADER.baseUrl(), "%032x".formatted(99)), HASH));
        seals.add(
                Seal.RUN.of(secret(7), header("l", HEADER.baseUrl() + "enrol", id), HASH)); // what moves to a neighbour
        assertEquals(8, seals.size());
        assertFalse(Seal.RUN.is("", secret(7), HEADER, HASH));
    }
}
