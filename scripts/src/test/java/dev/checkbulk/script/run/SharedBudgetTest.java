package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two scripts with one key and one home, at the same time. */
class SharedBudgetTest extends ScriptTest {
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
        int busiest = standin.judge().counts().busiestSecond();
        assertTrue(busiest <= 10, busiest + " requests in a second, where both together have 5");
        assertEquals(0, standin.judge().counts().throttledByRate());
    }
}
