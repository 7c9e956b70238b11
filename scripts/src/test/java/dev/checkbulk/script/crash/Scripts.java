package dev.checkbulk.script.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The real scripts as plain {@code java} commands: what {@code ./jbang} would run, without JBang's own start, with
 * {@link HaltPoints}, and with an archive of the loaded classes that halves their start.
 */
final class Scripts {
    private static final Path ROOT = Path.of(System.getProperty("checkbulk.root"));
    private static final List<String> NAMES = List.of("enroll", "reassign", "resume");

    private final Path folder;
    private final List<Path> jars;
    private final Path archive;

    private Scripts(Path folder, List<Path> jars) {
        this.folder = folder;
        this.archive = folder.resolve("classes.jsa");
        this.jars = jars;
    }

    /** Builds them, once for all processes of a test; with copies, because another ./jbang may build anew meanwhile. */
    static Scripts build(Path folder) throws IOException {
        Files.createDirectories(folder);
        Set<Path> jars = new LinkedHashSet<>();
        for (String name : NAMES) {
            jbang(folder, "build", name + "@catalog");
            for (String jar : jbang(folder, "info", "classpath", name + "@catalog")
                    .strip()
                    .split(File.pathSeparator)) {
                jars.add(Path.of(jar));
            }
        }
        List<Path> copies = new ArrayList<>();
        for (Path jar : jars) {
            copies.add(isOurs(jar) ? Files.copy(jar, folder.resolve(jar.getFileName())) : jar);
        }
        Path halting = folder.resolve("halting.jar");
        new HaltPoints().write(copies.stream().filter(Scripts::isOurs).toList(), halting);
        copies.add(0, halting);
        Scripts scripts = new Scripts(folder, copies);
        scripts.archive();
        return scripts;
    }

    /** Has a rehearsal's classes archived for the processes to come. */
    private void archive() {
        String rows = ROOT.resolve("examples/benefits.json").toString();
        command(folder.resolve("rehearsal"), "enroll", rows, "--rehearse")
                .option("-XX:ArchiveClassesAtExit=" + archive)
                .with("CHECKBULK_HOME", folder.resolve("rehearsals").toString())
                .start()
                .end()
                .expect(0);
    }

    private static boolean isOurs(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("checkbulk-") && !name.startsWith("checkbulk-standin")
                || NAMES.contains(name.replace(".jar", ""));
    }

    private static String jbang(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("jbang").toString()));
        command.addAll(List.of(words));
        Command jbang = new Command(command, folder.resolve("jbang-" + words[0]))
                .with("JBANG_REPO", System.getProperty("checkbulk.localRepository"));
        return jbang.start().end().expect(0).out();
    }

    /** A script, as its header asks for it to be run. */
    Command command(Path output, String name, String... arguments) {
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:CompileThresholdScaling=3", // they live for a second: compiling less costs less
                "-Xlog:disable",
                "-cp",
                path,
                name));
        command.addAll(List.of(arguments));
        Command script = new Command(command, output);
        return Files.exists(archive) ? script.option("-XX:SharedArchiveFile=" + archive) : script;
    }
}
