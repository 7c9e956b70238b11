package dev.checkbulk.jobs.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Repeated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of one plan that set the same field of the same record to different values. */
public final class Contradictions {
    private record Field(String record, String name) {}

    private record Value(long row, JsonNode value) {}

    private Contradictions() {}

    /** One for each field of a row that contradicts a row before it. */
    public static List<Contradiction> of(Plan plan) {
        List<Contradiction> found = new ArrayList<>();
        Map<Field, Value> set = new HashMap<>();
        Repeated repeated = Repeated.in(plan.edits(), Edit::record);
        for (Edit edit : plan.edits()) {
            if (edit.request().method() == Method.POST || !repeated.contains(edit.record())) {
                continue;
            }
            for (Map.Entry<String, JsonNode> sent : edit.sent().properties()) {
                Value now = new Value(edit.input(), sent.getValue());
                Value earlier = set.put(new Field(String.valueOf(edit.record()), sent.getKey()), now);
                if (earlier != null && !earlier.value().equals(now.value())) {
                    found.add(new Contradiction(now.row(), earlier.row(), sent.getKey(), edit.label()));
                }
            }
        }
        return found;
    }
}
