package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.ReadClient;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Workplaces as Check has them now, and what they mean for the people who move between them.
 *
 * @param found by id
 */
record WorkplacesNow(Map<String, JsonNode> found) {
    private static final Workplaces WORKPLACES = new Workplaces();

    static final WorkplacesNow NONE = new WorkplacesNow(Map.of());

    /**
     * Reads those of these that are not known, a hundred a request.
     *
     * @return completes with all that are known then; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    Future<WorkplacesNow> read(ReadClient client, Collection<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        unknown.removeAll(found.keySet());
        return client.byIds(WORKPLACES.byId(), List.copyOf(unknown)).map(read -> {
            Map<String, JsonNode> all = new HashMap<>(found);
            all.putAll(read);
            return new WorkplacesNow(all);
        });
    }

    /** What matters to payroll when somebody who works there comes to work here instead. */
    List<String> warnings(List<String> from, List<String> to) {
        List<String> warnings = new ArrayList<>();
        List<String> lost = from.stream().filter(id -> !to.contains(id)).toList();
        if (!lost.isEmpty()) {
            warnings.add("loses " + String.join(", ", lost));
        }
        Set<String> before = states(from);
        Set<String> after = states(to);
        if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
            warnings.add("the state of work changes from " + String.join(", ", before) + " to "
                    + String.join(", ", after) + ": look at the withholding");
        }
        for (String id : to) {
            JsonNode workplace = found.get(id);
            if (workplace == null) {
                warnings.add(id + " is not found: Check will refuse it");
            } else if (workplace.path("active").isBoolean()
                    && !workplace.path("active").booleanValue()) {
                warnings.add(id + " is inactive: Check will refuse it");
            }
        }
        return warnings;
    }

    private Set<String> states(List<String> ids) {
        Set<String> states = new TreeSet<>();
        for (String id : ids) {
            JsonNode workplace = found.get(id);
            String state = workplace == null
                    ? ""
                    : workplace.path("address").path("state").asText("");
            if (!state.isEmpty()) {
                states.add(state);
            }
        }
        return states;
    }
}
