package dev.checkbulk.script;

import dev.checkbulk.batch.BatchReport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The live line at a terminal; nothing where nobody looks. */
final class ProgressLine implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    /** @param rows how many there will be, or less than 0 when nobody knows */
    ProgressLine(boolean visible, String what, long rows) {
        bar = visible
                ? new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(rows)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    void show(BatchReport report) {
        if (bar != null) {
            long failed = report.total() - report.succeeded();
            bar.stepTo(report.total());
            bar.setExtraMessage(failed == 0 ? "" : failed + " failed");
        }
    }

    void show(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
