package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lists what many records have a few of each. A page holds whole records' worth, so it may hold fewer than asked for. */
final class OwnerPages {
    private final Store store;
    private final Listing listing;

    OwnerPages(Store store, Listing listing) {
        this.store = store;
        this.listing = listing;
    }

    /**
     * @param each how many an owner has at most
     * @param most the largest page
     * @param problems of the query, found so far
     * @param shown what one owner has
     */
    Answer list(
            Kind owners,
            String member,
            int each,
            int most,
            Set<String> filters,
            Problems problems,
            Call call,
            Function<String, List<ObjectNode>> shown) {
        Listing.checkNames(call.query(), filters, problems);
        int limit = Listing.limit(call.query(), most, problems);
        Cursor cursor = Cursor.of(call.query(), problems);
        if (problems.any()) {
            return problems.answer();
        }
        synchronized (store) {
            Table.Page page =
                    cursor.page(owners(owners, member, call.query()), Math.max(1, limit / each), node -> true);
            List<ObjectNode> results = new ArrayList<>();
            for (ObjectNode owner : page.results()) {
                String id = owner.get("id").textValue();
                shown.apply(id)
                        .forEach(node ->
                                results.add(node.put(member, id).put("company", store.companyOf(owners, owner))));
            }
            return Listing.envelope(results, page, listing.baseUrl(), call);
        }
    }

    private Table owners(Kind owners, String member, Parameters query) {
        Table all = store.table(owners);
        if (query.names().contains(member)) {
            return all.only(Set.copyOf(query.all(member)));
        }
        return query.get("company")
                .map(company -> all.where("company", company))
                .orElse(all);
    }
}
