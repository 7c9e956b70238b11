package dev.checkbulk.script.send;

import dev.checkbulk.jobs.JobEvent;
import dev.checkbulk.jobs.RunHandle;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.Interrupts;
import dev.checkbulk.script.terminal.ProgressLine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows at a terminal how a run goes on, and stops it at a signal. Any thread may call. */
final class Watch implements AutoCloseable {
    private final Console console;
    private final String script;
    private final RunHandle handle;
    private final Supplier<String> trouble;
    private final Promise<Void> over = Promise.promise();
    private @Nullable ProgressLine line;
    private @Nullable Interrupts interrupts;
    private JobEvent.@Nullable Progress last;
    private boolean begun;

    /** @param trouble why requests do not start as they should, or empty */
    Watch(Console console, String script, RunHandle handle, Supplier<String> trouble) {
        this.trouble = trouble;
        this.console = console;
        this.script = script;
        this.handle = handle;
    }

    /** Completes when the run has told everything. */
    Future<Void> over() {
        return over.future();
    }

    /** Shows, and takes signals: from the beginning, or after a pause. */
    synchronized void open() {
        interrupts = new Interrupts(signal -> {
            handle.cancel("", "interrupted (" + signal + ")"); // first: saying so may have to wait for who reads it
            console.say("Stopping: nothing new is sent, what is in flight is awaited. Once more stops at once.");
        });
        if (!begun) {
            begun = true;
            handle.progress()
                    .endHandler(end -> over.tryComplete())
                    .exceptionHandler(failure -> over.tryComplete())
                    .handler(this::take);
        }
    }

    /** Nothing is shown and signals end the process, as long as somebody is asked something. */
    synchronized void pause() {
        if (line != null) {
            line.close();
            line = null;
        }
        if (interrupts != null) {
            interrupts.close();
            interrupts = null;
        }
    }

    private void take(JobEvent event) {
        if (event instanceof JobEvent.State state && last == null) {
            warn(state);
        } else if (event instanceof JobEvent.Progress progress) {
            show(progress);
        }
    }

    private void warn(JobEvent.State state) {
        if (state.inDoubt() > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "%d %s sent without an answer that can be trusted. Nothing else is sent for them for %s s, then Check is asked.",
                    state.inDoubt(),
                    state.inDoubt() == 1 ? "row was" : "rows were",
                    state.quarantine().toMillis() / 1000.0));
        }
        if (state.otherKey()) {
            console.say(
                    "They were sent with another API key than this one: they are looked up, and not sent again as they"
                            + " were.");
        }
    }

    private synchronized void show(JobEvent.Progress progress) {
        last = progress;
        if (interrupts == null) {
            return;
        }
        if (line == null) {
            line = new ProgressLine(console, script, progress.rows(), System::nanoTime);
        }
        line.tell(trouble.get());
        line.show(progress.counts(), progress.paused(), progress.unconfirmed());
    }

    @Override
    public synchronized void close() {
        if (line != null && last != null) {
            line.show(last.counts(), Duration.ZERO, last.unconfirmed());
        }
        pause();
    }
}
