package dev.checkbulk.script.runs;

import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.jobs.report.RunReport;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.script.option.Mount;
import dev.checkbulk.script.option.Runs;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the report of a run anew, from its files: also while a process has it, or after one was killed. */
public final class Reports {
    private Reports() {}

    /** For whom a report is. */
    public enum Reader {
        /** Whoever has the run: with everything but secrets. */
        OWNER,
        /** Whoever may read a ticket: ids and counts alone. */
        TICKET
    }

    /**
     * Writes the report, and prints where it is.
     *
     * @param run its name, or its folder
     * @return the exit code, 0
     * @throws CannotStart when there is no such run, or the report cannot be written
     */
    public static int make(String run, Reader reader, Mount mount) throws CannotStart {
        Console console = Console.system();
        Map<String, String> environment = System.getenv();
        try {
            RunStore store = mount.store(environment, console);
            StoredRun stored = store.find(run);
            stored.requireOwn();
            RunState state = stored.state();
            About about = RunList.isForeign(stored)
                    ? About.of(state.header().about()).inOwnWords(stored.plan().edits())
                    : About.of(state.header().about());
            RunEnd end = new RunEnd(about, RowState.ofInput(state.rows()), null, files(stored), state.purge());
            Commands commands = Commands.of(environment);
            RunReport.Standing standing = new RunReport.Standing(state.holder(), state.damage(), state.purge());
            Path file = RunReport.write(
                    store,
                    stored,
                    end,
                    (verb, of) -> commands.of(verb, Runs.name(of, environment)),
                    state.rows(),
                    standing,
                    reader == Reader.TICKET);
            console.result(file + "\n");
            return ExitCode.OK;
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (IOException e) {
            throw new CannotStart("The report cannot be written (" + e + ").");
        }
    }

    private static List<Path> files(StoredRun stored) throws IOException {
        try (Stream<Path> files = Files.list(stored.folder())) {
            return files.filter(file -> file.getFileName().toString().matches("(failed|unknown)\\.(json|jsonl|csv)"))
                    .sorted()
                    .toList();
        }
    }
}
