package dev.checkbulk.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run's folder. It is made for its owner alone; what an earlier run left there is moved aside, never overwritten. */
final class RunFolder {
    private static final Pattern OURS =
            Pattern.compile("(results\\.csv|(failed|unknown)\\.(json|jsonl|csv))(\\.part)?");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private RunFolder() {}

    /**
     * The folder for a run.
     *
     * @param given the one that was asked for, or null for a new one under {@code $CHECKBULK_HOME/runs}
     * @throws CannotStart when it cannot be made or written to
     */
    static Path create(@Nullable Path given, String script, Map<String, String> environment, Clock clock)
            throws CannotStart {
        Path wanted = given != null ? given : runs(environment).resolve(script + "-" + STAMP.format(clock.instant()));
        try {
            if (given == null) {
                makeFolder(runs(environment));
                return newFolder(wanted);
            }
            makeFolder(wanted);
            moveEarlierAside(wanted);
            return wanted;
        } catch (IOException e) {
            throw new CannotStart("The run's folder " + wanted + " cannot be used ("
                    + e.getClass().getSimpleName() + "). Name another with --run-dir DIR.");
        }
    }

    private static Path runs(Map<String, String> environment) {
        String home = environment.getOrDefault("CHECKBULK_HOME", "");
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return (home.isBlank() ? Path.of(user, ".checkbulk") : Path.of(home)).resolve("runs");
    }

    /** Two runs that begin in the same second get two folders. */
    private static Path newFolder(Path wanted) throws IOException {
        Path folder = wanted;
        for (int n = 2; Files.exists(folder); n++) {
            folder = wanted.resolveSibling(wanted.getFileName() + "-" + n);
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return folder;
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("not writable");
        }
    }

    private static void moveEarlierAside(Path folder) throws IOException {
        List<Path> earlier;
        try (Stream<Path> files = Files.list(folder)) {
            earlier = files.filter(
                            file -> OURS.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
        if (earlier.isEmpty()) {
            return;
        }
        int n = 1;
        while (Files.exists(folder.resolve("earlier-" + n))) {
            n++;
        }
        Path aside = folder.resolve("earlier-" + n);
        makeFolder(aside);
        for (Path file : earlier) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
    }
}
