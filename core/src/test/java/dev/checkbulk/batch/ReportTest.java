package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindIsCountedOnceAndTheCountsAddUp(Kind kind) {
        BatchReport report = BatchReport.EMPTY.and(kind).and(kind);
        assertEquals(2, report.total());
        boolean good = kind == Kind.DONE || kind == Kind.ALREADY;
        assertEquals(good ? 2 : 0, report.succeeded());
        assertEquals(good, report.complete());
    }

    @Test
    void eachKindHasItsOwnCount() {
        BatchReport report = BatchReport.EMPTY;
        int times = 0;
        for (Kind kind : Kind.values()) {
            times++;
            for (int i = 0; i < times; i++) {
                report = report.and(kind);
            }
        }
        assertEquals(new BatchReport(1, 2, 3, 4, 5, 6, 7, null), report);
    }

    @Test
    void aBatchThatWasStoppedIsNotComplete() {
        assertTrue(BatchReport.EMPTY.complete());
        assertFalse(BatchReport.EMPTY.and(Kind.DONE).stopped("enough").complete());
    }
}
