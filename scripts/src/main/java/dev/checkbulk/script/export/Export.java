package dev.checkbulk.script.export;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.jobs.text.Nearest;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The arguments and options of an export, as a picocli mixin, and the way from them to a file. Nothing is changed at Check.
 * Runs on a script's main thread and blocks it.
 */
public final class Export {
    private static final int LONGEST_NAME = 60;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec script;

    @Parameters(paramLabel = "RESOURCE", description = "What to export, such as employees; see below.")
    private String resource = "";

    @Option(
            names = "--id",
            paramLabel = "ID[,ID...]",
            description = "Export the records with these ids, in this order, and not the list.")
    private List<String> idLists = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "A file, which is there whole or not at all, and its owner's alone; by default standard output.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "csv|json|jsonl",
            description = "The form; by default what the name of FILE ends in, or csv.")
    private @Nullable ExportFormat format;

    @Option(
            names = "--all-fields",
            description = "Give CSV columns too to fields that the script update does not know; JSON has them always.")
    private boolean allFields;

    @Option(
            names = "--raw",
            description =
                    "Write CSV cells that a spreadsheet runs as formulas (those that begin with = + - @) as they are,"
                            + " without an apostrophe in front.")
    private boolean raw;

    @Option(
            names = "--sensitive",
            description = "Export sensitive fields too, such as dates of birth; without this they are left out.")
    private boolean sensitive;

    @Mixin
    private Pace pace = new Pace();

    @Option(
            names = "--rehearse",
            description =
                    "Read from a stand-in on this machine, which has a few records and those that the options name,"
                            + " except ids that contain \"missing\". Nothing is sent to Check.")
    private boolean rehearse;

    /** The command line of a script that has this mixin, with an option for each filter. */
    public static CommandLine commandLine(Object script) {
        CommandLine commandLine = Bulk.commandLine(script);
        ExportFilters.addTo(commandLine.getCommandSpec());
        return commandLine.setParameterExceptionHandler((wrong, words) -> {
            String nearest = wrong instanceof UnmatchedArgumentException unknown
                    ? Nearest.to(
                            unknown.getUnmatched().get(0),
                            List.copyOf(wrong.getCommandLine()
                                    .getCommandSpec()
                                    .optionsMap()
                                    .keySet()))
                    : null;
            wrong.getCommandLine()
                    .getErr()
                    .println(wrong.getMessage()
                            + (nearest == null ? ". See --help." : "; did you mean " + nearest + "? See --help."));
            return ExitCode.USAGE; // without the help, which is so long that nobody would see the message
        });
    }

    /**
     * Exports what the command line says.
     *
     * @return the exit code: {@code ExitCode.FAILED} when ids are missing, {@code ExitCode.NOT_APPLIED} when not all could be
     *     read or written
     * @throws CannotStart when nothing can be read as asked
     */
    public int run() throws CannotStart {
        Map<String, String> filters = ExportFilters.given(Objects.requireNonNull(script, "No command line was read"));
        ResourceType type = type();
        List<String> ids = idLists.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .toList();
        CheckRequest list = ids.isEmpty() ? ExportFilters.list(type, filters) : byId(type, filters, ids);
        ExportFormat form = ExportFormat.of(format, out);
        if (raw && form != ExportFormat.CSV) {
            throw new CannotStart("--raw is about the cells of CSV alone: leave it out.");
        }
        Vertx vertx = ScriptVertx.open();
        Target target = rehearse
                ? Target.rehearsal(vertx, pace, standin -> ExportRehearsal.seed(standin.records(), type, filters, ids))
                : Target.ofEnvironment(vertx, System.getenv(), pace);
        ExportSession.Order order = new ExportSession.Order(
                type, list, ids, ExportFilters.notShown(type, filters), form, out, allFields, raw, sensitive);
        return new ExportSession(order, target, Console.system()).run();
    }

    private ResourceType type() throws CannotStart {
        ResourceType type = ResourceType.named(resource).orElse(null);
        if (type == null) {
            String nearest = Nearest.to(
                    resource.replace('-', '_'),
                    ExportFilters.lists().stream().map(ResourceType::name).toList());
            throw new CannotStart("No resource is named \"" + Shown.plain(resource, LONGEST_NAME) + "\""
                    + (nearest == null ? "; --help names them all." : "; did you mean " + nearest + "?"));
        }
        if (!type.has(Verb.LIST)) {
            throw new CannotStart(type.name() + " cannot be exported: Check has no list of them.");
        }
        return type;
    }

    private static CheckRequest byId(ResourceType type, Map<String, String> filters, List<String> ids)
            throws CannotStart {
        if (!type.byIds()) {
            throw new CannotStart("Check reads no " + type.name() + " by their ids: leave out --id.");
        }
        if (!filters.isEmpty()) {
            throw new CannotStart("--id names the records: nothing else can narrow them. Leave out one or the other.");
        }
        StringBuilder wrong = new StringBuilder();
        for (String id : ids) {
            try {
                CheckRequest.requireId(id);
            } catch (IllegalArgumentException e) {
                wrong.append(wrong.isEmpty() ? "" : "\n")
                        .append("--id: ")
                        .append(e.getMessage())
                        .append('.');
            }
        }
        if (!wrong.isEmpty()) {
            throw new CannotStart(wrong.toString());
        }
        return type.byId();
    }
}
