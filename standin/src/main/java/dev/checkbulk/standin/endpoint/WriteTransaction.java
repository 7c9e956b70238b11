package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.IdGenerator;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.CrudOperation;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that writes: checks each change, stores what comes of it, and remembers what took effect for the judge. */
public final class WriteTransaction {
    private final Store store;
    private final IdGenerator ids;
    private final List<Effect> effects = new ArrayList<>();

    /** @param body what a record was made from; null if none was made */
    private record Effect(
            CrudOperation verb, String what, @Nullable JsonNode body) {}

    WriteTransaction(Store store, IdGenerator ids) {
        this.store = store;
        this.ids = ids;
    }

    /** @param company that the path names, or null */
    Optional<ObjectNode> create(Kind kind, @Nullable String company, ObjectNode body, ValidationErrors problems) {
        ObjectNode next = kind.blank(ids.next(kind.prefix()));
        if (company != null) {
            next.put("company", company);
        }
        effects.add(new Effect(CrudOperation.CREATE, kind.path(), body));
        boolean settled = settle(kind, new ProposedRecord(body, null, next), problems);
        return settled ? store.find(kind, next.get("id").textValue()) : Optional.empty();
    }

    Optional<ObjectNode> update(Kind kind, ObjectNode before, ObjectNode body, ValidationErrors problems) {
        updated(kind.path());
        boolean settled = settle(kind, new ProposedRecord(body, before, before.deepCopy()), problems);
        return settled ? store.find(kind, before.get("id").textValue()) : Optional.empty();
    }

    void delete(Kind kind, ObjectNode record, ValidationErrors problems) {
        kind.rules().remove(record, store, problems);
        if (!problems.any()) {
            kind.children().forEach(child -> deleteChildren(child, record));
            delete(kind, record);
        }
    }

    private void delete(Kind kind, ObjectNode record) {
        store.delete(kind, record.get("id").textValue());
        effects.add(new Effect(CrudOperation.DELETE, kind.path(), null));
    }

    /** Notes an update that was made otherwise. */
    public void updated(String what) {
        effects.add(new Effect(CrudOperation.UPDATE, what, null));
    }

    /** Tells what took effect. The key of a request that made several records is the first one's. */
    void report(TrafficJudge judge, @Nullable String key) {
        String once = key;
        for (Effect effect : effects) {
            switch (effect.verb()) {
                case CREATE -> {
                    judge.created(effect.what(), once, effect.body() == null ? StrictJson.object() : effect.body());
                    once = null;
                }
                case DELETE -> judge.deleted(effect.what());
                default -> judge.updated(effect.what());
            }
        }
    }

    private boolean settle(Kind kind, ProposedRecord change, ValidationErrors problems) {
        kind.shape().check(change.body(), change.creates(), problems);
        if (!problems.any()) {
            change.next().setAll(kind.readable(change.body()));
            OwnershipCheck.check(kind, change, store, problems);
        }
        if (!problems.any()) {
            kind.rules().apply(change, store, problems);
        }
        if (!problems.any()) {
            store.put(kind, change.next());
            kind.children().forEach(child -> replaceChildren(child, change, problems));
        }
        return !problems.any();
    }

    /** A list that was sent takes the place of what was there. */
    private void replaceChildren(Kind.Child child, ProposedRecord change, ValidationErrors problems) {
        if (!change.sets(child.field())) {
            return;
        }
        deleteChildren(child, change.next());
        JsonNode list = change.body().get(child.field());
        for (int i = 0; i < list.size(); i++) {
            ObjectNode body = list.get(i).<ObjectNode>deepCopy().put(child.key(), change.id());
            create(
                    store.kind(child.kind()),
                    null,
                    body,
                    problems.at(child.field()).at(i));
        }
    }

    private void deleteChildren(Kind.Child child, ObjectNode record) {
        Kind kind = store.kind(child.kind());
        List.copyOf(store.table(kind)
                        .where(child.key(), record.get("id").textValue())
                        .all())
                .forEach(one -> delete(kind, one));
    }
}
