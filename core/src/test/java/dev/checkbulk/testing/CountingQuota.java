package dev.checkbulk.testing;

import dev.checkbulk.quota.Feedback;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Permit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The real quota, and a count of what was asked of it, granted and given back. */
public final class CountingQuota implements Quota {
    private final Quota quota;
    private final Limit limit;
    private final List<Feedback> feedback = new ArrayList<>();
    private final Promise<Void> released = Promise.promise();
    private int asked;
    private int granted;

    public CountingQuota(Quota quota) {
        this(quota, quota.limit());
    }

    /** @param limit what it says of itself; less is granted where others share it */
    public CountingQuota(Quota quota, Limit limit) {
        this.quota = quota;
        this.limit = limit;
    }

    @Override
    public Future<Permit> acquire() {
        asked++;
        return quota.acquire().map(permit -> {
            granted++;
            return said -> {
                feedback.add(said);
                permit.release(said);
                released.tryComplete();
            };
        });
    }

    @Override
    public Limit limit() {
        return limit;
    }

    @Override
    public Duration paused() {
        return quota.paused();
    }

    public int asked() {
        return asked;
    }

    public int granted() {
        return granted;
    }

    /** Completes with the first release. */
    public Future<Void> released() {
        return released.future();
    }

    /** What was said at each release. */
    public List<Feedback> feedback() {
        return feedback;
    }
}
