package dev.checkbulk.script;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.jobs.file.InputReader;
import dev.checkbulk.jobs.file.Validation;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.terminal.Hindrance;
import dev.checkbulk.script.terminal.Mishap;
import dev.checkbulk.script.terminal.Streams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments and options that all bulk scripts have, as a picocli mixin, and the way from a file to a report. */
public final class Bulk {
    private static final Logger VERTX = Logger.getLogger("io.vertx"); // kept, or the level is forgotten with the logger
    private static final Logger NETTY = Logger.getLogger("io.netty");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec script;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The rows: .json, .jsonl or .csv; - reads standard input.")
    private @Nullable String file;

    @Mixin
    private Pace pace = new Pace();

    @Option(
            names = "--rehearse",
            description = "Run against a stand-in on this machine. It knows the records that the file mentions,"
                    + " except ids that contain \"missing\". Nothing is sent to Check.")
    private boolean rehearse;

    @Option(names = "--plan", description = "Show what would change, row by row, and the numbers; send nothing.")
    private boolean plan;

    @Option(
            names = "--plan-out",
            paramLabel = "FILE",
            description = "Save the plan, to be applied exactly so with the script apply; send nothing now.")
    private @Nullable Path planOut;

    @Option(
            names = "--expect",
            paramLabel = "rows=N,people=N,companies=N",
            description = "Send nothing unless the plan has these numbers.")
    private @Nullable String expect;

    @Option(
            names = "--require-expect",
            paramLabel = "FIELD",
            description =
                    "Refuse a file in which a row does not say what it expects of FIELD, such as last_name; may be"
                            + " repeated.")
    private List<String> requireExpect = List.of();

    @Option(
            names = "--skip-invalid",
            description = "Send the other rows when there are some whose record Check does not have.")
    private boolean skipInvalid;

    @Option(
            names = "--literal",
            paramLabel = "COLUMN",
            description =
                    "Take the texts of this column as they are written, even if they look like a spreadsheet's error or formula;"
                            + " may be repeated.")
    private List<String> literal = List.of();

    @Option(
            names = "--last-wins",
            description = "Allow rows that contradict each other: they are sent in the order of the file.")
    private boolean lastWins;

    @Mixin
    private Safety safety = new Safety();

    @Option(
            names = "--again",
            description = "Run an input a second time that was run before; without this it is refused.")
    private boolean again;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where results.csv, failed.* and unknown.* go;"
                    + " by default a new folder under $$CHECKBULK_HOME/runs (~/.checkbulk/runs).")
    private @Nullable Path runDir;

    /**
     * Reads FILE.
     *
     * @throws BadInput when anything in it is wrong
     * @throws CannotStart when no FILE was given
     */
    public Input read(Shape shape) throws InvalidInput, CannotStart {
        return read(shape, null);
    }

    /** Reads FILE; a rehearsal without one takes the sample, a CSV text, so that a script can be tried as it is. */
    public Input read(Shape shape, @Nullable String sample) throws InvalidInput, CannotStart {
        Shape rows = rows(shape);
        if (file != null) {
            Input input = InputReader.read(file, System.in, rows);
            tellBlank(input.blankRows());
            return input.requiring(requireExpect);
        }
        if (rehearse && sample != null) {
            return InputReader.parse(sample.getBytes(StandardCharsets.UTF_8), "sample.csv", rows)
                    .requiring(requireExpect);
        }
        throw new CannotStart("Missing FILE: the rows to work on, or - for standard input. See --help.");
    }

    private Shape rows(Shape shape) throws CannotStart {
        try {
            Shape literally = shape.takingLiterally(literal);
            return lastWins ? literally.repeatable() : literally;
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--literal: " + e.getMessage() + ".");
        }
    }

    private static void tellBlank(long rows) {
        if (rows > 0) {
            Console.system().say("Skipped " + rows + (rows == 1 ? " blank row." : " blank rows."));
        }
    }

    /**
     * Checks FILE, of any size, and nothing else.
     *
     * @return the exit code
     * @throws BadInput when anything in it is wrong
     * @throws CannotStart when no FILE was given
     */
    int check(Shape shape) throws InvalidInput, CannotStart {
        Console console = Console.system();
        long rows;
        if (file != null && requireExpect.isEmpty()) {
            Validation checked = Validation.of(file, System.in, rows(shape));
            tellBlank(checked.blankRows());
            rows = checked.rows();
        } else {
            rows = read(shape).rows().size();
        }
        console.result(rows + (rows == 1 ? " row" : " rows") + ", nothing wrong with the file.\n");
        console.say("This was a check of the file alone: nothing was read from Check, and nothing was sent.");
        return ExitCode.OK;
    }

    /**
     * Runs the job on all its rows, and reports.
     *
     * @return the exit code
     * @throws CannotStart when nothing could be sent as asked
     */
    public int run(Job<?> job) throws CannotStart {
        String name = script == null ? "run" : script.name();
        Runner.Options options = new Runner.Options(
                name, rehearse, json, again, plan, planOut, expect, skipInvalid, lastWins, runDir, pace, safety);
        return new Runner(options, Console.system(), System.getenv(), Clock.systemUTC()).run(job);
    }

    /** The command line of a script: errors of usage and input end with their message and {@code ExitCode.USAGE}. */
    public static CommandLine commandLine(Object script) {
        NETTY.setLevel(Level.OFF); // what a broken connection means is said with its row
        VERTX.setLevel(Level.OFF);
        Streams.begin();
        CommandLine commandLine = new CommandLine(script)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // @word is text, not a file of words
                .setOut(Streams.writer(System.out))
                .setErr(Streams.writer(System.err));
        Mishap.endsTheProcess();
        commandLine.setExecutionStrategy(Mishap::told);
        commandLine.getCommandSpec().version(CheckClient.USER_AGENT.replace('/', ' '));
        return commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof InvalidInput bad) {
                bad.problems().forEach(problem -> line.getErr().println(problem));
                long more = bad.total() - bad.problems().size();
                line.getErr()
                        .println((more > 0 ? "… and " + more + " more. " : "")
                                + (bad.total() == 1 ? "1 problem" : bad.total() + " problems")
                                + " in the input. Nothing was sent.");
                return ExitCode.USAGE;
            }
            if (failure instanceof CannotStart cannot) {
                line.getErr().println(cannot.getMessage());
                return cannot.exitCode();
            }
            if (failure instanceof Hindrance) {
                line.getErr().println(failure.getMessage());
                return ExitCode.USAGE;
            }
            throw failure;
        });
    }
}
