package dev.checkbulk.ops;

import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.planner.CreatePlanner;
import dev.checkbulk.ops.planner.SettingsPlanner;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.util.List;

/**
 * Plans new records of any resource. The lists in which they would stand are read first, each once: each row knows the equal
 * records that are there before, so that a create without an answer can be told from them, and warns of them. An owner whom
 * Check does not have leaves its rows untouched, with what Check says; a row that Check would surely refuse is refused here.
 *
 * <p>A row's empty cells are not sent. Creates for one person run in the order of the input.
 *
 * @param type what is created
 */
public record CreateRecords(ResourceType type) implements Planner<RecordChange> {
    /** @throws IllegalArgumentException for a resource that cannot be created */
    public CreateRecords {
        if (!type.has(Verb.CREATE)) {
            throw new IllegalArgumentException("Check has no create for " + type.name());
        }
    }

    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<RecordChange> rows) {
        return type.body() instanceof Body.Changes changes
                ? new SettingsPlanner(type, changes, Verb.CREATE, client).plan(rows)
                : new CreatePlanner(type, client, edit -> edit).plan(rows);
    }
}
