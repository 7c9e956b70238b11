package dev.checkbulk.jobs;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.jobs.RunSummary.Standing;
import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where runs stand, by their files. Blocks. */
final class RunSummaries {
    private static final String FOR_PEOPLE =
            "results\\.csv|report(-ticket)?\\.html|(failed|unknown)\\.(json|jsonl|csv)";

    private RunSummaries() {}

    static RunSummary of(StoredRun stored) throws RunRefused {
        RunState state = stored.state();
        RunState ofInput = state.ofInput();
        return new RunSummary(
                RunId.of(stored),
                state.header(),
                standing(state),
                ofInput.rows().size(),
                ofInput.counts(),
                null,
                state.holder(),
                state.damage(),
                files(stored.folder()),
                List.of());
    }

    /**
     * All of a store, the newest first; they are read when they are walked.
     *
     * @throws RunRefused when the store itself cannot be read
     */
    static Iterable<RunSummary> all(RunStore store) throws RunRefused {
        List<StoredRun> runs = store.all();
        return () -> runs.stream().map(RunSummaries::readable).iterator();
    }

    /** One that cannot be read keeps nobody from the others. */
    private static RunSummary readable(StoredRun stored) {
        try {
            return of(stored);
        } catch (RunRefused e) {
            return new RunSummary(
                    RunId.of(stored),
                    null,
                    Standing.DAMAGED,
                    0,
                    BatchReport.EMPTY,
                    null,
                    null,
                    e.getMessage(),
                    List.of(),
                    List.of());
        }
    }

    /** One that this process had, and has reported on. */
    static RunSummary ended(StoredRun stored, EndReport report) throws RunRefused {
        RunEnd end = report.end();
        boolean open = end.counts().notApplied() + end.counts().unknown() > 0;
        return new RunSummary(
                RunId.of(stored),
                stored.header(),
                open ? Standing.STOPPED : Standing.ENDED,
                end.rows().size(),
                end.counts(),
                end.stopped(),
                null,
                null,
                end.files(),
                report.troubles());
    }

    private static Standing standing(RunState state) {
        if (state.holder() != null) {
            return Standing.RUNNING;
        }
        if (state.purged()) {
            return Standing.PURGED;
        }
        if (state.damage() != null) {
            return Standing.DAMAGED;
        }
        return state.open() > 0 ? Standing.STOPPED : Standing.ENDED;
    }

    private static List<Path> files(Path folder) throws RunRefused {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(FOR_PEOPLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RunRefused(RunRefused.Reason.DISK, "The folder " + folder + " cannot be read (" + e + ").");
        }
    }
}
