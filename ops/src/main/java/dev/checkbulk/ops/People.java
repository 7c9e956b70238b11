package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Refused;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Employees as Check has them now.
 *
 * @param found by id, with their company and workplaces
 * @param refusals what Check said when it was asked for one of the others, by id
 */
record People(Map<String, JsonNode> found, Map<String, Refused> refusals) {
    static final People NOBODY = new People(Map.of(), Map.of());

    private static final Employees EMPLOYEES = new Employees();

    /** What plans are made of; the rest of a hundred thousand people would fill the memory. */
    private static final Set<String> FIELDS = Set.of("id", "company", "workplaces", "primary_workplace");

    /**
     * Reads those of these employees that are not known: a hundred ids a request, each id once, and those that Check does not
     * list by themselves.
     *
     * @return completes with what is known then: each id either found or refused; fails with {@link ReadFailed}
     */
    Future<People> read(ReadClient client, List<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        unknown.removeAll(found.keySet());
        unknown.removeAll(refusals.keySet());
        return client.byIds(EMPLOYEES.byId(), List.copyOf(unknown), FIELDS).compose(listed -> {
            People people = new People(new HashMap<>(found), new HashMap<>(refusals));
            people.found.putAll(listed);
            List<Future<Outcome>> others = unknown.stream()
                    .filter(id -> !listed.containsKey(id))
                    .map(id -> client.get(EMPLOYEES.get(id)).onSuccess(read -> people.keep(id, read)))
                    .toList();
            return Future.all(others).map(people);
        });
    }

    /** What is known of these. */
    People only(Set<String> ids) {
        People some = new People(new HashMap<>(found), new HashMap<>(refusals));
        some.found.keySet().retainAll(ids);
        some.refusals.keySet().retainAll(ids);
        return some;
    }

    private void keep(String id, Outcome read) {
        if (read instanceof Outcome.Done done) {
            found.put(id, done.response().body());
        } else if (read instanceof Refused refused) {
            refusals.put(id, refused);
        }
    }

    /** The company that employs the person; null when Check does not show it. */
    @Nullable
    String company(String id) {
        JsonNode person = found.get(id);
        return person == null ? null : person.path("company").textValue();
    }

    /** The row of a person whom Check does not have; null when it has. */
    @Nullable
    Untouched absent(long row, String id) {
        Refused refused = refusals.get(id);
        return refused == null ? null : new Untouched(row, id, refused, null, null);
    }
}
