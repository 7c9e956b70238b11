package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is sent, nothing is lost, and everything is said at once. */
class BadInputTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private Jbang.Ended refused(String... words) {
        Jbang.Ended ended = against(standin, words).end();
        assertExit(2, ended);
        assertEquals(0, standin.judge().counts().requests());
        assertEquals(List.of(), filesLeft());
        return ended;
    }

    private static void says(Jbang.Ended ended, String text) {
        assertTrue(ended.err().contains(text), () -> "\"" + text + "\" is not in\n" + ended);
    }

    @Test
    void w5WithoutAKeyOneLineSaysWhichVariableAndThatIsAll() {
        Jbang.Ended ended = Jbang.run("reassign", "examples/moves.json").end();
        assertExit(2, ended);
        assertEquals(
                "CHECK_API_KEY is not set. Set it to your Check API key, or set CHECK_API_KEY_FILE to a file that contains it.\n",
                ended.err());
    }

    @Test
    void allProblemsOfAFileAreNamedAtOnce() {
        Jbang.Ended ended = refused("reassign", file("moves.csv", """
                        employee,workplaces
                        emp_1,wrk_1
                        emp_1,wrk_2
                        ,wrk_1
                        emp/2,wrk_1
                        emp_3,..
                        emp_4,wrk_1?x
                        emp_5,wrk 1
                        emp_6
                        """));
        says(ended, "row 2 (line 3), column employee: \"emp_1\" is already in row 1 (line 2)");
        says(ended, "row 3 (line 4), column employee");
        says(ended, "row 4 (line 5), column employee: \"emp/2\"");
        says(ended, "row 5 (line 6), column workplaces: \"..\"");
        says(ended, "row 6 (line 7), column workplaces: \"wrk_1?x\"");
        says(ended, "row 7 (line 8), column workplaces: \"wrk 1\"");
        says(ended, "row 8 (line 9)");
        says(ended, "Nothing was sent.");
    }

    @Test
    void aMissingFileIsNamed() {
        says(refused("reassign", folder.resolve("nowhere.json").toString()), "nowhere.json");
    }

    @Test
    void anUnknownColumnIsNamedWithTheNearestRightOne() {
        says(
                refused("enroll", file("benefits.csv", "employee,company_benefitt\nemp_1,cbn_1\n")),
                "did you mean \"company_benefit\"?");
    }

    @Test
    void moneyMustBeATextWithDecimals() {
        says(
                refused(
                        "enroll",
                        file(
                                "benefits.json",
                                "[{\"employee\":\"emp_1\",\"benefit\":\"bnf_1\",\"employee_contribution_amount\":150}]")),
                "employee_contribution_amount");
    }

    @Test
    void aBenefitNeedsAKind() {
        says(
                refused("enroll", file("benefits.csv", "employee,period\nemp_1,monthly\n")),
                "has none of benefit, company_benefit");
    }

    @Test
    void missingFileAndUnknownOptionAreUsageErrors() {
        says(refused("reassign"), "Missing FILE");
        says(refused("reassign", "examples/moves.json", "--frobnicate"), "--frobnicate");
        says(refused("reassign", "examples/moves.json", "--add", "--remove"), "--add");
    }

    @Test
    void aRemovedWorkplaceCannotBecomePrimary() {
        says(refused("reassign", "examples/moves.json", "--remove", "--primary"), "--primary");
    }

    @Test
    void theKeyGoesToChecksHostsAndThisMachineOnly() {
        Jbang.Ended ended = Jbang.run("reassign", "examples/moves.json")
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_BASE_URL", "https://example.com")
                .end();
        assertExit(2, ended);
        says(ended, "not to example.com");
    }

    @Test
    void productionWithoutATerminalNeedsYes() {
        Jbang.Ended ended = Jbang.run("reassign", "examples/moves.json")
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_BASE_URL", "https://api.checkhq.com")
                .end();
        assertExit(2, ended);
        says(ended, "Add --yes");
    }

    @Test
    void anEmptyFileIsNothingToDo() {
        Jbang.Ended ended =
                against(standin, "reassign", file("moves.json", "{}")).end();
        assertExit(0, ended);
        says(ended, "Nothing to do");
        assertTrue(against(standin, "reassign", file("moves.json", "{}"), "--json")
                .end()
                .out()
                .contains("\"rows\" : 0"));
    }
}
