package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Pages;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Scope;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lists in which the records of a plan would stand, each read once. Confined to the client's context.
 *
 * <p>The lists of employees are read together from their companies', unless a company's has more pages than there are people of
 * it: then from each person's own, which takes fewer requests. How long a list is shows only when it is walked, so a long one
 * costs a page for each person, and two that are read ahead, before it is given up.
 */
public final class ScopeLists {
    private static final String EMPLOYEE = "employee";
    private static final String COMPANY = "company";

    private final ResourceType type;
    private final ReadClient client;
    private final boolean together;
    private final Map<String, Scope> alone = new HashMap<>();
    private final EqualRecordIndex wanted;

    public ScopeLists(ResourceType type, ReadClient client) {
        this.type = type;
        this.client = client;
        this.together = type.scope().equals(List.of(EMPLOYEE)) && type.filters().contains(COMPANY);
        this.wanted = new EqualRecordIndex(type);
    }

    /** A row that is to be found. */
    public void add(long row, Scope scope, JsonNode body) {
        if (!together) {
            alone.putIfAbsent(scope.owner(), scope);
        }
        wanted.add(row, scope.owner(), body);
    }

    /**
     * Reads the lists.
     *
     * @param owners the rows' owners, read already: the lists of those whom Check does not have are not read
     * @return completes when all are read; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public Future<Void> read(Owners owners) {
        return together
                ? BoundedReads.each(
                        owners.employees().entrySet(), company -> read(company.getKey(), company.getValue()))
                : BoundedReads.each(alone.values(), this::read);
    }

    private Future<Void> read(String company, List<String> employees) {
        if (company.isEmpty() || employees.size() == 1) {
            return readEach(employees);
        }
        CheckRequest whole = type.list(Map.of(COMPANY, company));
        return walk(
                        whole,
                        employees.size(),
                        record -> wanted.offer(record.path(EMPLOYEE).asText(""), record))
                .compose(ended -> ended ? Future.succeededFuture() : readEach(employees));
    }

    private Future<Void> readEach(List<String> employees) {
        return BoundedReads.each(employees, employee -> read(Scope.of(type, EMPLOYEE, employee)));
    }

    private Future<Boolean> read(Scope scope) {
        return walk(scope.list(), Integer.MAX_VALUE, record -> wanted.offer(scope.owner(), record));
    }

    /** Completes with whether the list ended within so many pages. */
    private Future<Boolean> walk(CheckRequest list, int pages, Consumer<JsonNode> each) {
        Promise<Boolean> ended = Promise.promise();
        walk(client.pages(list), pages, each, ended);
        return ended.future();
    }

    private static void walk(Pages list, int pages, Consumer<JsonNode> each, Promise<Boolean> ended) {
        list.next()
                .onComplete(
                        page -> {
                            if (page.isEmpty() || pages == 0) {
                                ended.complete(page.isEmpty());
                                return;
                            }
                            try {
                                page.forEach(each);
                            } catch (RuntimeException | Error e) { // nobody may wait for ever
                                ended.fail(e);
                                return;
                            }
                            walk(list, pages - 1, each, ended);
                        },
                        ended::fail);
    }

    /** The records that may be equal to what this row would create. Rows are asked for in their order. */
    public List<JsonNode> alike(long row, @Nullable Scope scope, JsonNode body) {
        return scope == null ? List.of() : wanted.alike(row, scope.owner(), body);
    }
}
