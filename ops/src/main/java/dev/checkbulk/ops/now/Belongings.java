package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Scope;
import io.vertx.core.Future;
import java.util.List;

/** All records of one resource that some employees have. Confined to the client's context. */
public final class Belongings {
    private static final String EMPLOYEE = "employee";

    private final ResourceType type;
    private final ScopeLists lists;
    private final ObjectNode anything = JsonNodeFactory.instance.objectNode();

    /** @param fields what is kept of each record besides its id, its dates, and whether it is active */
    public Belongings(ResourceType type, ReadClient client, String... fields) {
        this.type = type;
        this.lists = new ScopeLists(type, client);
        List.of(fields).forEach(anything::putNull); // a value would be compared, and null is not
    }

    public void add(long row, String employee) {
        lists.add(row, scope(employee), all(employee));
    }

    /**
     * Reads the lists of those who were added, as {@link ScopeLists} does.
     *
     * @param owners those who were added, read already
     */
    public Future<Void> read(Owners owners) {
        return lists.read(owners);
    }

    /** Those of the row's employee. Rows are asked for in their order. */
    public List<JsonNode> of(long row, String employee) {
        return lists.alike(row, scope(employee), all(employee));
    }

    /** The person's list. */
    public CheckRequest list(String employee) {
        return scope(employee).list();
    }

    private Scope scope(String employee) {
        return Scope.of(type, EMPLOYEE, employee);
    }

    private ObjectNode all(String employee) {
        return anything.deepCopy().put(EMPLOYEE, employee);
    }
}
