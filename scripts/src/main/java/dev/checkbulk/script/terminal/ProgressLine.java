package dev.checkbulk.script.terminal;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.jobs.text.LocalZone;
import dev.checkbulk.run.state.Unconfirmed;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far it is: a live line at a terminal, and elsewhere, as in a log, a line a minute. */
public final class ProgressLine implements AutoCloseable {
    private static final long A_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Console console;
    private final String what;
    private final long rows;
    private final LongSupplier nanoTime;
    private final @Nullable ProgressBar bar;
    private long said;
    private boolean toldUnconfirmed;
    private String trouble = "";

    /** @param rows how many there will be, or less than 0 when nobody knows */
    public ProgressLine(Console console, String what, long rows, LongSupplier nanoTime) {
        this.console = console;
        this.what = what;
        this.rows = rows;
        this.nanoTime = nanoTime;
        this.said = nanoTime.getAsLong();
        bar = console.terminal()
                ? new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(rows)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUnit("", 1)
                        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                        .setUpdateIntervalMillis(200)
                        .setConsumer(screen(System.getenv()))
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    /** Where the bar is drawn. The library would start stty to learn about the terminal, and stty would inherit the API key. */
    private static ProgressBarConsumer screen(Map<String, String> environment) {
        int width = width(environment);
        return environment.getOrDefault("TERM", "dumb").equals("dumb")
                ? new ConsoleProgressBarConsumer(System.err, width)
                : new InteractiveConsoleProgressBarConsumer(System.err, width);
    }

    /** How many characters fit, one less than {@code COLUMNS}; the launcher sets it. */
    static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return (columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80) - 1;
    }

    /**
     * Shows how the rows stand.
     *
     * @param paused for how much longer nothing starts because Check asked for a pause
     * @param unconfirmed the rows whose answer could not be read; the first is said at once
     */
    public void show(BatchReport report, Duration paused, Unconfirmed unconfirmed) {
        String told = Words.unconfirmed(unconfirmed, LocalZone.id());
        if (bar == null && !told.isEmpty() && !toldUnconfirmed) {
            console.say(told);
        }
        toldUnconfirmed = !told.isEmpty();
        show(report.total(), extra(report, paused) + (told.isEmpty() ? "" : " " + told));
    }

    /** Why requests do not start as they should, or empty; said at once where there is no live line. */
    public void tell(String trouble) {
        if (bar == null && !trouble.isEmpty() && !trouble.equals(this.trouble)) {
            console.say(what + ": " + trouble + ".");
        }
        this.trouble = trouble;
    }

    public void show(long done) {
        show(done, "");
    }

    private void show(long done, String extra) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(trouble.isEmpty() ? extra : extra + " " + trouble);
        } else if (nanoTime.getAsLong() - said >= A_MINUTE) {
            said = nanoTime.getAsLong();
            console.say(String.format(
                    Locale.ROOT,
                    "%s: %d%s%s",
                    what,
                    done,
                    rows < 0 ? "" : " of " + rows,
                    extra.isEmpty() ? "" : "," + extra));
        }
    }

    /** What is not as it should be, and why nothing moves. */
    static String extra(BatchReport report, Duration paused) {
        List<String> parts = new ArrayList<>();
        add(parts, report.refused(), "refused");
        add(parts, report.conflict(), "conflict");
        add(parts, report.blocked(), "blocked");
        add(parts, report.notApplied(), "not applied");
        add(parts, report.unknown(), "unknown");
        if (!paused.isZero()) {
            parts.add("paused " + (paused.toSeconds() + 1) + " s: Check asked");
        }
        return parts.isEmpty() ? "" : " " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String name) {
        if (count > 0) {
            parts.add(count + " " + name);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
