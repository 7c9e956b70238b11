package dev.checkbulk.script;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.ResourceShape;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.ShapeText;
import dev.checkbulk.jobs.text.Nearest;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.jobs.type.OfResource;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.Removal;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the scripts for any resource share, as a picocli mixin: its name before FILE, and the way from its rows to a job. */
public final class ResourceJob {
    private static final int LONGEST = 60;
    private static final Map<String, String> OWNERS =
            Map.of("company", "companies", "employee", "employees", "contractor", "contractors");

    @Parameters(
            index = "0",
            paramLabel = "RESOURCE",
            arity = "0..1",
            description = "What the rows are, such as employees; see below.")
    private @Nullable String resource;

    @Option(names = "--fields", description = "Show which columns the rows of RESOURCE have; send nothing.")
    private boolean fields;

    @Option(names = "--check", description = "Check FILE and nothing else, without a key; read and send nothing.")
    private boolean check;

    /** The command line of such a script: its help names the resources that have the verb. */
    public static CommandLine commandLine(Object script, Verb verb) {
        CommandLine line = Bulk.commandLine(script);
        line.getCommandSpec()
                .usageMessage()
                .footer(
                        "",
                        "FILE is CSV with a header, a JSON array or JSON lines. A field in an object is",
                        "a column such as residence.city, in JSON an object; see --fields.",
                        "",
                        "RESOURCE is one of " + String.join(", ", names(verb)),
                        "",
                        String.format(Locale.ROOT, "Example: %s benefits --fields", verb.word()),
                        String.format(
                                Locale.ROOT, "         CHECK_API_KEY=... %s benefits rows.csv --plan", verb.word()));
        return line;
    }

    /**
     * Does what the command line says.
     *
     * @param options of the job that are given
     * @return the exit code
     * @throws BadInput when anything in FILE is wrong
     * @throws CannotStart when nothing could be sent as asked
     */
    public int run(Bulk bulk, Verb verb, Map<String, String> options) throws InvalidInput, CannotStart {
        ResourceType type = type(verb);
        OfResource job = new OfResource(type, verb);
        if (fields) {
            return show(type, verb, job);
        }
        if (check) {
            return bulk.check(job.shape());
        }
        Input input = bulk.read(job.shape());
        return bulk.run(
                Job.of(job.work(input, options)).rehearsing((records, row) -> mention(records, type, verb, job, row)));
    }

    private ResourceType type(Verb verb) throws CannotStart {
        if (resource == null) {
            throw new CannotStart("Missing RESOURCE: one of " + String.join(", ", names(verb)) + ".");
        }
        String name = resource;
        ResourceType type = ResourceType.named(name).orElse(null);
        if (type == null) {
            String nearest = Nearest.to(name, names(verb));
            throw new CannotStart("There is no resource " + "\"" + Shown.plain(name, LONGEST) + "\""
                    + (nearest == null ? "" : ": did you mean \"" + nearest + "\"?") + " Those with "
                    + article(verb) + " are " + String.join(", ", names(verb)) + ".");
        }
        if (!type.has(verb)) {
            throw new CannotStart(instead(type, verb));
        }
        return type;
    }

    private static String article(Verb verb) {
        return (verb == Verb.UPDATE ? "an " : "a ") + verb.word();
    }

    private static List<String> names(Verb verb) {
        return ResourceType.all().stream()
                .filter(type -> type.has(verb))
                .map(ResourceType::name)
                .toList();
    }

    /** What there is in place of a verb that the resource does not have. */
    private static String instead(ResourceType type, Verb verb) {
        StringBuilder text = new StringBuilder("Check has no " + verb.word() + " for " + type.name() + ", only "
                + type.verbs().stream().map(Verb::word).collect(Collectors.joining(", ")) + ".");
        if (verb == Verb.DELETE && type.removal() instanceof Removal.ByDeactivation by) {
            text.append(" To take one out of use: update ")
                    .append(type.name())
                    .append(" with ")
                    .append(by.field())
                    .append(" false.");
        } else if (verb == Verb.DELETE && type.removal() instanceof Removal.None none) {
            text.append(' ').append(none.reason()).append('.');
        }
        if (verb != Verb.DELETE) {
            type.traps().forEach(trap -> text.append("\n  ! ").append(trap));
        }
        return text.toString();
    }

    private static int show(ResourceType type, Verb verb, OfResource job) {
        Stream<String> notes = Stream.concat(
                verb == Verb.CREATE ? type.oneOf().stream().map(one -> "A row has " + one + ".") : Stream.of(),
                type.traps().stream());
        Console console = Console.system();
        Stream.of(
                        Stream.of(verb.word() + " " + type.name() + ": " + job.request()),
                        ShapeText.lines(job.shape()).stream(),
                        notes.map(note -> "  ! " + note))
                .flatMap(lines -> lines)
                .forEach(line -> console.result(line + "\n"));
        return ExitCode.OK;
    }

    /** The record exists, and so does what the row refers to. */
    private static void mention(StoredRecords records, ResourceType type, Verb verb, OfResource job, Row row) {
        RecordChange change = job.change(row);
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (Field field : type.fields()) {
            if (field.readable() && !field.onUpdate() && row.fields().has(field.name())) {
                known.set(field.name(), row.fields().get(field.name()));
            }
        }
        String company = row.text("company").isEmpty() ? StoredRecords.REHEARSAL_COMPANY : row.text("company");
        records.mentionCompany(company);
        OWNERS.forEach((column, kind) -> {
            if (!row.text(column).isEmpty()) {
                records.mention(kind, row.text(column), inCompany(kind, company));
            }
        });
        for (Field field : type.fields()) {
            String kind = field.refersTo();
            if (kind != null) {
                row.texts(field.name()).forEach(id -> records.mention(kind, id, inCompany(kind, company)));
            }
        }
        boolean own = ResourceShape.ids(type, verb).contains("id");
        if (own && verb != Verb.CREATE) {
            records.mention(type.name(), change.ids().get(change.ids().size() - 1), known);
        }
    }

    private static ObjectNode inCompany(String kind, String company) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        return ResourceType.of(kind).field("company").isPresent() ? fields.put("company", company) : fields;
    }
}
