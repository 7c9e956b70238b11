package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.IdGenerator;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates, reads, updates and deletes records one at a time, and tells the judge what took effect. */
public final class CrudEndpoint {
    private final Store store;
    private final IdGenerator ids;
    private final TrafficJudge judge;

    public CrudEndpoint(Store store, IdGenerator ids, TrafficJudge judge) {
        this.store = store;
        this.ids = ids;
        this.judge = judge;
    }

    public Optional<Kind> kindAt(String path) {
        return store.kindAt(path);
    }

    public Response get(Kind kind, String id, Call call) {
        return find(kind, id, node -> Response.json(200, RecordView.of(kind, node, call.query(), store)));
    }

    /** @param parent the company that the path names, or null */
    public Response create(Kind kind, @Nullable String parent, Call call) {
        return RequestBodies.object(
                call,
                body -> write(call, writing -> {
                    ValidationErrors problems = new ValidationErrors();
                    Optional<ObjectNode> made = writing.create(kind, parent, body, problems);
                    return answer(kind, made, kind.created(), problems, call);
                }));
    }

    public Response update(Kind kind, String id, Call call) {
        return RequestBodies.object(
                call,
                body -> change(kind, id, call, (writing, before) -> {
                    ValidationErrors problems = new ValidationErrors();
                    return answer(kind, writing.update(kind, before, body, problems), 200, problems, call);
                }));
    }

    public Response delete(Kind kind, String id, Call call) {
        return change(kind, id, call, (writing, record) -> {
            ValidationErrors problems = new ValidationErrors();
            writing.delete(kind, record, problems);
            return problems.any() ? problems.answer() : Response.empty(204);
        });
    }

    /** What to do with a record that is there. */
    interface Deed {
        Response apply(WriteTransaction writing, ObjectNode record);
    }

    Response change(Kind kind, String id, Call call, Deed deed) {
        return find(kind, id, record -> write(call, writing -> deed.apply(writing, record)));
    }

    /** Sets fields of a record that no request body could set. */
    public Response changeFields(Kind kind, String id, Call call, int status, Consumer<ObjectNode> change) {
        return change(kind, id, call, (writing, before) -> {
            ObjectNode next = before.deepCopy();
            change.accept(next);
            store.put(kind, next);
            writing.updated(kind.path());
            return Response.json(status, RecordView.of(kind, next, call.query(), store));
        });
    }

    /** Does work of which all takes effect, or nothing. */
    public Response write(Call call, Function<WriteTransaction, Response> work) {
        synchronized (store) {
            WriteTransaction writing = new WriteTransaction(store, ids);
            Response answer = store.whole(() -> work.apply(writing));
            if (answer.status() < 300) {
                writing.report(judge, call.key());
            }
            return answer;
        }
    }

    /** Answers for a record, if it is there. */
    public Response find(Kind kind, String id, Function<ObjectNode, Response> work) {
        synchronized (store) {
            return store.find(kind, id).map(work).orElseGet(CrudEndpoint::notFound);
        }
    }

    private Response answer(Kind kind, Optional<ObjectNode> record, int status, ValidationErrors problems, Call call) {
        return record.map(one -> Response.json(status, RecordView.of(kind, one, call.query(), store)))
                .orElseGet(problems::answer);
    }

    public static Response notFound() {
        return ValidationErrors.error(404, "not_found", "The requested object was not found.");
    }

    public static Response notAllowed(Call call) {
        return ValidationErrors.error(405, "method_not_allowed", "Method " + call.method() + " is not allowed.");
    }
}
