package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates, reads, updates and deletes records one at a time, and tells the judge what took effect. */
final class Resources {
    private final Store store;
    private final Ids ids;
    private final Judge judge;

    Resources(Store store, Ids ids, Judge judge) {
        this.store = store;
        this.ids = ids;
        this.judge = judge;
    }

    Answer get(Kind kind, String id, Call call) {
        return find(kind, id, node -> Answer.json(200, Shown.of(kind, node, call.query(), store)));
    }

    /** @param parent the company that the path names, or null */
    Answer create(Kind kind, @Nullable String parent, Call call) {
        return Bodies.object(
                call,
                body -> write(call, writing -> {
                    Problems problems = new Problems();
                    Optional<ObjectNode> made = writing.create(kind, parent, body, problems);
                    return answer(kind, made, kind.created(), problems, call);
                }));
    }

    Answer update(Kind kind, String id, Call call) {
        return Bodies.object(
                call,
                body -> change(kind, id, call, (writing, before) -> {
                    Problems problems = new Problems();
                    return answer(kind, writing.update(kind, before, body, problems), 200, problems, call);
                }));
    }

    Answer delete(Kind kind, String id, Call call) {
        return change(kind, id, call, (writing, record) -> {
            Problems problems = new Problems();
            writing.delete(kind, record, problems);
            return problems.any() ? problems.answer() : Answer.empty(204);
        });
    }

    /** What to do with a record that is there. */
    interface Deed {
        Answer apply(Writing writing, ObjectNode record);
    }

    Answer change(Kind kind, String id, Call call, Deed deed) {
        return find(kind, id, record -> write(call, writing -> deed.apply(writing, record)));
    }

    /** Sets fields of a record that no request body could set. */
    Answer changeFields(Kind kind, String id, Call call, int status, Consumer<ObjectNode> change) {
        return change(kind, id, call, (writing, before) -> {
            ObjectNode next = before.deepCopy();
            change.accept(next);
            store.put(kind, next);
            writing.updated(kind.path());
            return Answer.json(status, Shown.of(kind, next, call.query(), store));
        });
    }

    /** Does work of which all takes effect, or nothing. */
    Answer write(Call call, Function<Writing, Answer> work) {
        synchronized (store) {
            Writing writing = new Writing(store, ids);
            Answer answer = store.whole(() -> work.apply(writing));
            if (answer.status() < 300) {
                writing.report(judge, call.key());
            }
            return answer;
        }
    }

    /** Answers for a record, if it is there. */
    Answer find(Kind kind, String id, Function<ObjectNode, Answer> work) {
        synchronized (store) {
            return store.find(kind, id).map(work).orElseGet(Resources::notFound);
        }
    }

    private Answer answer(Kind kind, Optional<ObjectNode> record, int status, Problems problems, Call call) {
        return record.map(one -> Answer.json(status, Shown.of(kind, one, call.query(), store)))
                .orElseGet(problems::answer);
    }

    static Answer notFound() {
        return Problems.error(404, "not_found", "The requested object was not found.");
    }

    static Answer notAllowed(Call call) {
        return Problems.error(405, "method_not_allowed", "Method " + call.method() + " is not allowed.");
    }
}
