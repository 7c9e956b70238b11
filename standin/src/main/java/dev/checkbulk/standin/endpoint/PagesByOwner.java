package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.RecordTable;
import dev.checkbulk.standin.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lists what many records have a few of each. A page holds whole records' worth, so it may hold fewer than asked for. */
public final class PagesByOwner {
    private final Store store;
    private final ListEndpoint listing;

    public PagesByOwner(Store store, ListEndpoint listing) {
        this.store = store;
        this.listing = listing;
    }

    /**
     * @param each how many an owner has at most
     * @param most the largest page
     * @param problems of the query, found so far
     * @param shown what one owner has
     */
    public Response list(
            Kind owners,
            String member,
            int each,
            int most,
            Set<String> filters,
            ValidationErrors problems,
            Call call,
            Function<String, List<ObjectNode>> shown) {
        ListEndpoint.checkNames(call.query(), filters, problems);
        int limit = ListEndpoint.limit(call.query(), most, problems);
        Cursor cursor = Cursor.of(call.query(), problems);
        if (problems.any()) {
            return problems.answer();
        }
        synchronized (store) {
            RecordTable.Page page =
                    cursor.page(owners(owners, member, call.query()), Math.max(1, limit / each), node -> true);
            List<ObjectNode> results = new ArrayList<>();
            for (ObjectNode owner : page.results()) {
                String id = owner.get("id").textValue();
                shown.apply(id)
                        .forEach(node ->
                                results.add(node.put(member, id).put("company", store.companyOf(owners, owner))));
            }
            return ListEndpoint.envelope(results, page, listing.baseUrl(), call);
        }
    }

    private RecordTable owners(Kind owners, String member, QueryParameters query) {
        RecordTable all = store.table(owners);
        if (query.names().contains(member)) {
            return all.only(Set.copyOf(query.all(member)));
        }
        return query.get("company")
                .map(company -> all.where("company", company))
                .orElse(all);
    }
}
