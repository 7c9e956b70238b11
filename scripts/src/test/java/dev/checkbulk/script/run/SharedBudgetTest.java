package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.judge.Arrival;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two scripts with one key and one home, at the same time. */
class SharedBudgetTest extends ScriptTest {
    /** What a machine may see late by, in requests; if each had a budget of its own there would be at least 20 more. */
    private static final int ALLOWANCE = 12;

    private final Standin standin = standin(StandinSettings.defaults());

    private String moves(String who, int people) {
        IntStream.range(0, people).forEach(n -> standin.records().mentionEmployee("emp_" + who + n, "wrk_0"));
        return file(
                who + ".csv",
                IntStream.range(0, people)
                        .mapToObj(n -> "emp_" + who + n + ",wrk_1\n")
                        .collect(Collectors.joining("", "employee,workplaces\n", "")));
    }

    private long updated() {
        return standin.judge().counts().updates().getOrDefault("employees", 0L);
    }

    /** How many requests of both arrived between the other's first and last change, beyond 5 in a second. */
    private double whileOtherRan() {
        List<Arrival> arrivals = standin.judge().arrivals();
        long[] changes = arrivals.stream()
                .filter(arrival -> arrival.path().startsWith("/employees/emp_b"))
                .mapToLong(Arrival::nanos)
                .toArray();
        long first = changes[0];
        long last = changes[changes.length - 1];
        long all = arrivals.stream()
                .filter(arrival -> arrival.nanos() >= first && arrival.nanos() <= last)
                .count();
        return all - 5 * (last - first) / 1e9;
    }

    @Test
    void theShareThatOneLeavesToOthersIsLeftByBoth() {
        standin.records().mentionWorkplace("wrk_1");
        Jbang.Running modest = withKey(standin, "reassign", moves("a", 900), "--yes", "--share", "20%")
                .start();
        until(() -> updated() > 0);
        Jbang.Ended other =
                withKey(standin, "reassign", moves("b", 25), "--yes").end();
        modest.signal("INT");
        assertExit(12, modest.end());
        assertExit(0, other);
        assertTrue(updated() > 25, "both were under way");
        assertTrue(whileOtherRan() <= ALLOWANCE, whileOtherRan() + " requests more than both together have");
        assertEquals(0, standin.judge().counts().throttledByRate());
    }
}
