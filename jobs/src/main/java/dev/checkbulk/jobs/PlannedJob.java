package dev.checkbulk.jobs;

import dev.checkbulk.jobs.file.StreamOutput;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.Blocking;
import dev.checkbulk.jobs.plan.Contradiction;
import dev.checkbulk.jobs.plan.Contradictions;
import dev.checkbulk.jobs.plan.Estimate;
import dev.checkbulk.jobs.plan.Totals;
import dev.checkbulk.jobs.plan.Warning;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be sent, row by row: nothing is, until somebody agrees to it. */
public final class PlannedJob {
    /** A plan that is older is not started unless that is agreed to. */
    public static final Duration FRESH = Duration.ofHours(24);

    private final Plan plan;
    private final About about;
    private final Origin origin;
    private final @Nullable Follows follows;
    private final Numbers numbers;
    private final RunStore store;
    private final Blocking blocking;

    /** The run whose rows these are, and what is done with them. */
    record Follows(StoredRun of, boolean undo) {}

    /** What is counted once, on a thread that may take its time. */
    private record Numbers(
            String sha256,
            Totals totals,
            Estimate estimate,
            List<Warning> warnings,
            List<Contradiction> contradictions) {
        static Numbers of(Plan plan, double perSecond) {
            Totals totals = Totals.of(plan);
            return new Numbers(
                    plan.hash(),
                    totals,
                    new Estimate(totals.changes(), perSecond),
                    Warning.of(plan),
                    Contradictions.of(plan));
        }
    }

    private PlannedJob(
            Plan plan,
            About about,
            Origin origin,
            @Nullable Follows follows,
            Numbers numbers,
            RunStore store,
            Blocking blocking) {
        this.plan = plan;
        this.about = about;
        this.origin = origin;
        this.follows = follows;
        this.numbers = numbers;
        this.store = store;
        this.blocking = blocking;
    }

    static Future<PlannedJob> of(Plan plan, About about, Origin origin, @Nullable Follows follows, Engine engine) {
        double perSecond = engine.limit().perSecond();
        return engine.blocking()
                .call(() -> new PlannedJob(
                        plan, about, origin, follows, Numbers.of(plan, perSecond), engine.store(), engine.blocking()));
    }

    /** The id of the run that it becomes: 32 hex digits. */
    public String id() {
        return plan.header().runId();
    }

    /** The SHA-256 of its lines, in hex. */
    public String sha256() {
        return numbers.sha256();
    }

    public Totals totals() {
        return numbers.totals();
    }

    public Estimate estimate() {
        return numbers.estimate();
    }

    /** What needs a second look. */
    public List<Warning> warnings() {
        return numbers.warnings();
    }

    /** The rows that set the same field to different values; they have to be agreed to. */
    public List<Contradiction> contradictions() {
        return numbers.contradictions();
    }

    /** From then on it is not started unless its age is agreed to. */
    public Instant expires() {
        return plan.header().made().plus(FRESH);
    }

    /** Whether this store made it. */
    public Origin origin() {
        return origin;
    }

    /** What people call it, and its rows. */
    public About about() {
        return about;
    }

    /** All of it. */
    public Plan plan() {
        return plan;
    }

    /**
     * Its rows, a page at a time.
     *
     * @param cursor of the page before, or null for the first
     */
    public Future<Page<PlanRow>> rows(RowFilter filter, @Nullable String cursor) {
        return blocking.call(() -> Page.of(plan.inOrder(), filter::shows, row -> Long.toString(row.row()), cursor));
    }

    /**
     * Writes it as a file, which {@link Jobs#planned} reads again.
     *
     * @return completes when the stream has all of it and was ended
     */
    public Future<Void> save(WriteStream<Buffer> to) {
        StreamOutput output = new StreamOutput(to);
        return blocking.here(blocking.<Void>call(() -> {
                    store.save(plan, output);
                    output.flush();
                    return null;
                })
                .compose(saved -> to.end())); // which may complete on the stream's context
    }

    @Nullable
    Follows follows() {
        return follows;
    }
}
