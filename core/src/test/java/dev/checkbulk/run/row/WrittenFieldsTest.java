package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.plan.Edit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WrittenFieldsTest {
    private final WrittenFields written = new WrittenFields();

    private static Edit edit(long row, @Nullable String resource, String email, @Nullable JsonNode before) {
        CheckRequest request =
                CheckRequest.patch("/employees/{employee}", "emp_1").body(Map.of("email", email, "first_name", "Pat"));
        return Edit.of(row, "emp_1", request).resource(resource).before(before);
    }

    private static JsonNode before(String email) {
        return JsonNodeFactory.instance.objectNode().put("email", email);
    }

    @Test
    void theNextEditOfARecordFindsWhatTheRunWrote() {
        Edit first = edit(1, "emp_1", "new", before("old"));
        written.done(first, first.request());
        assertEquals(
                before("new"),
                written.over(edit(2, "emp_1", "newer", before("old"))).before());
    }

    @Test
    void otherRecordsAndUnreadOnesAreLeftAsTheyAre() {
        Edit first = edit(1, "emp_1", "new", before("old"));
        written.done(first, first.request());
        Edit other = edit(2, "emp_2", "x", before("old"));
        Edit unread = edit(3, "emp_1", "x", null);
        assertSame(other, written.over(other));
        assertSame(unread, written.over(unread));
    }
}
