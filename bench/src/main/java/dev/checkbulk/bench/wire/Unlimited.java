package dev.checkbulk.bench.wire;

import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Permit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.Future;

/** Lets every request start at once. */
public final class Unlimited implements Quota {
    private static final Permit PERMIT = feedback -> {};

    @Override
    public Future<Permit> acquire() {
        return Future.succeededFuture(PERMIT);
    }

    @Override
    public Limit limit() {
        return Limit.CHECK;
    }
}
