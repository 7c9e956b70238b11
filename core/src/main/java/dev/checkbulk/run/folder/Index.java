package dev.checkbulk.run.folder;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.vault.VaultRefused;
import dev.checkbulk.run.vault.VaultRefused.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs a folder has, by name and by id. */
final class Index {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final FolderVault vault;
    private final Disk disk;
    private final Path home;

    Index(FolderVault vault, Path home) {
        this.vault = vault;
        this.disk = vault.disk();
        this.home = home;
    }

    /** All runs, the newest first. Folders without a plan are none: nothing was ever sent for them. */
    List<FolderRun> all() throws IOException {
        List<FolderRun> runs = new ArrayList<>();
        try {
            if (!disk.exists(home)) {
                return List.of();
            }
            List<Path> paths = disk.list(home);
            for (Path path : paths) {
                Optional<FolderRun> elsewhere = disk.isLink(path) ? Optional.empty() : elsewhere(path);
                elsewhere.ifPresent(runs::add);
            }
            Set<Path> named = runs.stream().map(FolderRun::folder).collect(Collectors.toSet());
            for (Path path : paths) {
                String name = String.valueOf(path.getFileName());
                FolderRun run = new FolderRun(vault, name, path);
                if (!name.startsWith(".")
                        && !disk.isLink(path)
                        && !name.endsWith(Pointer.SUFFIX)
                        && !named.contains(path)
                        && run.exists()) {
                    runs.add(run);
                }
            }
        } catch (IOException e) {
            throw new VaultRefused(Reason.FAILED, "The runs in " + home + " cannot be listed (" + e + ")");
        }
        Comparator<FolderRun> byStamp = Comparator.comparing(run -> stampOf(run.name()));
        runs.sort(byStamp.reversed());
        return runs;
    }

    /** The run with this id; empty when there is none that can be read. */
    Optional<FolderRun> withId(String runId) throws IOException {
        for (FolderRun run : all()) {
            if (idOf(run).map(runId::equals).orElse(false)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** The run that a pointer leads to; none when there is none any more, or another one's. */
    private Optional<FolderRun> elsewhere(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(".") || !name.endsWith(Pointer.SUFFIX)) {
            return Optional.empty();
        }
        Optional<Pointer> pointer = Optional.empty();
        try {
            pointer = Pointer.read(disk, path);
        } catch (Unfit | AccessDeniedException e) {
            vault.tell(path + " does not tell where a run is, and belongs to " + disk.owner(path)
                    + ": it is passed over. Make it yours, or take it away.");
        }
        if (pointer.isEmpty()) {
            return Optional.empty();
        }
        String runName = name.substring(0, name.length() - Pointer.SUFFIX.length());
        FolderRun run = new FolderRun(vault, runName, pointer.get().folder());
        boolean is =
                run.exists() && idOf(run).map(pointer.get().runId()::equals).orElse(true);
        return is ? Optional.of(run) : Optional.empty(); // one that cannot be read is listed: whoever reads it is told
    }

    /** Empty when its plan is damaged or somebody else's. What the disk does not give now must not pass for either. */
    private Optional<String> idOf(FolderRun run) throws IOException {
        try {
            return Optional.of(run.header().runId());
        } catch (Unfit e) {
            vault.passedOver(e);
            return Optional.empty();
        } catch (PlanUnreadable e) {
            return Optional.empty();
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
