package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.codec.Members;
import dev.checkbulk.codec.OutcomeJson;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest state of each run that this home knows of: how long its journal was, what was in it, where it lay, and which runs
 * took it over. Whoever comes with less has an older copy: it does not know what was sent since.
 *
 * <p>What is remembered was durable in the journal before. So a crash leaves a journal that is as long as that or longer,
 * never a shorter one, and passes for no copy.
 */
final class Latest {
    private static final String RETRY = "retry";
    private static final String UNDO = "undo";

    private final Disk disk;
    private final Path folder;

    /** A run's file: what was known when it was taken up last, and a line for each time that it was known better. */
    private record Known(
            long length,
            int crc,
            String where,
            @Nullable String retry,
            @Nullable String undo) {
        byte[] line() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("length", length)
                    .put("crc", crc)
                    .put("folder", where);
            OutcomeJson.putKnown(json, RETRY, retry);
            OutcomeJson.putKnown(json, UNDO, undo);
            return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    Latest(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Where a run was that this home took up; empty when it took up none of this id. */
    Optional<Path> where(String runId) throws IOException {
        return read(runId).map(known -> Path.of(known.where()));
    }

    /**
     * Objects to an older copy.
     *
     * @param journal the run's journal
     * @param length how much of it counts
     * @throws RunRefused names both
     */
    void require(VaultRun run, String runId, StoredBytes journal, long length) throws IOException, RunRefused {
        Known known = read(runId).orElse(null);
        if (known == null) {
            return;
        }
        if (length < known.length()
                || (int) Journaled.crc(journal, known.length()).getValue() != known.crc()) {
            throw older(run, known, "more was written there than this one has");
        }
        requireClaim(run, known, Claim.RETRY, known.retry(), "its failed rows were taken over");
        requireClaim(run, known, Claim.UNDO, known.undo(), "it was undone");
    }

    private static void requireClaim(VaultRun run, Known known, Claim claim, @Nullable String by, String what)
            throws IOException, RunRefused {
        if (by != null && run.claimed(claim).isEmpty()) {
            throw older(run, known, what);
        }
    }

    private static RunRefused older(VaultRun run, Known known, String what) {
        if (known.where().equals(run.folder().toString())) {
            return new RunRefused(
                    Reason.OLDER,
                    "The files in " + run.folder() + " are older than the state of run " + run.name()
                            + " that this home knows in " + known.where() + ": " + what.replace("there", "since")
                            + ". Nothing was sent. Put the latest files back; if those are lost, look at Check what was"
                            + " done, and run the other rows anew.");
        }
        return new RunRefused(
                Reason.OLDER,
                run.folder() + " has an older state of run " + run.name() + " than this home knows: in " + known.where()
                        + " "
                        + what + ". Nothing was sent. Go on with the one in " + known.where()
                        + "; if that is lost, look at Check what was done, and run the other rows anew.");
    }

    /** Keeps this as the latest state of the run, durably. */
    void remember(String runId, Path where, long length, int crc) throws IOException {
        Known known = read(runId).orElse(null);
        write(
                runId,
                new Known(
                        length,
                        crc,
                        where.toString(),
                        known == null ? null : known.retry(),
                        known == null ? null : known.undo()));
    }

    /** The journal of a run that this home knows was written anew, without people's data: that is its latest state now. */
    void rewritten(String runId, Path where, StoredBytes journal) throws IOException {
        if (disk.exists(file(runId))) {
            remember(runId, where, journal.size(), (int)
                    Journaled.crc(journal, journal.size()).getValue());
        }
    }

    /** Keeps that another run took it over, durably. */
    void claimed(String runId, Path where, Claim claim, String by) throws IOException {
        Known known = read(runId).orElse(new Known(0, 0, where.toString(), null, null));
        boolean retry = claim == Claim.RETRY;
        write(
                runId,
                new Known(
                        known.length(),
                        known.crc(),
                        where.toString(),
                        retry ? by : known.retry(),
                        retry ? known.undo() : by));
    }

    /** For those that come while the run goes on: until it is closed they need not survive a loss of power. */
    Journaled.Notes notes(String runId, Path where) throws IOException {
        Known known = read(runId).orElseThrow(() -> new IOException("What was just written is gone: " + file(runId)));
        return new Journaled.Notes() {
            private Disk.@Nullable AppendFile lines;

            @Override
            public void note(long length, int crc) throws IOException {
                Disk.AppendFile to = lines;
                if (to == null) {
                    to = disk.append(file(runId));
                    lines = to;
                }
                to.append(new Known(length, crc, where.toString(), known.retry(), known.undo()).line());
            }

            @Override
            public void close() throws IOException {
                Disk.AppendFile to = lines;
                if (to != null) {
                    try (to) {
                        to.force();
                    }
                }
            }
        };
    }

    private void write(String runId, Known known) throws IOException {
        disk.createFolder(folder);
        if (disk.isLink(folder)) {
            throw new Unfit(folder + " is a link, and is not followed: look who put it there, and take it away");
        }
        disk.write(file(runId), known.line());
    }

    private Path file(String runId) {
        return folder.resolve(runId);
    }

    private Optional<Known> read(String runId) throws IOException {
        if (!disk.exists(file(runId))) {
            return Optional.empty();
        }
        Known latest = null;
        for (String line : new String(disk.read(file(runId)), StandardCharsets.UTF_8).split("\n")) {
            Known known = parse(line);
            latest = known == null ? latest : known; // a torn line was never the only one
        }
        if (latest == null) {
            throw new Unfit(file(runId) + ", where this home remembers the run, is damaged. When it is certain that the"
                    + " run is the latest of its kind, delete that file");
        }
        return Optional.of(latest);
    }

    private static @Nullable Known parse(String line) {
        try {
            JsonNode json = Json.parse(line.getBytes(StandardCharsets.UTF_8));
            return json.path("folder").isTextual()
                    ? new Known(
                            json.path("length").asLong(),
                            json.path("crc").asInt(),
                            json.path("folder").asText(),
                            Members.textOrNull(json, RETRY),
                            Members.textOrNull(json, UNDO))
                    : null;
        } catch (Json.Unreadable | IllegalArgumentException e) {
            return null;
        }
    }
}
