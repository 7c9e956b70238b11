package dev.checkbulk.script.send;

import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.jobs.report.Trouble;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.text.Summary;
import java.nio.file.Path;
import java.util.Map;

/** What is said of a run's end. */
public final class EndText {
    private EndText() {}

    /**
     * Says it.
     *
     * @param run what commands call the run
     * @return the exit code
     */
    static int tell(EndReport report, String run, Map<String, String> environment, Console console, boolean json) {
        RunEnd end = report.end();
        Path folder = end.files().isEmpty() ? null : end.files().get(0).getParent();
        boolean complete = true;
        for (Trouble trouble : report.troubles()) {
            if (trouble.part() == Trouble.Part.RESULTS) {
                complete = false;
                console.say("The files in " + folder + " are not complete: " + trouble.why());
            } else if (trouble.part() == Trouble.Part.REPORT) {
                console.say("The report could not be written: " + trouble.why());
            }
        }
        Summary summary = new Summary(end, end.about().rehearsal() ? null : run, Commands.of(environment));
        print(summary, console, json);
        report.troubles().stream()
                .filter(trouble -> trouble.part() == Trouble.Part.JOURNAL)
                .forEach(trouble -> console.say(trouble.why()));
        return !complete && summary.exitCode() == ExitCode.OK ? ExitCode.BUG : summary.exitCode();
    }

    public static void print(Summary summary, Console console, boolean json) {
        if (json) {
            console.result(summary.json());
            console.say(summary.text());
        } else {
            console.result(summary.text());
        }
    }
}
