package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Pages;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Owners.Owner;
import dev.checkbulk.ops.resource.ResourceType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
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
final class ScopeLists {
    private static final String EMPLOYEE = "employee";
    private static final String COMPANY = "company";

    private final ResourceType type;
    private final ReadClient client;
    private final Map<String, Wanted> wanted = new HashMap<>();
    private final Map<String, CheckRequest> lists = new HashMap<>();

    ScopeLists(ResourceType type, ReadClient client) {
        this.type = type;
        this.client = client;
    }

    /** A row that is to be found. */
    void add(Scope scope, JsonNode body) {
        lists.putIfAbsent(scope.owner(), scope.list());
        wanted.computeIfAbsent(scope.owner(), first -> new Wanted(type)).add(body);
    }

    /**
     * Reads the lists.
     *
     * @param owners the rows' owners, read already: the lists of those whom Check does not have are not read
     * @return completes when all are read; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    Future<Void> read(Owners owners) {
        boolean together =
                type.scope().equals(List.of(EMPLOYEE)) && type.filters().contains(COMPANY);
        Map<String, List<String>> companies = new HashMap<>();
        for (String owner : lists.keySet()) {
            String company = together ? owners.company(new Owner("employees", owner)) : "";
            boolean isThere = !together || owners.absent(1, new Owner("employees", owner)) == null;
            if (isThere) {
                companies
                        .computeIfAbsent(company == null ? "" : company, first -> new ArrayList<>())
                        .add(owner);
            }
        }
        List<Future<Void>> reads = new ArrayList<>();
        companies.forEach((company, people) -> reads.add(read(company, people)));
        return Future.all(reads).mapEmpty();
    }

    private Future<Void> read(String company, List<String> owners) {
        if (company.isEmpty() || owners.size() == 1) {
            return readEach(owners);
        }
        CheckRequest whole = type.list(Map.of(COMPANY, company));
        return walk(whole, owners.size(), record -> offer(record.path(EMPLOYEE).asText(""), record))
                .compose(ended -> ended ? Future.succeededFuture() : readEach(owners));
    }

    private Future<Void> readEach(List<String> owners) {
        List<Future<Boolean>> reads = owners.stream()
                .map(owner -> {
                    CheckRequest list = lists.get(owner);
                    return list == null
                            ? Future.succeededFuture(true)
                            : walk(list, Integer.MAX_VALUE, record -> offer(owner, record));
                })
                .toList();
        return Future.all(reads).mapEmpty();
    }

    private void offer(String owner, JsonNode record) {
        Wanted rows = wanted.get(owner);
        if (rows != null) {
            rows.offer(record);
        }
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
                            page.forEach(each);
                            walk(list, pages - 1, each, ended);
                        },
                        ended::fail);
    }

    /** The records that may be equal to what this row would create. */
    List<JsonNode> alike(@Nullable Scope scope, JsonNode body) {
        Wanted rows = scope == null ? null : wanted.get(scope.owner());
        return rows == null ? List.of() : rows.alike(body);
    }
}
