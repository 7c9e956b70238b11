package dev.checkbulk.bench.start;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.CompiledScripts;
import dev.checkbulk.bench.bed.PeerTool;
import dev.checkbulk.bench.bed.RepositoryCopy;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.bench.traffic.LimitedServer;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way to start.
 *
 * @param command with its arguments; empty when something is missing
 * @param environment what it needs besides the address and the key
 * @param sends whether it makes a request; if not, its end is waited for
 * @param coldStarts how often it may be made cold at most
 * @param makeCold makes the next start the first use
 * @param missing what stands in the place of its figures, or null
 */
record StartCommand(
        String label,
        List<String> command,
        Map<String, String> environment,
        boolean sends,
        int coldStarts,
        Cold makeCold,
        @Nullable String missing) {

    /** Undoes what earlier starts left behind. */
    @FunctionalInterface
    interface Cold {
        void run() throws IOException, InterruptedException;
    }

    private static final int OFTEN = Integer.MAX_VALUE;
    private static final String REASSIGN = "reassign";

    Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return all;
    }

    /** All ways, prepared; a short run has one of each kind, and no launchers, which build everything anew. */
    static List<StartCommand> all(Bed bed, boolean every) throws IOException, InterruptedException {
        String moves = bed.moves("emp_", 3).toString();
        List<StartCommand> all = new ArrayList<>();
        if (every) {
            all.addAll(launchers(bed, moves));
        }
        all.addAll(plain(bed, moves, every));
        all.addAll(python(bed, moves));
        return all;
    }

    private static List<StartCommand> launchers(Bed bed, String moves) throws IOException {
        RepositoryCopy clone = RepositoryCopy.of(bed);
        Map<String, String> repository = Map.of("JBANG_REPO", clone.repository().toString());
        StartCommand own = new StartCommand(
                "./jbang reassign",
                List.of(clone.folder().resolve("jbang").toString(), REASSIGN, moves, "--yes"),
                repository,
                true,
                1,
                clone::forgetAll,
                null);
        Path jbangFolder = bed.folder("jbang");
        Map<String, String> environment = new HashMap<>(repository);
        environment.put("JBANG_DIR", jbangFolder.toString());
        environment.put("JBANG_RUNTIME_SHELL", "bash");
        environment.put("JBANG_STDIN_NOTTY", "true");
        String script = clone.folder().resolve("scripts/reassign.java").toString();
        Cold empty = () -> RepositoryCopy.delete(jbangFolder);
        String jar = clone.folder().resolve(".launcher") + "/jbang-cli-*.jar";
        StartCommand itsJar = new StartCommand(
                "jbang scripts/reassign.java (JBang's own jar)",
                List.of(
                        "/bin/sh",
                        "-c",
                        "out=$(java -jar " + jar + " \"$0\" \"$@\"); eval \"exec $out\"",
                        script,
                        moves,
                        "--yes"),
                environment,
                true,
                OFTEN,
                empty,
                null);
        Optional<String> installed = PeerTool.JBANG.path();
        StartCommand command = new StartCommand(
                "jbang scripts/reassign.java (as installed)",
                installed.map(path -> List.of(path, script, moves, "--yes")).orElse(List.of()),
                environment,
                true,
                OFTEN,
                empty,
                installed.isPresent() ? null : PeerTool.JBANG.missing());
        return List.of(own, itsJar, command);
    }

    private static List<StartCommand> plain(Bed bed, String moves, boolean every)
            throws IOException, InterruptedException {
        CompiledScripts scripts = bed.scripts();
        List<String> options = scripts.options(REASSIGN);
        String java = Bed.javaCommand();
        List<StartCommand> all = new ArrayList<>();
        if (every) {
            all.add(java(bed, "java -cp, no options", java, List.of(), moves));
            all.add(java(bed, "java -cp, no class-data sharing", java, plus(options, "-Xshare:off"), moves));
        }
        all.add(java(bed, "java -cp, the script's options", java, options, moves));
        String archived = "java -cp, with a class-data archive of the script";
        String cached = "JDK 25, with an AOT cache";
        Optional<String> newer = newer();
        if (!scripts.inJars()) {
            all.add(missing(archived, "not from folders of classes"));
            all.add(missing(cached, "not from folders of classes"));
            return all;
        }
        Path archive = bed.folder("archive").resolve("reassign.jsa");
        train(bed, java, plus(options, "-XX:ArchiveClassesAtExit=" + archive), moves);
        all.add(java(bed, archived, java, plus(options, "-XX:SharedArchiveFile=" + archive), moves));
        if (!every) {
            return all;
        }
        if (newer.isEmpty()) {
            all.add(missing(cached, "no JDK 25 in /usr/lib/jvm"));
            return all;
        }
        Path cache = bed.folder("archive").resolve("reassign.aot");
        train(bed, newer.get(), plus(options, "-XX:AOTCacheOutput=" + cache), moves);
        all.add(java(bed, "JDK 25, the script's options", newer.get(), options, moves));
        all.add(java(bed, cached, newer.get(), plus(options, "-XX:AOTCache=" + cache), moves));
        return all;
    }

    private static StartCommand missing(String label, String why) {
        return new StartCommand(label, List.of(), Map.of(), true, 0, () -> {}, why);
    }

    private static List<StartCommand> python(Bed bed, String moves) {
        Optional<String> python = PeerTool.HTTPX.path();
        String missing = python.isPresent() ? null : PeerTool.HTTPX.missing();
        Cold cold = () -> evict(bed, List.of("/usr/lib/python3", "/usr/bin/python3"));
        return List.of(
                new StartCommand(
                        "python3 -c 'import httpx', to its end",
                        python.map(path -> List.of(path, "-c", "import httpx")).orElse(List.of()),
                        Map.of(),
                        false,
                        OFTEN,
                        cold,
                        missing),
                new StartCommand(
                        "the guide's Python",
                        python.map(path -> List.of(path, bed.peer("guide.py"), moves))
                                .orElse(List.of()),
                        Map.of(),
                        true,
                        OFTEN,
                        cold,
                        missing));
    }

    private static StartCommand java(Bed bed, String label, String java, List<String> options, String moves)
            throws IOException {
        List<String> files =
                new ArrayList<>(List.of(bed.scripts().classPath(REASSIGN).split(File.pathSeparator)));
        files.add(Path.of(java).resolveSibling("../lib").toString());
        options.stream()
                .filter(option -> option.contains("="))
                .map(option -> option.substring(option.indexOf('=') + 1))
                .forEach(files::add);
        return new StartCommand(
                label,
                bed.scripts().command(java, options, REASSIGN, moves, "--yes"),
                Map.of(),
                true,
                OFTEN,
                () -> evict(bed, files),
                null);
    }

    private static void evict(Bed bed, List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", bed.peer("evict.py")));
        command.addAll(files);
        bed.run(command).orThrow();
    }

    /** One run to its end, from which the JVM learns what to keep. */
    private static void train(Bed bed, String java, List<String> options, String moves)
            throws IOException, InterruptedException {
        Standin standin = LimitedServer.standin(bed, Limiter.NONE, Latency.none());
        bed.run(
                        bed.scripts().command(java, options, REASSIGN, moves, "--yes"),
                        Caller.environment(standin.baseUrl(), bed.folder("home")))
                .orThrow();
        Bed.get(standin.close());
    }

    private static Optional<String> newer() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> some = Files.list(folder)) {
            return some.filter(jdk -> jdk.getFileName().toString().contains("25"))
                    .map(jdk -> jdk.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .map(Path::toString);
        }
    }

    private static List<String> plus(List<String> options, String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return more;
    }
}
