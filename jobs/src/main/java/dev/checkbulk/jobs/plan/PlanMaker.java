package dev.checkbulk.jobs.plan;

import dev.checkbulk.http.ReadClient;
import dev.checkbulk.plan.AllOrNone;
import dev.checkbulk.plan.Expectations;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import io.vertx.core.Future;
import java.util.List;

/** From checked rows to a plan: reads what is there now, and changes nothing. */
public final class PlanMaker {
    private final ReadClient client;
    private final Blocking blocking;

    /** @param blocking where what takes long is done: a plan may have very many rows */
    public PlanMaker(ReadClient client, Blocking blocking) {
        this.client = client;
        this.blocking = blocking;
    }

    /**
     * Looks at the records, plans a row for each item, and compares what the rows expect.
     *
     * @return completes with the plan; fails with {@link RowsDoNotFit}, or with {@link dev.checkbulk.http.ReadFailed} when
     *     what is there now cannot be read
     */
    public <I> Future<Plan> make(Plan.Header header, Work<I> work) {
        return work.check()
                .apply(client)
                .compose(problems -> problems.isEmpty()
                        ? work.planner().plan(client, work.items())
                        : Future.failedFuture(new RowsDoNotFit(problems)))
                .compose(planned -> joined(work, planned))
                .compose(rows -> blocking.call(() -> Plan.of(header, rows)));
    }

    private Future<List<PlanRow>> joined(Work<?> work, List<PlanRow> planned) {
        RowJoin join = new RowJoin(work.input().rows());
        return blocking.call(() -> {
                    planned.forEach(join::add);
                    return join.all();
                })
                .compose(rows -> join.expects() ? Expectations.check(client, rows) : Future.succeededFuture(rows))
                .compose(rows ->
                        join.takesSteps() ? blocking.call(() -> AllOrNone.of(rows)) : Future.succeededFuture(rows));
    }
}
