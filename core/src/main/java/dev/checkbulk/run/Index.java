package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs a store has, by name and by id. */
final class Index {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RunStore store;
    private final Disk disk;
    private final Path home;

    Index(RunStore store, Disk disk, Path home) {
        this.store = store;
        this.disk = disk;
        this.home = home;
    }

    /** All runs, the newest first. Folders without a plan are none: nothing was ever sent for them. */
    List<StoredRun> all() throws RunRefused {
        List<StoredRun> runs = new ArrayList<>();
        try {
            if (!disk.exists(home)) {
                return List.of();
            }
            List<Path> paths = disk.list(home);
            for (Path path : paths) {
                Optional<StoredRun> elsewhere = disk.isLink(path) ? Optional.empty() : elsewhere(path);
                elsewhere.ifPresent(runs::add);
            }
            Set<Path> named = runs.stream().map(StoredRun::folder).collect(Collectors.toSet());
            for (Path path : paths) {
                String name = String.valueOf(path.getFileName());
                StoredRun run = new StoredRun(store, disk, name, path);
                if (!name.startsWith(".")
                        && !disk.isLink(path)
                        && !name.endsWith(Pointer.SUFFIX)
                        && !named.contains(path)
                        && run.exists()) {
                    runs.add(run);
                }
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The runs in " + home + " cannot be listed (" + e + ").");
        }
        Comparator<StoredRun> byStamp = Comparator.comparing(run -> stampOf(run.name()));
        runs.sort(byStamp.reversed());
        return runs;
    }

    /** The run with this id; empty when there is none that can be read. */
    Optional<StoredRun> withId(String runId) throws RunRefused {
        for (StoredRun run : all()) {
            if (idOf(run).map(runId::equals).orElse(false)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** The run that a pointer leads to; none when there is none any more, or another one's. */
    private Optional<StoredRun> elsewhere(Path path) throws IOException, RunRefused {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(".") || !name.endsWith(Pointer.SUFFIX)) {
            return Optional.empty();
        }
        Pointer pointer = null;
        try {
            pointer = Pointer.read(disk, path).orElse(null);
        } catch (Unfit | AccessDeniedException e) {
            store.tell(path + " does not tell where a run is, and belongs to " + disk.owner(path)
                    + ": it is passed over. Make it yours, or take it away.");
        }
        if (pointer == null) {
            return Optional.empty();
        }
        String runName = name.substring(0, name.length() - Pointer.SUFFIX.length());
        StoredRun run = new StoredRun(store, disk, runName, pointer.folder());
        boolean is = run.exists() && idOf(run).map(pointer.runId()::equals).orElse(true);
        return is ? Optional.of(run) : Optional.empty(); // one that cannot be read is listed: whoever reads it is told
    }

    /** Empty when its plan is damaged. */
    private Optional<String> idOf(StoredRun run) throws RunRefused {
        try {
            return Optional.of(run.header().runId());
        } catch (RunRefused e) {
            requireDamage(e);
            return Optional.empty();
        }
    }

    /**
     * What the disk does not give now must not pass for damaged or missing. What is not this person's is passed over, and
     * said: it would stop everything else.
     */
    void requireDamage(RunRefused refusal) throws RunRefused {
        if (refusal.reason() == Reason.UNFIT) {
            store.tell(refusal.getMessage() + " It is passed over.");
        } else if (refusal.reason() != Reason.CHANGED) {
            throw refusal;
        }
    }

    private static String stampOf(String name) {
        return name.replaceFirst("^.*?(\\d{8}-\\d{6}.*)$", "$1");
    }

    /** A name that no run has. */
    String freeName(Plan.Header header) throws IOException {
        String first = header.script() + "-" + STAMP.format(header.made());
        String name = first;
        for (int n = 2; disk.exists(home.resolve(name)) || disk.exists(at(name)); n++) {
            name = first + "-" + n;
        }
        return name;
    }

    /** Where a run of this name, when it is elsewhere, leaves word. */
    Path at(String name) {
        return home.resolve(name + Pointer.SUFFIX);
    }
}
