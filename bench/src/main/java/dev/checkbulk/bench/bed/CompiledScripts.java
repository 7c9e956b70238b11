package dev.checkbulk.bench.bed;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The one-file scripts, compiled and run as JBang does it: with the JVM options that they name. */
public final class CompiledScripts {
    private static final String OPTIONS = "//JAVA_OPTIONS ";

    private final Path sources;
    private final Path folder;
    private final Set<String> compiled = new ConcurrentSkipListSet<>();

    /**
     * @param sources where the scripts are
     * @param folder for what is compiled
     */
    CompiledScripts(Path sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
    }

    /** The command that runs a script in a JVM of its own. */
    public List<String> command(String script, String... args) throws IOException {
        return command(Bed.javaCommand(), options(script), script, args);
    }

    /** The same with another JVM and other options. */
    public List<String> command(String java, List<String> options, String script, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(script), script));
        command.addAll(List.of(args));
        return command;
    }

    /** The same script as a program that another main class of this module runs, with what else that one is told. */
    public List<String> command(List<String> options, Class<?> main, List<String> told, String script, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(Bed.javaCommand()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(script) + File.pathSeparator + System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(told);
        command.add(script);
        command.addAll(List.of(args));
        return command;
    }

    /** What the script's own line says. */
    public List<String> options(String script) throws IOException {
        try (Stream<String> lines = Files.lines(source(script))) {
            return lines.filter(line -> line.startsWith(OPTIONS))
                    .flatMap(line -> Stream.of(line.substring(OPTIONS.length()).split(" +")))
                    .toList();
        }
    }

    /** Where the JVM finds the script and all that it needs: jars, so that class data can be shared, and nothing of ours. */
    public synchronized String classPath(String script) throws IOException {
        if (compiled.add(script)) {
            compile(script);
        }
        return jar(script) + File.pathSeparator + dependencies();
    }

    /** Whether all of it is in jars; the JVM archives no classes of folders. */
    public boolean inJars() {
        return Stream.of(dependencies().split(File.pathSeparator))
                .noneMatch(entry -> Files.isDirectory(Path.of(entry)));
    }

    /** The class path of this process without this module's own classes and those of its tests. */
    private static String dependencies() {
        Path own = Path.of(CompiledScripts.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getParent();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(own))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path source(String script) {
        return sources.resolve(script + ".java");
    }

    private Path jar(String script) {
        return folder.resolve(script + ".jar");
    }

    private void compile(String script) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(script));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp", dependencies());
            boolean done = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source(script)))
                    .call();
            if (!done) {
                throw new IllegalStateException(script + " does not compile:\n" + said);
            }
        }
        pack(classes, jar(script));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new JarEntry(String.valueOf(file.getFileName())));
                Files.copy(file, out);
            }
        }
    }
}
