package dev.checkbulk.standin.api;

import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
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
public final class Application {
    private final Router api;
    private final IdempotencyTable keys;
    private final ApiLog logs;

    public Application(Router api, IdempotencyTable keys, ApiLog logs) {
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
    public Supplier<Response> begin(Call call, String logId, Instant now, Fault.@Nullable Crash crash) {
        ApiLog.Entry entry = logs.begin(logId, now, call);
        String key = call.key();
        Supplier<Response> work = key == null ? () -> execute(call, crash) : underKey(key, call, now, crash);
        return () -> {
            Response answer = work.get();
            logs.end(entry, answer);
            return answer;
        };
    }

    private Supplier<Response> underKey(String key, Call call, Instant now, Fault.@Nullable Crash crash) {
        IdempotencyTable.Lookup lookup = keys.begin(key, fingerprint(call), now);
        return switch (lookup.verdict()) {
            case RUN ->
                () -> {
                    Response answer = execute(call, crash);
                    keys.finish(key, answer);
                    return answer;
                };
            case RUNNING ->
                () -> ValidationErrors.error(
                        409, "idempotency_key_in_use", "A request with this idempotency key is still running.");
            case MISMATCH ->
                () -> ValidationErrors.error(
                        400, "idempotency_key_mismatch", "This idempotency key belongs to another request.");
            case REPLAY -> lookup::stored;
        };
    }

    /** A failure of the stand-in itself must not look like a silent server. */
    private Response answer(Call call) {
        try {
            return api.answer(call);
        } catch (RuntimeException e) {
            return ValidationErrors.error(500, "api_error", "The stand-in failed: " + e);
        }
    }

    private Response execute(Call call, Fault.@Nullable Crash crash) {
        if (crash == null) {
            return answer(call);
        }
        if (crash.executes()) {
            answer(call);
        }
        return ValidationErrors.error(500, "api_error", "An unexpected error occurred.");
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
