package dev.checkbulk.http;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.quota.Quota;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What all requests of one client share. */
record Connection(
        Environment environment,
        ApiKey key,
        Quota quota,
        Scheduler scheduler,
        Wire wire,
        RandomGenerator random,
        ServerClock serverClock,
        Lifetime lifetime,
        Duration deadline,
        int attempts) {

    static final String CHECK_VERSION = "2025-01-01";

    Connection deadline(Duration other) {
        return new Connection(environment, key, quota, scheduler, wire, random, serverClock, lifetime, other, attempts);
    }

    Connection attempts(int other) {
        return new Connection(environment, key, quota, scheduler, wire, random, serverClock, lifetime, deadline, other);
    }

    Connection wire(Wire other) {
        return new Connection(
                environment, key, quota, scheduler, other, random, serverClock, lifetime, deadline, attempts);
    }

    /** The request with an idempotency key, if it needs one: the same for every attempt. */
    CheckRequest keyed(CheckRequest request) {
        if (!request.method().writes() || request.idempotencyKey() != null) {
            return request;
        }
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return request.idempotencyKey(HexFormat.of().formatHex(bits));
    }

    Wire.Request onTheWire(CheckRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", key.authorization());
        headers.put("Check-Version", CHECK_VERSION);
        headers.put("User-Agent", CheckClient.USER_AGENT);
        headers.put("Accept", "application/json");
        headers.put("Accept-Encoding", "identity"); // some proxies compress unasked, and nobody here unpacks
        String idempotencyKey = request.idempotencyKey();
        if (idempotencyKey != null) {
            headers.put("X-Idempotency-Key", idempotencyKey);
        }
        if (request.body() != null) {
            String type = request.contentType();
            headers.put("Content-Type", type == null ? "application/json" : type);
        }
        return new Wire.Request(request.method().name(), request.target(), headers, request.bytes());
    }
}
