package dev.checkbulk.jobs.report;

import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a run leaves for people when it ends or stops: results, and the report. Blocks. */
public final class EndFiles {
    private final RunStore store;
    private final StoredRun stored;
    private final About about;
    private final @Nullable NextCommand commands;

    /** @param commands how what comes next is typed, or null when nobody types anything */
    public EndFiles(RunStore store, StoredRun stored, About about, @Nullable NextCommand commands) {
        this.store = store;
        this.stored = stored;
        this.about = about;
        this.commands = commands;
    }

    /**
     * Writes them, replacing those of an earlier look at the run.
     *
     * @param steps where the rows of the plan stand
     * @param stopped why it stopped before its end, or null
     */
    public EndReport write(List<RowState> steps, @Nullable String stopped, RunReport.Standing standing) {
        List<RowState> rows = RowState.ofInput(steps);
        List<Path> files = List.of();
        List<Trouble> troubles = new ArrayList<>();
        try {
            files = Results.write(stored.folder(), about.form(), rows);
        } catch (IOException e) {
            troubles.add(new Trouble(Trouble.Part.RESULTS, String.valueOf(e.getMessage())));
        }
        RunEnd end = new RunEnd(about, rows, stopped, files, standing.purge());
        try {
            end = end.and(RunReport.write(store, stored, end, commands, steps, standing, false));
        } catch (IOException | RunRefused | RuntimeException e) { // it changes nothing of what the run did
            troubles.add(new Trouble(Trouble.Part.REPORT, String.valueOf(e.getMessage())));
        }
        return new EndReport(end, troubles);
    }
}
