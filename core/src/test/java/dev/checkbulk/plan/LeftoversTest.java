package dev.checkbulk.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckError.InputError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.run.Scene;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.EntryJson;
import dev.checkbulk.run.journal.JournalLeftovers;
import dev.checkbulk.run.journal.TimedEntry;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a row and of an entry when a run is purged. */
class LeftoversTest {
    /** In every place that takes a text; none of its letters is in what may stay. */
    private static final String MARK = "Zoë Q. <zoe@example.com> 078-05-1120";

    private static final JsonNode OBJECT =
            JsonNodeFactory.instance.objectNode().put(MARK, MARK).put("n", MARK);

    private static final Leftovers NONE = new Leftovers(Stream.of());

    private static CheckError error(String logId) {
        return new CheckError(422, MARK, MARK, List.of(new InputError(MARK, List.of(MARK), MARK)), logId);
    }

    private static Edit full() {
        CheckRequest read = CheckRequest.get("/employees").query(MARK, MARK).expecting(Expected.page());
        CheckRequest write = CheckRequest.patch("/employees/{employee}", "emp_1")
                .query(MARK, MARK)
                .body(OBJECT);
        return new Edit(
                new RowRef(3, 2, MARK, MARK, OBJECT),
                "/employees/" + MARK,
                new Look(read, read, new Setting(List.of(MARK), MARK, MARK, MARK), OBJECT, OBJECT),
                new Send(write, write),
                List.of(MARK));
    }

    private static String written(Plan plan, Leftovers leftovers) throws Exception {
        PlanFile.Loaded whole = PlanFile.read(PlanFile.write(plan));
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        PlanFile.writePurged(
                whole, leftovers, JsonNodeFactory.instance.objectNode(), new Purged("dana", VirtualTime.START), bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void assertNothingIsLeft(String written) {
        for (String part : List.of("Zo", "Q.", "example", "078", "1120")) {
            assertFalse(written.contains(part), part + " in " + written);
        }
    }

    @Test
    void h4NoFieldOfAPlanKeepsAMarkedValue() throws Exception {
        List<Untouched> untouched = new ArrayList<>();
        for (Outcome end : List.of(
                new Outcome.Refused(error(MARK)),
                new Skipped(Skipped.Reason.CONFLICT, MARK),
                new Skipped(Skipped.Reason.BLOCKED, MARK))) {
            untouched.add(new Untouched(10L + untouched.size(), MARK, end, MARK, OBJECT));
        }
        String written =
                written(new Plan(Plans.header(1).about(OBJECT), List.of(full()), List.copyOf(untouched)), NONE);
        assertNothingIsLeft(written);
        assertTrue(written.contains("\"status\":422"), written);
        assertTrue(written.contains("\"input\":2"), written);
        assertTrue(written.contains("\"ids\":[\"emp_1\"]"), written);
    }

    @Test
    void h4NoFieldOfAJournalKeepsAMarkedValue() {
        List<Entry> entries = List.of(
                new Entry.Intent(1, 0, MARK, VirtualTime.START),
                new Entry.Denied(1, 0, 429),
                new Entry.Unanswered(1, 0, MARK, MARK),
                new Entry.Result(1, 0, new Outcome.Refused(error(MARK)), MARK),
                new Entry.Result(2, 0, new Skipped(Skipped.Reason.KEPT, MARK), MARK),
                new Entry.Result(3, 0, new Skipped(Skipped.Reason.BLOCKED, MARK), MARK),
                new Entry.Result(4, 0, Entries.done(MARK, MARK), MARK));
        StringBuilder left = new StringBuilder();
        for (Entry entry : entries) {
            TimedEntry stamped = JournalLeftovers.of(new TimedEntry(entry, VirtualTime.START, VirtualTime.START));
            left.append(EntryJson.write(stamped)).append('\n');
        }
        assertNothingIsLeft(left.toString());
        assertTrue(left.toString().contains("\"undo\":\"kept\""), "that an undo kept it is how it ended");
        assertTrue(left.toString().contains("\"sent\""));
    }

    @Test
    void h4IdsTimesAndReasonsStay() {
        Entry silent = new Entry.Unanswered(1, 0, "SERVER 502", "log_Ab1");
        assertEquals(silent, left(silent));
        Entry done = Entries.numbered(4);
        assertEquals(done, left(done));
        Entry opened = Scene.opened("laptop");
        assertEquals(opened, left(opened));
    }

    private static Entry left(Entry entry) {
        return JournalLeftovers.of(new TimedEntry(entry, null, null)).entry();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane", "Doe-Smith", "078-05-1120", "078051120", "JANE_DOE", "jane"})
    void h4ANameInTheColumnOfIdsDoesNotStay(String name) throws Exception {
        CheckRequest request = CheckRequest.patch("/employees/{employee}", name)
                .body(Map.of("a", 1))
                .expecting(Expected.object(name));
        Edit edit = Edit.of(1, name, request).company(name);
        Edit left = NONE.of(edit);
        assertEquals("", left.label());
        assertNull(left.resource());
        assertNull(left.company());
        assertEquals(List.of(Leftovers.NO_ID), left.request().ids());
        Untouched absent = new Untouched(2, name, new Outcome.Refused(error("log_1")), name, null);
        Plan plan = new Plan(Plans.header(1), List.of(edit), List.of(absent));
        assertFalse(written(plan, NONE).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_yPPAA3bLYrXVyD2fzKrm", "5f9d2c1e-0000-4abc-8def-0123456789ab"})
    void h4WhatHasTheFormOfCheckIdsStays(String id) {
        Edit edit =
                Edit.of(1, id, CheckRequest.delete("/benefits/{benefit}", id)).company(id);
        assertEquals(edit.lookup(null), NONE.of(edit));
    }

    @Test
    void h4AnIdOfAnotherFormStaysWhenCheckAnsweredWithIt() {
        Edit edit = Edit.of(1, "X17", CheckRequest.delete("/benefits/{benefit}", "X17"));
        Leftovers answered = new Leftovers(Stream.of(Entries.done("log_1", "X17")));
        assertEquals(edit.lookup(null), answered.of(edit));
        assertEquals("", NONE.of(edit).label());
    }
}
