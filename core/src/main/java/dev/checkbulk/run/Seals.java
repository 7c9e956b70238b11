package dev.checkbulk.run;

import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.run.state.RunRefused;
import java.util.Optional;

/** Puts a home's seal on plans and runs, and looks whether it is there. */
record Seals(HomeSecret secret) {
    /**
     * The seal of a plan with this header and hash.
     *
     * @throws RunRefused when the home's secret cannot be used
     */
    String seal(Seal what, Plan.Header header, String hash) throws RunRefused {
        return what.of(secret.orNew(), header, hash);
    }

    /** @throws RunRefused when the home's secret cannot be used */
    Origin origin(Seal what, PlanFile.Loaded loaded) throws RunRefused {
        if (loaded.seal() == null) {
            return Origin.UNSEALED;
        }
        Optional<byte[]> key = secret.get();
        boolean ours = key.isPresent()
                && what.is(loaded.seal(), key.get(), loaded.plan().header(), loaded.hash());
        return ours ? Origin.HERE : Origin.ELSEWHERE;
    }

    /** The same question, where the answer only saves work. */
    boolean isOurs(Seal what, PlanFile.Loaded loaded) {
        try {
            return origin(what, loaded) == Origin.HERE;
        } catch (RunRefused e) {
            return false;
        }
    }
}
