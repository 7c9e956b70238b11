package dev.checkbulk.script.send;

import dev.checkbulk.jobs.AlreadyRun;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.plan.PlanFailed;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import io.vertx.core.Future;

/** Waits for plans that follow from another run. */
final class Plans {
    private Plans() {}

    /** @throws CannotStart when there is none; nothing was sent then */
    static PlannedJob get(Future<PlannedJob> planned) throws CannotStart {
        try {
            return Await.run(planned);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (AlreadyRun e) {
            throw CannotStart.because(e.why());
        } catch (PlanFailed e) {
            throw new CannotStart(e.getMessage() + ". Nothing was sent; give the same command again.");
        }
    }
}
