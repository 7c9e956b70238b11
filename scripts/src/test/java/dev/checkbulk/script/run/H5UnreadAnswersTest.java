package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creates whose answer came and is not Check's, by the real scripts. */
class H5UnreadAnswersTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private String benefits(int people) {
        IntStream.rangeClosed(1, people).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_1"));
        return file(
                "benefits.csv",
                IntStream.rangeClosed(1, people)
                        .mapToObj(n -> "emp_" + n + ",cbn_1,2027-01-01\n")
                        .collect(Collectors.joining("", "employee,company_benefit,effective_start\n", "")));
    }

    @Test
    void h5WhatWasCreatedIsFoundInChecksLogAndSaidMeanwhile() {
        String benefits = benefits(6);
        standin.script().on("POST", "/", Fault.EMPTY_AFTER); // executed, and something else answers
        HeldAnswers log = standin.script().hold("GET", "/logs", 0);
        Jbang.Running running = against(standin, "enroll", benefits).start();
        running.awaitErr(text -> text.contains("Check's answer to 1 row could not be read. Checking Check's log at "));
        Jbang.Ended status = withKey(standin, "status", runDir().toString()).end();
        assertTrue(status.out().contains("1 unconfirmed: Check's answer could not be read."), status::toString);
        log.release();
        Jbang.Ended ended = running.end();
        assertExit(0, ended);
        assertEquals(6, standin.records().all("benefits").size());
        assertTrue(left("journal.jsonl").contains("Check's log"), "it was found there");
    }

    @Test
    void h5ThreeAnswersInARowThatAreNotChecksStopTheRunAndResumeFinishesIt() {
        String benefits = benefits(30);
        standin.script().always("POST", "/", Fault.HTML_PAGE);
        Jbang.Ended ended = against(standin, "enroll", benefits).end();
        assertExit(12, ended);
        assertTrue(ended.out().contains("Stopped: the answers are not Check's"), ended::toString);
        assertEquals(0, standin.records().all("benefits").size());
        standin.script().clear();
        Jbang.Ended status = withKey(standin, "status", runDir().toString()).end();
        assertTrue(status.out().contains("resume looks them up in Check's log"), status::toString);
        Jbang.Ended resumed = withKey(standin, "resume", runDir().toString())
                .with("CHECKBULK_QUARANTINE_MS", "300")
                .end();
        assertExit(0, resumed);
        assertEquals(30, standin.records().all("benefits").size());
    }

    @Test
    void h3TermEndsARunThatWaitsForALookInOrder() {
        String benefits = benefits(1);
        standin.script().on("POST", "/", Fault.EMPTY_AFTER);
        standin.script().always("GET", "/logs", Fault.DEEP_JSON);
        Jbang.Running running = against(standin, "enroll", benefits).start();
        running.awaitErr(text -> text.contains("could not be read"));
        running.signal("TERM");
        Jbang.Ended ended = running.end();
        assertExit(11, ended);
        standin.script().clear();
        assertExit(
                0,
                withKey(standin, "resume", runDir().toString())
                        .with("CHECKBULK_QUARANTINE_MS", "300")
                        .end());
        assertEquals(1, standin.records().all("benefits").size());
    }

    @Test
    void h3ANumberThatCannotBeInAFileIsToldByItsLine() {
        String rows = file(
                "rows.json",
                "[{\"employee\": \"emp_1\", \"company_benefit\": \"cbn_1\"},\n"
                        + " {\"employee\": \"emp_2\", \"employee_contribution_percent\": 1e99999999999}]");
        Jbang.Ended ended = against(standin, "enroll", rows).end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("row 2 (line 2)"), ended::toString);
        assertTrue(ended.err().contains("has an exponent that no amount can have"), ended::toString);
        assertTrue(!ended.err().contains("\tat "), ended::toString);
    }
}
