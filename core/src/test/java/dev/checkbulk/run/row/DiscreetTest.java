package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.Scene;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server says of a secret that it was sent is not written down. */
class DiscreetTest {
    private static final String SECRET = "hush-4711";
    private static final String EARLIER = "hush-0815";

    @Test
    void aMessageThatRepeatsASecretByNameIsKeptWithoutIt() throws Exception {
        Scene scene = new Scene();
        scene.world.wire.script(call -> Reply.status(422, """
                {"error": {"type": "validation_error", "message": "%s replaces %s, blue",
                  "input_errors": [{"field": "api_key", "field_path": ["metadata", "api_key"], "message": "bad %s"}]}}
                """.formatted(SECRET, EARLIER, SECRET)));
        Edit edit = Edit.of(
                        1,
                        "emp_1",
                        CheckRequest.patch("/employees/{employee}", "emp_1")
                                .body(Map.of("metadata", Map.of("api_key", SECRET, "team", "blue"))))
                .lookup(null)
                .before(JsonNodeFactory.instance
                        .objectNode()
                        .set("metadata", JsonNodeFactory.instance.objectNode().put("api_key", EARLIER)));
        StoredRun run = scene.store.create(null, new Plan(Plans.header(1), List.of(edit), List.of()), Guard.NONE);
        scene.work(run);
        String journal = new String(scene.disk.read(Scene.journal(run)), StandardCharsets.UTF_8);
        assertTrue(journal.contains("*** replaces ***, blue"), journal);
        assertFalse(journal.contains("hush"), journal);
        Outcome told = run.state().rows().get(0).outcome();
        assertEquals("422: *** replaces ***, blue", told.explanation());
        assertEquals(
                "bad ***", told.objection().orElseThrow().inputErrors().get(0).message());
    }

    @Test
    void anOutcomeWithoutSecretsStaysAsItIs() {
        Outcome refused = Outcomes.refused();
        assertEquals(refused, Discreet.of(Plans.change(1, "emp_1", "New"), refused));
    }
}
