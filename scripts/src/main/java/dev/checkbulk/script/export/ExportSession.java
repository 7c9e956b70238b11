package dev.checkbulk.script.export;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.http.SecretNames;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.terminal.Interrupts;
import dev.checkbulk.script.terminal.ProgressLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One export, from its first request to its last message. Runs on a script's main thread and blocks it. */
final class ExportSession {
    private static final int LONGEST = 1_000;

    private final Order order;
    private final Target target;
    private final Console console;
    private final ExportSecrets secrets;
    private List<String> leftOut = List.of();
    private long count;
    private volatile @Nullable String signal;

    /**
     * What is wanted.
     *
     * @param list the list that is read
     * @param ids the records of it, or none for all
     * @param notes what the list leaves out, a sentence each
     * @param out the file, or null for standard output
     */
    record Order(
            ResourceType type,
            CheckRequest list,
            List<String> ids,
            List<String> notes,
            ExportFormat form,
            @Nullable Path out,
            boolean allFields,
            boolean raw,
            boolean sensitive) {
        String counted(long records) {
            return records + " " + (records == 1 ? type.singular() : type.name().replace('_', ' '));
        }
    }

    ExportSession(Order order, Target target, Console console) {
        this.order = order;
        this.target = target;
        this.console = console;
        secrets = new ExportSecrets(order.sensitive());
    }

    /**
     * Reads, writes, and reports to standard error.
     *
     * @return the exit code
     * @throws CannotStart when there is no place to write to
     */
    int run() throws CannotStart {
        if (target.rehearsal()) {
            console.say("REHEARSAL: nothing is sent to Check.");
        }
        console.say(String.format(
                Locale.ROOT,
                "export: %s%s from %s, at %s requests/s.",
                order.list(),
                order.ids().isEmpty() ? "" : " by id",
                target.description(),
                target.client().quota().limit().perSecond()));
        ExportOutput output = output();
        List<String> missing;
        try (output;
                ExportWriter writer = writer(output);
                Interrupts interrupts = new Interrupts(this::stop)) {
            missing = read(new Exporter(target.client().reading(), order.type(), secrets, writer));
            writer.finish();
            output.finish();
            leftOut = writer.leftOut();
        } catch (ReadFailed e) {
            boolean wrong = count == 0 && e.outcome() instanceof Outcome.Refused;
            return incomplete(String.valueOf(e.getMessage()), wrong ? ExitCode.USAGE : ExitCode.NOT_APPLIED);
        } catch (InterruptedIOException e) {
            return incomplete(String.valueOf(e.getMessage()), ExitCode.NOT_APPLIED);
        } catch (IOException e) {
            return incomplete("it cannot be written (" + e + ")", ExitCode.NOT_APPLIED);
        }
        report(missing, output);
        return missing.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private ExportOutput output() throws CannotStart {
        try {
            return new ExportOutput(order.out());
        } catch (IOException e) {
            throw new CannotStart(order.out() + " cannot be written (" + e + "). Nothing was read.");
        }
    }

    private ExportWriter writer(ExportOutput output) throws IOException {
        return switch (order.form()) {
            case CSV -> {
                List<Field> known = order.type().fields().stream()
                        .filter(field -> field.readable() && secrets.shows(field))
                        .toList();
                yield new ExportCsv(output.writer(), known, order.allFields(), order.raw(), output.beside());
            }
            case JSON -> new ExportJson(output.writer(), true);
            case JSONL -> new ExportJson(output.writer(), false);
        };
    }

    private void stop(String name) {
        signal = name;
        console.say("Stopping behind the page that is being read. A second time stops at once.");
    }

    private List<String> read(Exporter exporter) throws IOException {
        try (ProgressLine line = new ProgressLine(console, "export", -1, System::nanoTime)) {
            Exporter.Watch watch = records -> {
                count = records;
                line.show(records);
                if (signal != null) {
                    throw new InterruptedIOException("interrupted (" + signal + ")");
                }
            };
            if (order.ids().isEmpty()) {
                exporter.list(order.list(), watch);
                return List.of();
            }
            return exporter.byIds(order.list(), order.ids(), watch);
        }
    }

    private void report(List<String> missing, ExportOutput output) {
        if (!secrets.leftOut().isEmpty()) {
            console.say("Left out, being sensitive: " + String.join(", ", secrets.leftOut())
                    + ". --sensitive exports them too.");
        }
        if (!secrets.masked().isEmpty()) {
            console.say("Masked with " + SecretNames.MASK + ", being named like secrets: "
                    + Shown.plain(String.join(", ", secrets.masked()), LONGEST) + ". --sensitive exports them too.");
        }
        if (!leftOut.isEmpty()) {
            console.say("Left out, being nothing that update takes: " + String.join(", ", leftOut)
                    + ". --all-fields exports them too, and JSON has them always.");
        }
        order.notes().forEach(note -> console.say("Note: " + note));
        if (!missing.isEmpty()) {
            console.say("Check does not have " + order.counted(missing.size()) + ": " + String.join(", ", missing));
        }
        console.say("Exported " + order.counted(count) + " to " + output.name() + ".");
        if (target.rehearsal()) {
            console.say("This was a rehearsal: nothing was sent to Check.");
        }
    }

    private int incomplete(String why, int exitCode) {
        console.say("Not exported: " + why);
        console.say("Read so far: " + order.counted(count) + ". "
                + (order.out() == null
                        ? "What is on standard output is not complete."
                        : order.out() + " was not written."));
        return exitCode;
    }
}
