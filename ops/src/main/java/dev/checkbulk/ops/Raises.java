package dev.checkbulk.ops;

import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.planner.RaisePlanner;
import dev.checkbulk.ops.row.Raise;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.util.List;

/**
 * Plans raises. Check cannot change a rate's amount, so a row takes two steps: a new earning rate is created, then the one that it
 * replaces is made inactive. The new rate has the period, the name and the weekly hours of the old one where the row says
 * nothing else, and the row's metadata alone.
 *
 * <p>The people and all their rates are read first. A step that is so already is left out: of a person who has an equal active
 * rate only the old one is made inactive. A row is refused whose rate is not the person's, or who has none or several active ones
 * and names none; so is a second row for the same rate, because nobody knows the id that the first one's will have. Each row's
 * warnings tell the old and the new amount, whether the pay goes down or up by more than half, and when the period changes.
 */
public final class Raises implements Planner<Raise> {
    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<Raise> rows) {
        return new RaisePlanner(client).plan(rows);
    }
}
