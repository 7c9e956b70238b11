package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Pages;
import dev.checkbulk.http.ReadClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The benefits that some people have now.
 *
 * <p>They are read from the lists of the people's companies, unless a company's list has more pages than there are people of
 * it: then from each person's own list, which takes fewer requests. How long a list is shows only when it is walked, so a
 * long one costs a page for each person, and two that are read ahead, before it is given up.
 */
final class BenefitsNow {
    private static final Benefits BENEFITS = new Benefits();

    private final ReadClient client;
    private final Map<String, List<JsonNode>> byEmployee = new HashMap<>();

    private BenefitsNow(ReadClient client) {
        this.client = client;
    }

    /**
     * Reads them.
     *
     * @param people employees by id, with their {@code company}
     * @return completes with the benefits by the employee's id, none for a person without any; fails with
     *     {@link dev.checkbulk.http.ReadFailed}
     */
    static Future<Map<String, List<JsonNode>>> read(ReadClient client, Map<String, JsonNode> people) {
        BenefitsNow now = new BenefitsNow(client);
        Map<String, Set<String>> companies = people.entrySet().stream()
                .collect(Collectors.groupingBy(
                        person -> person.getValue().path("company").asText(""),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        List<Future<Void>> reads = companies.entrySet().stream()
                .map(company -> now.read(company.getKey(), company.getValue()))
                .toList();
        return Future.all(reads).map(now.byEmployee);
    }

    /** The list that shows whether one of an employee's benefits was created. */
    static CheckRequest of(String employee) {
        return BENEFITS.list(new BenefitFilter(null, employee, null));
    }

    private Future<Void> read(String company, Set<String> employees) {
        if (company.isEmpty() || employees.size() == 1) {
            return readEach(employees);
        }
        Promise<Boolean> whole = Promise.promise();
        List<JsonNode> theirs = new ArrayList<>();
        walk(client.pages(BENEFITS.list(company)), employees, theirs, employees.size(), whole);
        return whole.future().compose(isWhole -> {
            if (!isWhole) {
                return readEach(employees);
            }
            theirs.forEach(benefit -> keep(employee(benefit), benefit));
            return Future.succeededFuture();
        });
    }

    /** Completes with whether the list ended within so many pages. */
    private static void walk(
            Pages list, Set<String> employees, List<JsonNode> into, int pages, Promise<Boolean> whole) {
        list.next()
                .onComplete(
                        page -> {
                            if (page.isEmpty() || pages == 0) {
                                whole.complete(page.isEmpty());
                                return;
                            }
                            page.stream()
                                    .filter(benefit -> employees.contains(employee(benefit)))
                                    .forEach(into::add);
                            walk(list, employees, into, pages - 1, whole);
                        },
                        whole::fail);
    }

    private Future<Void> readEach(Set<String> employees) {
        List<Future<List<JsonNode>>> lists = employees.stream()
                .map(employee -> client.pages(of(employee))
                        .all()
                        .onSuccess(list -> list.forEach(benefit -> keep(employee, benefit))))
                .toList();
        return Future.all(lists).mapEmpty();
    }

    private void keep(String employee, JsonNode benefit) {
        byEmployee.computeIfAbsent(employee, id -> new ArrayList<>()).add(benefit);
    }

    private static String employee(JsonNode benefit) {
        return benefit.path("employee").asText("");
    }
}
