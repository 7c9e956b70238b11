package dev.checkbulk.jobs.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.ResourceShape;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.CreateRecords;
import dev.checkbulk.ops.DeleteRecords;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.UpdateRecords;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.plan.Planner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Records of any resource created, updated or deleted. */
public final class OfResource implements JobType {
    private static final JobOption BLANK = new JobOption(
            "blank",
            "What an empty cell means where Check has a value: the row is refused (default), the value stays, or it is emptied.",
            List.of("refuse", "keep", "null"));

    private final ResourceType type;
    private final Verb verb;

    /** @throws IllegalArgumentException when the resource does not have the verb, or for a verb that only reads */
    public OfResource(ResourceType type, Verb verb) {
        if (!type.has(verb) || verb == Verb.LIST || verb == Verb.GET) {
            throw new IllegalArgumentException("A file cannot " + verb.word() + " " + type.name());
        }
        this.type = type;
        this.verb = verb;
    }

    @Override
    public String name() {
        return verb.word() + " " + type.name();
    }

    @Override
    public String script() {
        return verb.word();
    }

    @Override
    public String sentence() {
        String what = type.name().replace('_', ' ');
        return switch (verb) {
            case CREATE -> "Creates " + what + ".";
            case DELETE -> "Deletes " + what + ".";
            default -> "Updates " + what + ": only what differs is sent.";
        };
    }

    @Override
    public List<JobOption> options() {
        return verb == Verb.CREATE || verb == Verb.DELETE ? List.of() : List.of(BLANK);
    }

    @Override
    public Shape shape() {
        return ResourceShape.of(type, verb);
    }

    /** What is sent for a row, for people. */
    public String request() {
        return verb.method() + " " + type.endpoints().get(verb);
    }

    @Override
    public Work<?> work(Input input, Map<String, String> options) {
        Given given = new Given(this, options);
        return Work.of(
                input,
                type.name().replace('_', ' '),
                participle(),
                request(),
                this::change,
                planner(Blank.valueOf(given.text(BLANK, "refuse").toUpperCase(Locale.ROOT))));
    }

    private String participle() {
        return switch (verb) {
            case CREATE -> "created";
            case DELETE -> "deleted";
            default -> "updated";
        };
    }

    private Planner<RecordChange> planner(Blank blank) {
        return switch (verb) {
            case CREATE -> new CreateRecords(type);
            case DELETE -> new DeleteRecords(type);
            default -> new UpdateRecords(type, blank);
        };
    }

    /** What a row asks for. */
    public RecordChange change(Row row) {
        List<String> columns = ResourceShape.ids(type, verb);
        ObjectNode body = row.fields().deepCopy();
        body.remove(columns);
        List<String> ids = columns.stream().map(row::text).toList();
        return new RecordChange(ids, body, verb == Verb.UPDATE ? row.blanks() : Set.of());
    }
}
