package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Store;
import dev.checkbulk.standin.store.Timelines;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Applies lists of changes to settings that hold from a date on: all of a list, or none. */
public final class DatedSettings {
    private final Store store;
    private final CrudEndpoint resources;
    private final Clock clock;

    public DatedSettings(Store store, CrudEndpoint resources, Clock clock) {
        this.store = store;
        this.resources = resources;
        this.clock = clock;
    }

    /** Applies one change, which is an object, or says why not. */
    public interface Step {
        void apply(ObjectNode change, ValidationErrors here);
    }

    /**
     * @param what is updated by each change
     * @param place where in the body the list is
     */
    public void apply(String what, JsonNode changes, WriteTransaction writing, ValidationErrors place, Step step) {
        if (!changes.isArray()) {
            place.add("Expected a list of items.");
        }
        for (int i = 0; i < changes.size() && changes.isArray(); i++) {
            if (changes.get(i) instanceof ObjectNode change) {
                step.apply(change, place.at(i));
                writing.updated(what);
            } else {
                place.at(i).add("Expected an object.");
            }
        }
    }

    /** Answers for a body that is a list of changes. */
    public Response applyAll(String what, Call call, Step step, Supplier<Response> then) {
        return RequestBodies.array(
                call,
                changes -> resources.write(call, writing -> {
                    ValidationErrors problems = new ValidationErrors();
                    apply(what, changes, writing, problems, step);
                    return problems.any() ? problems.answer() : then.get();
                }));
    }

    /** Sets what the change says from the date that it says, or from the one that stands for none. */
    public void set(Timelines.Line line, ObjectNode change) {
        String start = change.path("effective_start").asText("");
        if (!change.hasNonNull("effective_start")) {
            start = store.timelines().start(line, today());
        }
        store.timelines().set(line, start, change.<ObjectNode>deepCopy().put("effective_start", start));
    }

    /** In UTC. */
    public String today() {
        return LocalDate.ofInstant(clock.wall(), ZoneOffset.UTC).toString();
    }

    public Store store() {
        return store;
    }

    public CrudEndpoint resources() {
        return resources;
    }
}
