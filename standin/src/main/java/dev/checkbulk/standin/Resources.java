package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Creates, reads, updates and deletes records, and tells the judge what took effect. */
final class Resources {
    private final Store store;
    private final Ids ids;
    private final Judge judge;

    Resources(Store store, Ids ids, Judge judge) {
        this.store = store;
        this.ids = ids;
        this.judge = judge;
    }

    Answer get(Kind kind, String id) {
        synchronized (store) {
            return store.find(kind, id).map(node -> Answer.json(200, node)).orElseGet(Resources::notFound);
        }
    }

    Answer create(Kind kind, Call call) {
        return withBody(call, body -> {
            synchronized (store) {
                ObjectNode next = kind.blank(ids.next(kind.prefix()));
                Answer answer = settle(kind, new Change(body, null, next), 201);
                if (answer.status() == 201) {
                    judge.created(kind.path(), call.key(), body);
                }
                return answer;
            }
        });
    }

    Answer update(Kind kind, String id, Call call) {
        return withBody(call, body -> {
            synchronized (store) {
                ObjectNode before = store.find(kind, id).orElse(null);
                if (before == null) {
                    return notFound();
                }
                Answer answer = settle(kind, new Change(body, before, before.deepCopy()), 200);
                if (answer.status() == 200) {
                    judge.updated(kind.path());
                }
                return answer;
            }
        });
    }

    Answer delete(Kind kind, String id) {
        synchronized (store) {
            if (store.find(kind, id).isEmpty()) {
                return notFound();
            }
            store.delete(kind, id);
            judge.deleted(kind.path());
            return Answer.empty(204);
        }
    }

    static Answer notFound() {
        return Problems.error(404, "not_found", "The requested object was not found.");
    }

    private Answer settle(Kind kind, Change change, int status) {
        Problems problems = new Problems();
        kind.shape().check(change.body(), change.creates(), problems);
        if (!problems.any()) {
            change.next().setAll(change.body());
            switch (kind) {
                case COMPANIES -> {}
                case WORKPLACES -> WorkplaceRules.apply(change, store, problems);
                case EMPLOYEES -> EmployeeRules.apply(change, store, problems);
                case BENEFITS -> BenefitRules.apply(change, store, problems);
            }
        }
        if (problems.any()) {
            return problems.answer();
        }
        store.put(kind, change.next());
        return Answer.json(status, change.next());
    }

    private interface Operation {
        Answer apply(ObjectNode body);
    }

    private static Answer withBody(Call call, Operation operation) {
        if (!call.json()) {
            return Problems.error(415, "validation_error", "The content type must be application/json.");
        }
        JsonNode body;
        try {
            body = Json.parse(call.body());
        } catch (IOException e) {
            return Problems.one("JSON parse error: " + e.getClass().getSimpleName());
        }
        return body instanceof ObjectNode object ? operation.apply(object) : Problems.one("Expected an object.");
    }
}
