package dev.checkbulk.jobs.report;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.jobs.file.WholeFile;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.text.OutcomeWords;
import dev.checkbulk.jobs.text.PurgeText;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page that tells of a run, in its folder: {@code report.html}, or {@code report-ticket.html} with ids and counts only.
 * It is the run's owner's alone. Blocks.
 */
public final class RunReport {
    private static final String NAME = "report.html";
    private static final String FOR_TICKET = "report-ticket.html";
    private static final int LONGEST = 1_000;

    /** More rows than that no browser shows well: those that are as they should be stay out then. */
    private final RunStore store;

    private final StoredRun stored;
    private final RunEnd end;
    private final @Nullable NextCommand commands;
    private final List<RowState> steps;
    private final Standing standing;
    private final boolean ticket;
    private final Instant now = Clock.systemUTC().instant();

    /**
     * What is to be known of a run besides its rows.
     *
     * @param holder the process that has it, null when none has, or when it is this one that reports on its end
     * @param damage what is wrong with its journal, or null
     * @param purge that people's data was taken out of it, or null
     */
    public record Standing(
            @Nullable String holder,
            @Nullable String damage,
            @Nullable Purged purge) {
        public static final Standing GOOD = new Standing(null, null, null);
    }

    private RunReport(
            RunStore store,
            StoredRun stored,
            RunEnd end,
            @Nullable NextCommand commands,
            List<RowState> steps,
            Standing standing,
            boolean ticket) {
        this.store = store;
        this.stored = stored;
        this.end = end;
        this.commands = commands;
        this.steps = steps;
        this.standing = standing;
        this.ticket = ticket;
    }

    /** Whether a file is a run's report. */
    public static boolean is(Path file) {
        return String.valueOf(file.getFileName()).equals(NAME);
    }

    /**
     * Writes the page, replacing an earlier one.
     *
     * @param end where the rows of the input stand
     * @param commands how the next command is typed, or null when nobody types any
     * @param steps where the rows of the plan stand
     * @param ticket whether names, values and messages stay out of it
     * @return where it is
     */
    public static Path write(
            RunStore store,
            StoredRun stored,
            RunEnd end,
            @Nullable NextCommand commands,
            List<RowState> steps,
            Standing standing,
            boolean ticket)
            throws IOException, RunRefused {
        return new RunReport(store, stored, end, commands, steps, standing, ticket).write();
    }

    private Path write() throws IOException, RunRefused {
        Path to = stored.folder().resolve(ticket ? FOR_TICKET : NAME);
        Plan plan = stored.plan();
        List<RowState> rows = end.rows();
        ReportSelection shown =
                ReportSelection.of(rows, rows.size() - end.counts().succeeded());
        Set<Long> planned = shown.all() ? Set.of() : planned(shown.inputs());
        History history = stored.history(row -> shown.all() || planned.contains(row));
        try (WholeFile file = WholeFile.shared(to)) {
            page(plan.header(), history, shown)
                    .write(
                            file.writer(),
                            page -> ReportRows.write(page, plan, steps, rows, shown, history, this::outcome, ticket));
            file.finish();
        }
        return to;
    }

    /** The rows of the plan of these of the input. */
    private Set<Long> planned(Set<Long> inputs) {
        return steps.stream()
                .filter(step -> inputs.contains(step.input()))
                .map(RowState::row)
                .collect(Collectors.toSet());
    }

    private String outcome(RowState row) {
        return end.isKept(row)
                ? "kept"
                : end.cannotBeUndone(row)
                        ? "cannot_be_undone"
                        : OutcomeWords.of(row.outcome().kind());
    }

    private Page page(Plan.Header header, History history, ReportSelection shown) {
        List<Page.Left> left = new ArrayList<>();
        end.left().forEach((what, count) -> left.add(new Page.Left(count + " " + what, what.replace(' ', '_'))));
        return new Page(
                name(header.runId()),
                end.done(),
                left,
                notices(shown),
                counts(),
                next(),
                sittings(history),
                facts(header));
    }

    /** A folder's name may be anybody's. */
    private String name(String runId) {
        boolean ours = stored.name().matches("[a-z-]+-[0-9]{8}-[0-9]{6}(-[0-9]+)?");
        return !ticket || ours ? stored.name() : "Run " + runId.substring(0, 8);
    }

    private List<String> notices(ReportSelection shown) {
        List<String> notices = new ArrayList<>();
        if (end.about().rehearsal()) {
            notices.add("This was a rehearsal: nothing was sent to Check.");
        }
        if (standing.holder() != null) {
            notices.add("The run is still running" + (ticket ? "" : " (" + plain(standing.holder()) + ")")
                    + ". This is how it stood when the report was made.");
        } else if (standing.damage() != null) {
            notices.add("Its journal is damaged. What follows is what can be read of it."
                    + (ticket ? "" : " " + plain(standing.damage())));
        } else if (end.stopped() != null) {
            notices.add(ticket ? "It was stopped before its end." : "Stopped: " + plain(end.stopped()) + ".");
        } else if (!end.counts().complete() && steps.stream().anyMatch(step -> !step.ended())) {
            notices.add("The run stopped in the middle: not all rows have ended.");
        }
        if (standing.purge() != null) {
            notices.add("People’s data was "
                    + (ticket ? PurgeText.unnamed(standing.purge()) : PurgeText.of(standing.purge()))
                    + ": what was sent is not known any more, only how it ended.");
        }
        if (ticket) {
            notices.add("For a ticket: names, values and messages are left out.");
        }
        if (!shown.all()) {
            notices.add(String.format(
                            Locale.ROOT,
                            "There are too many rows to show them all. These are the first %,d, those that need you before the",
                            shown.failures() + shown.others())
                    + " others; the rest is in results.csv.");
        }
        return notices;
    }

