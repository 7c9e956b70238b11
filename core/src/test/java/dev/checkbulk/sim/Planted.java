package dev.checkbulk.sim;

import dev.checkbulk.internal.Wire;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.run.RunUnderTest.Fact;
import dev.checkbulk.run.RunUnderTest.Times;
import java.util.function.UnaryOperator;

/** A bug that is planted at a seam of the run, to see whether the simulation notices. */
record Planted(
        Times times,
        Limit limit,
        boolean diskIsHonest,
        boolean deathIsDeath,
        boolean serverHasOurClock,
        UnaryOperator<Wire> wire,
        UnaryOperator<Edit> edit,
        UnaryOperator<Fact> memory) {

    static final Planted NOTHING = new Planted(
            Times.REAL,
            Limit.CHECK,
            true,
            true,
            false,
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity());

    Planted times(Times other) {
        return new Planted(other, limit, diskIsHonest, deathIsDeath, serverHasOurClock, wire, edit, memory);
    }

    Planted limit(Limit other) {
        return new Planted(times, other, diskIsHonest, deathIsDeath, serverHasOurClock, wire, edit, memory);
    }

    Planted disk(boolean honest) {
        return new Planted(times, limit, honest, deathIsDeath, serverHasOurClock, wire, edit, memory);
    }

    /** Whether a process that is replaced by a resumed one is surely not running any more. */
    Planted death(boolean real) {
        return new Planted(times, limit, diskIsHonest, real, serverHasOurClock, wire, edit, memory);
    }

    /** The server's dates are those of the client's wall clock, so that its age is as good as read off the wall. */
    Planted clock() {
        return new Planted(times, limit, diskIsHonest, deathIsDeath, true, wire, edit, memory);
    }

    Planted wire(UnaryOperator<Wire> other) {
        return new Planted(times, limit, diskIsHonest, deathIsDeath, serverHasOurClock, other, edit, memory);
    }

    Planted edit(UnaryOperator<Edit> other) {
        return new Planted(times, limit, diskIsHonest, deathIsDeath, serverHasOurClock, wire, other, memory);
    }

    Planted memory(UnaryOperator<Fact> other) {
        return new Planted(times, limit, diskIsHonest, deathIsDeath, serverHasOurClock, wire, edit, other);
    }
}
