package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tax parameters that do not change by date, and are sent without one: the list of an owner's parameters tells which
 * ({@code effective_datable}). Confined to the client's context.
 */
public final class UndatedTaxParams {
    private final ResourceType type;
    private final Map<String, Set<String>> params = new HashMap<>();

    public UndatedTaxParams(ResourceType type) {
        this.type = type;
    }

    /**
     * Reads the parameters of these owners.
     *
     * @return completes when they are known, as far as Check shows them; fails with {@link ReadFailed}
     */
    public Future<Void> read(ReadClient client, Collection<String> owners) {
        if (!type.name().endsWith("_tax_params")) {
            return Future.succeededFuture();
        }
        List<Future<Void>> reads = new LinkedHashSet<>(owners)
                .stream()
                        .filter(owner -> !params.containsKey(owner))
                        .map(owner -> read(client, owner))
                        .toList();
        return Future.all(reads).mapEmpty();
    }

    private Future<Void> read(ReadClient client, String owner) {
        CheckRequest all = CheckRequest.get(String.valueOf(type.endpoints().get(Verb.UPDATE)), owner)
                .expecting(Expected.page());
        Set<String> undated = new HashSet<>();
        params.put(owner, undated);
        return client.pages(all)
                .all()
                .<Void>map(found -> {
                    found.stream().filter(UndatedTaxParams::isUndated).forEach(param -> undated.add(id(param)));
                    return null;
                })
                .recover(failure -> failure instanceof ReadFailed failed && failed.outcome() instanceof Outcome.Refused
                        ? Future.succeededFuture() // told when its settings are read
                        : Future.failedFuture(failure));
    }

    private static boolean isUndated(JsonNode param) {
        return param.path("effective_datable").isBoolean()
                && !param.path("effective_datable").booleanValue();
    }

    private static String id(JsonNode param) {
        return param.path("id").asText("");
    }

    /** Whether the row's parameter is one of these. */
    public boolean takes(RecordChange row) {
        return params.getOrDefault(row.key(), Set.of()).contains(id(row.body()));
    }
}