    private List<Page.Count> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        BatchReport report = end.counts();
        counts.put("done", report.done());
        counts.put("already", report.already());
        counts.put("refused", report.refused());
        counts.put("conflict", report.conflict() - end.kept() - end.cannot());
        counts.put("blocked", report.blocked());
        counts.put("kept", end.kept());
        counts.put("cannot_be_undone", end.cannot());
        counts.put("not_applied", report.notApplied());
        counts.put("unknown", report.unknown());
        List<Page.Count> told = new ArrayList<>();
        counts.forEach((key, rows) -> {
            if (rows > 0) {
                told.add(new Page.Count(key, key.replace('_', ' '), rows, meaning(key)));
            }
        });
        return told;
    }

    private static String meaning(String key) {
        return switch (key) {
            case "done" -> "Check said yes.";
            case "already" -> "It was so already; nothing was sent.";
            case "refused" -> "Check said no, and nothing was changed. Mend the row, and run it again.";
            case "conflict" -> "The record is not as the row expects; it was not overwritten. Look at it.";
            case "blocked" -> "An earlier row of the same record failed; nothing was sent.";
            case "kept" -> "Somebody changed it since; it was left as it is.";
            case "cannot_be_undone" -> "There is no way back.";
            case "not_applied" -> "Surely not executed; a resumed run sends it.";
            default -> "It may have been applied. A resumed run looks again, and sends nothing twice.";
        };
    }

    /** The commands as they are typed; in a ticket none, for they may have somebody's folder in them. */
    private List<Page.Next> next() {
        List<Page.Next> next = new ArrayList<>();
        if (ticket) {
            return next;
        }
        try {
            next(next);
        } catch (RunRefused e) { // the run that goes on with this one is not to be found
            next.add(new Page.Next(plain(String.valueOf(e.getMessage())), null));
        }
        return next;
    }

    private void next(List<Page.Next> next) throws RunRefused {
        if (end.about().rehearsal()) {
            next.add(new Page.Next("To do it at Check: the same command without --rehearse.", null));
            return;
        }
        StoredRun undo = store.undoOf(stored).orElse(null);
        StoredRun retry = store.retryOf(stored).orElse(null);
        if (standing.holder() != null) {
            add(next, "To see where it stands later", true, "report");
        } else if (undo != null) {
            next.add(new Page.Next("It was undone by " + undo.name() + ".", null));
        } else {
            add(next, "To go on with the rows that have not ended", end.canResume(), "resume");
            end.files().stream()
                    .filter(file -> String.valueOf(file.getFileName()).startsWith("failed"))
                    .forEach(file -> next.add(new Page.Next(
                            "To mend the rows that failed: edit this file, and give it to the same script",
                            file.toString())));
            if (retry == null) {
                add(next, "To try the rows that failed once more, as they are", end.canRetry(), "retry");
            } else {
                next.add(new Page.Next("The rows that failed were taken over by " + retry.name() + ".", null));
            }
            boolean undoable = end.counts().done() > 0 && standing.purge() == null;
            add(next, "To restore what it changed", undoable, "undo");
        }
    }

    private void add(List<Page.Next> next, String what, boolean can, String verb) {
        if (can && commands != null) {
            next.add(new Page.Next(what, commands.of(verb, stored)));
        }
    }

    private List<SendTimes> sittings(History history) {
        return history.sittings().stream()
                .map(sitting -> new SendTimes(
                        sitting.began(),
                        ticket ? "" : "process " + sitting.process() + " on " + plain(sitting.host()),
                        sitting.perSecond(),
                        sitting.sends(),
                        sitting.throttles(),
                        sitting.silent()))
                .toList();
    }

    private List<Page.Fact> facts(Plan.Header header) {
        About about = end.about();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("Report made", "", now));
        facts.add(new Page.Fact("Plan made", "", header.made()));
        facts.add(new Page.Fact("Script", header.script()));
        facts.add(new Page.Fact("Sent to", about.rehearsal() ? "a stand-in on its own machine" : header.baseUrl()));
        facts.add(new Page.Fact("Run id", header.runId()));
        facts.add(new Page.Fact("SHA-256 of the input", header.input()));
        if (!ticket) {
            facts.add(new Page.Fact("What was sent", plain(about.request())));
            facts.add(new Page.Fact("Input", plain(about.file() == null ? about.name() : about.file())));
            facts.add(new Page.Fact("Folder", plain(stored.folder().toString())));
            if (about.retryOf() != null) {
                facts.add(new Page.Fact("Retry of", plain(about.retryOf())));
            }
            if (about.undoOf() != null) {
                facts.add(new Page.Fact("Undo of", plain(about.undoOf())));
            }
        }
        return facts;
    }

    private static String plain(String text) {
        return Shown.plain(text, LONGEST);
    }
}
