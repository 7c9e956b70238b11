package dev.checkbulk.ops;

import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.planner.SettingsPlanner;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.util.List;

/**
 * Plans changes of records of any resource. Each row's record is read first, and what the row really changes is computed field
 * by field: an edited export can be given back, and only what differs is sent. Of several rows of one record each finds what
 * the rows before it make.
 *
 * <p>A field of an object, and metadata, are sent with the rest of the object; a list is sent as the row has it, with a warning
 * of what it loses. A row that Check would surely refuse is refused here, all its reasons at once.
 *
 * <p>Where Check takes a list of changes, such as tax parameters, a row is one of these.
 *
 * @param type what is changed
 * @param blank what an empty cell means
 */
public record UpdateRecords(ResourceType type, Blank blank) implements Planner<RecordChange> {
    /** @throws IllegalArgumentException for a resource that cannot be changed */
    public UpdateRecords {
        if (!type.has(Verb.UPDATE) && !type.has(Verb.REPLACE)) {
            throw new IllegalArgumentException("Check has no update for " + type.name());
        }
    }

    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<RecordChange> rows) {
        return type.body() instanceof Body.Changes changes
                ? new SettingsPlanner(type, changes, Verb.UPDATE, client).plan(rows)
                : UpdatePlanner.plan(this, client, rows);
    }
}
