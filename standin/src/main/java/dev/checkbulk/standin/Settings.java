package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Applies lists of changes to settings that hold from a date on: all of a list, or none. */
final class Settings {
    private final Store store;
    private final Resources resources;
    private final Clock clock;

    Settings(Store store, Resources resources, Clock clock) {
        this.store = store;
        this.resources = resources;
        this.clock = clock;
    }

    /** Applies one change, which is an object, or says why not. */
    interface Step {
        void apply(ObjectNode change, Problems here);
    }

    /**
     * @param what is updated by each change
     * @param place where in the body the list is
     */
    void apply(String what, JsonNode changes, Writing writing, Problems place, Step step) {
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
    Answer applyAll(String what, Call call, Step step, Supplier<Answer> then) {
        return Bodies.array(
                call,
                changes -> resources.write(call, writing -> {
                    Problems problems = new Problems();
                    apply(what, changes, writing, problems, step);
                    return problems.any() ? problems.answer() : then.get();
                }));
    }

    /** Sets what the change says from the date that it says, or from the one that stands for none. */
    void set(Timelines.Line line, ObjectNode change) {
        String start = change.path("effective_start").asText("");
        if (!change.hasNonNull("effective_start")) {
            start = store.timelines().start(line, today());
        }
        store.timelines().set(line, start, change.<ObjectNode>deepCopy().put("effective_start", start));
    }

    /** In UTC. */
    String today() {
        return LocalDate.ofInstant(clock.wall(), ZoneOffset.UTC).toString();
    }

    Store store() {
        return store;
    }

    Resources resources() {
        return resources;
    }
}
