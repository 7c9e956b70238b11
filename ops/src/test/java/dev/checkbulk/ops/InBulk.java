package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.StopRule;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.Timing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Durable runs of a few rows against the stand-in. */
abstract class InBulk extends AgainstStandin {
    static final int ROWS = 3;

    @TempDir
    Path home;

    private RunStore store() {
        return RunStore.in(home);
    }

    private static Plan plan(String baseUrl, List<PlanRow> rows) {
        String runId = UUID.randomUUID().toString().replace("-", "");
        return Plan.of(new Plan.Header(runId, "test", "0", baseUrl, Instant.EPOCH, MissingNode.getInstance()), rows);
    }

    List<PlanRow> planned(Planner<RecordChange> planner, List<RecordChange> rows) {
        return get(planner.plan(client.reading(), rows));
    }

    StoredRun stored(List<PlanRow> planned) throws RunRefused {
        return store().create(null, plan(standin.baseUrl(), planned), Guard.NONE);
    }

    List<RowState> carryOut(StoredRun stored) throws RunRefused {
        Run run = stored.open(client, false, Timing.CHECK);
        get(run.start(client, StopRule.hopeless(), ResultSink.of(result -> {})).report());
        get(run.close());
        return stored.state().rows();
    }

    /** All rows are done. */
    StoredRun run(Planner<RecordChange> planner, List<RecordChange> rows) throws RunRefused {
        StoredRun stored = stored(planned(planner, rows));
        assertAll(Outcome.Kind.DONE, "", carryOut(stored));
        return stored;
    }

    List<RowState> undo(StoredRun of) throws RunRefused {
        List<PlanRow> back = get(of.undo(client, new CheckUndoRules()));
        return carryOut(store().createUndo(of, null, plan(standin.baseUrl(), back)));
    }

    static void assertAll(Outcome.Kind kind, String explanation, List<RowState> rows) {
        for (RowState row : rows) {
            assertEquals(kind, row.outcome().kind(), () -> row.outcome().explanation());
            if (!explanation.isEmpty()) {
                assertEquals(explanation, row.outcome().explanation());
            }
        }
        assertEquals(ROWS, rows.size());
    }
}
