package dev.checkbulk.run.vault;

import dev.checkbulk.http.Environment;
import dev.checkbulk.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are kept: their bytes, who has them, and which there are. Of the bytes it knows the plan's first line, and by
 * it which run this is and what work; everything else is for those who use it.
 *
 * <p>Its calls block, and may come from any thread but an event loop's. They fail with {@link VaultRefused} when they cannot
 * be served now, and with {@link dev.checkbulk.internal.Unfit} when they cannot until a person has looked; other failures of
 * what is below come as they are.
 */
public interface Vault {
    /** Where it is, for people. */
    String place();

    /**
     * Makes it if it is not there.
     *
     * @throws dev.checkbulk.internal.Unfit when others could change what is in it
     */
    void require() throws IOException;

    /** All runs that were published, the newest first. */
    List<VaultRun> runs() throws IOException;

    /** The published run with this id; one that cannot be read is not found. */
    Optional<VaultRun> withId(String runId) throws IOException;

    /** The run that people call so, or in this place of theirs, also where {@link #runs} has it not. */
    Optional<VaultRun> find(String nameOrPlace) throws IOException;

    /** What is the same work: the same input to the same place, by the same script. */
    record Work(String baseUrl, String script, String input) {
        public static Work of(Plan.Header header) {
            return new Work(Environment.place(header.baseUrl()), header.script(), header.input());
        }
    }

    /**
     * A published run of this work.
     *
     * @throws UnknownWork when a run does not tell its work
     */
    Optional<VaultRun> ofWork(Work work) throws IOException, UnknownWork;

    /**
     * Begins a run. Nobody sees it before it is published, and what is left of one that never is counts for nothing.
     *
     * @param folder where a person wants it, or null
     * @throws VaultRefused also when somebody has what is in that place
     */
    Draft begin(Plan.Header header, @Nullable Path folder) throws IOException;
}
