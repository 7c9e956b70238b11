package dev.checkbulk.standin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the limits and the edge: requests in, answers out, each under its idempotency key and in the log.
 * For one thread.
 */
final class Application {
    private final Api api;
    private final IdempotencyTable keys;
    private final LogBook logs;

    Application(Api api, IdempotencyTable keys, LogBook logs) {
        this.api = api;
        this.keys = keys;
        this.logs = logs;
    }

    /**
     * Begins a request, so that another one with its key finds it running.
     *
     * @param crash that it ends in a 500, and with what effect, or null
     * @return what does the work, to be called once, when its time has come
     */
    Supplier<Answer> begin(Call call, String logId, Instant now, Fault.@Nullable Crash crash) {
        LogBook.Entry entry = logs.begin(logId, now, call);
        String key = call.key();
        Supplier<Answer> work = key == null ? () -> execute(call, crash) : underKey(key, call, now, crash);
        return () -> {
            Answer answer = work.get();
            logs.end(entry, answer);
            return answer;
        };
    }

    private Supplier<Answer> underKey(String key, Call call, Instant now, Fault.@Nullable Crash crash) {
        IdempotencyTable.Lookup lookup = keys.begin(key, fingerprint(call), now);
        return switch (lookup.verdict()) {
            case RUN ->
                () -> {
                    Answer answer = execute(call, crash);
                    keys.finish(key, answer);
                    return answer;
                };
            case RUNNING ->
                () -> Problems.error(
                        409, "idempotency_key_in_use", "A request with this idempotency key is still running.");
            case MISMATCH ->
                () -> Problems.error(
                        400, "idempotency_key_mismatch", "This idempotency key belongs to another request.");
            case REPLAY -> lookup::stored;
        };
    }

    /** A failure of the stand-in itself must not look like a silent server. */
    private Answer answer(Call call) {
        try {
            return api.answer(call);
        } catch (RuntimeException e) {
            return Problems.error(500, "api_error", "The stand-in failed: " + e);
        }
    }

    private Answer execute(Call call, Fault.@Nullable Crash crash) {
        if (crash == null) {
            return answer(call);
        }
        if (crash.executes()) {
            answer(call);
        }
        return Problems.error(500, "api_error", "An unexpected error occurred.");
    }

    private static IdempotencyTable.Fingerprint fingerprint(Call call) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(call.body().getBytes());
            return new IdempotencyTable.Fingerprint(
                    call.method(),
                    call.path() + "?" + call.query().encoded(),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
