package dev.checkbulk.run;

import dev.checkbulk.internal.Sha256;
import dev.checkbulk.plan.Plan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** What shows that a plan was made by who has a secret: an HMAC over place, script, run and the hash of all requests. */
enum Seal {
    /** Of a plan that was saved: nobody has agreed to it yet, so it is no run's. */
    PLAN("checkbulk plan 1"),
    /** Of a run. */
    RUN("checkbulk run 1");

    private static final int BLOCK = 64;

    private final String domain;

    Seal(String domain) {
        this.domain = domain;
    }

    /** @param hash the SHA-256 that stands for the plan, header and edits */
    String of(byte[] secret, Plan.Header header, String hash) {
        MessageDigest inner = keyed(secret, 0x36);
        for (String part : new String[] {domain, header.baseUrl(), header.script(), header.runId(), hash}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            inner.update(ByteBuffer.allocate(4).putInt(bytes.length).array()); // so that no part can pass into the next
            inner.update(bytes);
        }
        MessageDigest outer = keyed(secret, 0x5c);
        return HexFormat.of().formatHex(outer.digest(inner.digest()));
    }

    /** Whether this is it; told in the same time, right or wrong. */
    boolean is(String seal, byte[] secret, Plan.Header header, String hash) {
        return MessageDigest.isEqual(
                of(secret, header, hash).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    /*
     * HMAC as RFC 2104 has it, over SHA-256. javax.crypto.Mac does the same, and the first call of it in a process takes as
     * long as a thirtieth of a script's start. A test compares the two.
     */
    private static MessageDigest keyed(byte[] secret, int pad) {
        byte[] block = Arrays.copyOf(secret, BLOCK);
        for (int at = 0; at < BLOCK; at++) {
            block[at] ^= (byte) pad;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(block);
        return digest;
    }
}
